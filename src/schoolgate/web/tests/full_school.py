"""A school with so many of everything: what a page asks must not grow with it."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.events.models import Event
from schoolgate.web.imports.models import Import
from schoolgate.web.people.models import Contact, Group, Person, Pupil
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.tests.full_accounts import Accounts
from schoolgate.web.tests.full_apart import Apart
from schoolgate.web.tests.full_events import Events
from schoolgate.web.tests.full_people import People
from schoolgate.web.tests.full_posts import Posts
from schoolgate.web.trust.models import School

LOOKED_AT = (
    State.DRAFT,
    State.WAITING,
    State.SENT_BACK,
    State.PUBLISHING,
    State.PUBLISHED,
    State.FAILED,
)
BY_HAND = "by hand"


@dataclass(frozen=True, slots=True, eq=False)
class Full:
    """The school, and one of each of what it holds, that addresses name.

    ``posts`` are by their states, and the one that can be handed over now; ``events``
    by what they are. ``other`` is a group that was at none of them.
    """

    posts: dict[str, Post]
    events: dict[str, Event]
    cases: dict[str, UUID]
    account: Account
    keeper: Keeper
    person: Person
    pupil: Pupil
    unreached: Pupil
    group: Group
    other: Group
    contact: Contact
    imported: Import
    item: str
    apart: Apart


def fill(school: School, cast: dict[str, Person], many: int, folder: Path) -> Full:
    """Fill a school with ``many`` of each thing; files are written to a folder."""
    people, events = People(school, cast, many), Events(school, cast, many)
    apart = Apart(school, cast, many)
    there = people.pupils()
    people.colleagues()
    groups = events.groups(there)
    planned = events.planned(groups)
    marked = events.marked(groups, there)
    contact = people.contacts(there)
    people.unreached(groups[0])
    people.rounds()
    people.lists(there)
    accounts = Accounts(school, cast, many).open()
    apart.incidents()
    posts = Posts(school, cast, many, folder)
    out = [posts.out(accounts, there, number) for number in range(many)]
    every = {str(s): posts.whole(accounts, there, s) for s in LOOKED_AT}
    every[BY_HAND] = posts.to_hand_over(accounts, there)
    posts.take(every[State.DRAFT], marked)
    on, over = apart.cases()
    alarm, ended = apart.alarms()
    apart.audits()
    things: list[Post | Account | Person] = [*every.values(), *accounts, *cast.values()]
    apart.journal(things)
    form = there[0].school_class
    assert form is not None
    return Full(
        posts=every,
        events={"": planned, "marked": marked, "asked": events.asked(groups)},
        cases={"on": on, "over": over, "alarm": alarm, "alarm over": ended},
        account=accounts[0],
        keeper=accounts[0].keepers.all()[0],
        person=cast["teacher"],
        pupil=there[0],
        unreached=Pupil.objects.get(key="u0"),
        group=groups[0],
        other=form,
        contact=contact,
        imported=Import.objects.all()[0],
        item=str(out[0].targets.filter(account__platform="feed")[0].key),
        apart=apart,
    )
