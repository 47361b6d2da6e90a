"""A school with so many of everything: what a page asks must not grow with it."""

from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone

from schoolgate.engine.record import identity_record
from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.facts import CONFIRMED
from schoolgate.web.accounts.models import Account, Condition, Keeper, Review
from schoolgate.web.accounts.states import Part
from schoolgate.web.consent.models import PAPER, Word
from schoolgate.web.events.models import Event, Filming
from schoolgate.web.journal.models import Chain, Entry
from schoolgate.web.people.models import (
    Absence,
    Contact,
    Group,
    Holding,
    Import,
    Membership,
    Person,
    Pupil,
    Restriction,
    Roll,
    StaffMember,
    Tie,
)
from schoolgate.web.people.tests.lists import handed_in, pupils
from schoolgate.web.posts.models import Incident, Post
from schoolgate.web.posts.states import State
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
SINCE = date(2020, 9, 1)
USES = ("x", "website", "newsletter", "print", "any")
PLATFORMS = ("x", "facebook", "instagram", "website", "feed", "newsletter")


@identity_record
class Full:
    """The school, and one of each of what it holds, that addresses name."""

    posts: dict[State, Post]
    account: Account
    keeper: Keeper
    pupil: Pupil
    group: Group
    event: Event
    contact: Contact
    imported: Import
    item: str


def fill(school: School, cast: dict[str, Person], many: int, folder: Path) -> Full:
    """Fill a school with ``many`` of each thing; files are written to a folder."""
    filling = Filling(school, cast, many)
    there = filling.pupils()
    filling.people()
    filling.lists(there)
    group, event = filling.events(there)
    contact = filling.contacts(there)
    accounts = filling.accounts()
    posts = Posts(school, cast, many, folder)
    out = [posts.out(accounts, there, number) for number in range(many)]
    every = {state: posts.whole(accounts, there, state) for state in LOOKED_AT}
    filling.incidents()
    things: list[Post | Account | Person] = [*every.values(), *accounts, *cast.values()]
    for thing in things:
        filling.journal(thing)
    return Full(
        posts=every,
        account=accounts[0],
        keeper=accounts[0].keepers.all()[0],
        pupil=there[0],
        group=group,
        event=event,
        contact=contact,
        imported=Import.objects.all()[0],
        item=str(out[0].targets.filter(account__platform="feed")[0].key),
    )


class Filling:
    """Puts so many of each thing into a school; ``cast`` is by role."""

    def __init__(self, school: School, cast: dict[str, Person], many: int) -> None:
        self.school = school
        self.cast = cast
        self.many = many
        self.now = timezone.now()
        self.today = timezone.localdate()
        self.chain, _ = Chain.objects.get_or_create(school=school)

    def pupils(self) -> list[Pupil]:
        """Pupils of one class and one year; every third is never shown."""
        form = Group.objects.create(school=self.school, kind="class", name="Ash")
        year = Group.objects.create(school=self.school, kind="year", name="4")
        there = [
            Pupil.objects.create(
                school=self.school,
                key=f"{n}",
                forename=f"Fore{n}",
                surname=f"Sur{n}",
                school_class=form,
                year_group=year,
                born_on=date(2016, 1, 1),
            )
            for n in range(self.many)
        ]
        Restriction.objects.bulk_create(
            Restriction(
                school=self.school,
                pupil=pupil,
                key=pupil.key,
                forename=pupil.forename,
                surname=pupil.surname,
                since=SINCE,
            )
            for pupil in there[::3]
        )
        return there

    def people(self) -> None:
        """Colleagues, some of them away, and everybody on the staff list."""
        for number in range(self.many):
            mail, name = f"c{number}@elm.example.org", f"Colleague{number}"
            one = Person.objects.named(mail, name, "Example")
            Holding.objects.create(
                person=one, school=self.school, role="teacher", since=SINCE
            )
            for person in (one, *self.cast.values()):
                Absence.objects.create(
                    person=person, school=self.school, since=SINCE, until=self.today
                )
        people = Person.objects.filter(holdings__school=self.school).distinct()
        StaffMember.objects.bulk_create(
            StaffMember(
                school=self.school,
                key=f"s{person.pk}",
                forename=person.forename,
                surname=person.surname,
                person=person,
            )
            for person in people
        )

    def lists(self, there: list[Pupil]) -> None:
        """The lists that were taken, and one that waits."""
        office = self.cast["office"]
        Roll.objects.create(
            school=self.school, version=1, pupils_at=self.now, staff_at=self.now
        )
        for _ in there:
            Import.objects.create(
                school=self.school,
                kind="pupils",
                name="p.csv",
                by=office,
                at=self.now,
                counts={"new": 1, "changed": 1, "left": 1, "lists": {}},
            )
        lines = [f"{pupil.key},{pupil.forename},Other,,Elm,7" for pupil in there]
        handed_in(self.school, "pupils", pupils(*lines), by=office, at=self.now)

    def events(self, there: list[Pupil]) -> tuple[Group, Event]:
        """Trips with everybody in them, and each one's events about today."""
        for number in range(self.many):
            group = Group.objects.create(
                school=self.school, kind="trip", name=f"Trip {number}"
            )
            Membership.objects.bulk_create(
                Membership(group=group, pupil=pupil, since=SINCE) for pupil in there
            )
            Event.objects.bulk_create(
                Event(
                    school=self.school,
                    name=f"Concert {number}",
                    on=self.today + timedelta(days=days),
                    group=group,
                    filming=Filming.NONE,
                )
                for days in (-1, 0, 1)
            )
        return group, Event.objects.filter(school=self.school)[0]

    def contacts(self, there: list[Pupil]) -> Contact:
        """Contacts who each answered for every pupil."""
        for number in range(self.many):
            contact = Contact.objects.create(
                school=self.school,
                key=f"c{number}",
                forename=f"Parent{number}",
                surname="Example",
                email=f"parent{number}@example.org",
            )
            Tie.objects.bulk_create(
                Tie(contact=contact, pupil=pupil, has_responsibility=True)
                for pupil in there
            )
            Word.objects.bulk_create(
                self._word(use, contact, pupil) for pupil in there for use in USES
            )
        return contact

    def _word(self, use: str, contact: Contact, pupil: Pupil) -> Word:
        return Word(
            school=self.school,
            pupil=pupil,
            contact=contact,
            use=use,
            yes=True,
            how=PAPER,
            since=SINCE,
            at=self.now,
            heeded_at=self.now,
        )

    def accounts(self) -> list[Account]:
        """Open accounts with all their people, and others in other states."""
        made = [
            Account.objects.create(
                school=self.school,
                platform=PLATFORMS[n % len(PLATFORMS)],
                name=f"@elm{n}",
                state="open",
                asked_by=self.cast["office"],
                answered_by=self.cast["head"],
                answered_on=SINCE,
                opened_on=SINCE,
            )
            for n in range(len(PLATFORMS) + self.many)
        ]
        for account in made:
            self._kept(account)
        for n, state in enumerate(("asked", "permitted", "quasi", "fake", "closed")):
            Account.objects.create(
                school=self.school, platform="x", name=f"@other{n}", state=state
            )
        return made

    def _kept(self, account: Account) -> None:
        gone = Person.objects.named(f"gone{account.pk}@elm.example.org", "Gone", "Ex")
        people = Person.objects.filter(holdings__school=self.school).distinct()
        Keeper.objects.bulk_create(
            Keeper(account=account, person=person, part=part, since=SINCE)
            for person in (gone, *people)
            for part in Part
        )
        head = self.cast["head"]
        Condition.objects.bulk_create(
            Condition(account=account, fact=fact, met=True, by=head, on=SINCE)
            for fact in CONFIRMED
        )
        Review.objects.bulk_create(
            Review(account=account, next_due=SINCE, by=head, on=SINCE)
            for _ in range(self.many)
        )
        note(account)

    def incidents(self) -> None:
        """Incidents that are over, and one that is on."""
        head = self.cast["head"]
        over = {"ended_by": head, "ended_at": self.now}
        for ended in (*[over] * self.many, {}):
            incident = Incident.objects.create(
                school=self.school,
                what="Snow",
                begun_by=head,
                begun_at=self.now,
                **ended,
            )
            incident.can_post.set(self.cast.values())

    def journal(self, thing: Post | Account | Person) -> None:
        """So many entries about a thing."""
        Entry.objects.bulk_create(
            Entry(
                chain=self.chain,
                number=self.chain.length + number + 1,
                at=self.now,
                by=self.cast["head"],
                who="Hester Example",
                verb="noted",
                thing=thing._meta.label_lower,
                thing_id=str(thing.pk),
            )
            for number in range(self.many)
        )
        self.chain.length += self.many
        self.chain.save()
