"""A school's people as a table, and who may decide as each surface answers it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime

from django.core import mail
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.test import TestCase

from schoolgate.web.accounts.models import Account
from schoolgate.web.desk.views.reading import decision_on
from schoolgate.web.people.models import Absence, Holding, Person, Roll
from schoolgate.web.people.rights import RIGHTS, standing
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.finding import post_of
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.tests.fixtures import GOOD, answer_all
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.notifications import tell_approvers
from schoolgate.web.review.turns import to_decide_among, turns
from schoolgate.web.trust.models import School, Trust

OF_THE_TRUST = frozenset(("trust", "trust-officer"))
# Whose absence can change who decides.
BEARING = frozenset(("head", "deputy", "slt", "dsl", "chair", "trust-officer"))
SINCE = date(2020, 9, 1)
EVERYBODY = (
    ("head",),
    ("deputy",),
    ("slt",),
    ("dsl",),
    ("teacher",),
    ("office",),
    ("governor",),
    ("chair",),
    ("trust-officer",),
)


@dataclass(frozen=True)
class Table:
    """Who works in a school: each person's roles, who is away, and who writes."""

    people: tuple[tuple[str, ...], ...]
    author: str
    away: frozenset[str] = frozenset()

    def __str__(self) -> str:
        people = ", ".join("+".join(roles) for roles in self.people)
        return f"{self.author} writes; {people}; away: {sorted(self.away)}"


def tables() -> Iterator[Table]:
    """Each who may write; each one away; each one missing; two roles in one person."""
    for roles in EVERYBODY:
        if roles[0] in RIGHTS["posts.draft"]:
            yield Table(EVERYBODY, roles[0])
        for author in ("head", "teacher"):
            if author != roles[0] and roles[0] in BEARING:
                yield Table(EVERYBODY, author, frozenset(roles))
    for people in ((("principal",), *EVERYBODY), (("principal",), *EVERYBODY[1:])):
        for author in (people[0][0], people[1][0], "teacher"):
            yield Table(people, author)
            yield Table(people, author, frozenset(("principal", "head")) - {author})
    for gone in ("deputy", "chair", "trust-officer", "governor"):
        without = tuple(roles for roles in EVERYBODY if roles[0] != gone)
        yield Table(without, "head")
        yield Table(without, "head", frozenset(("deputy", "slt", "chair")))
        yield Table(without, "slt", frozenset(("head",)))
    alone = (("head",), ("teacher",), ("office",), ("governor",))
    yield Table(alone, "head")
    yield Table(alone, "teacher", frozenset(("head",)))
    for two in (("head", "dsl"), ("deputy", "chair"), ("teacher", "governor")):
        others = tuple(roles for roles in EVERYBODY if not set(roles) & set(two))
        yield Table((two, *others), two[0])
        yield Table((two, *others), "slt", frozenset(two[:1]))
    yield Table((*EVERYBODY, ("head", "teacher")), "head")


def seated(table: Table, school: School, on: date) -> dict[str, Person]:
    """The people of a table, by their first role; whose second head is "head 2"."""
    found: dict[str, Person] = {}
    for number, roles in enumerate(table.people):
        person = Person.objects.create_named(
            f"p{number}@x.example.org", f"P{number}", "X"
        )
        for role in roles:
            place = _place(role, school)
            Holding.objects.create(person=person, role=role, since=SINCE, **place)
        if roles[0] in table.away:
            Absence.objects.create(person=person, school=school, since=on, until=on)
        found[roles[0] if roles[0] not in found else f"{roles[0]} 2"] = person
    return found


def _place(role: str, school: School) -> dict[str, School | Trust | None]:
    return {"trust": school.trust} if role in OF_THE_TRUST else {"school": school}


def sent_by(author: Person, school: School, at: datetime, kind: str) -> Post:
    """A post without fault, that waits for approval."""
    Roll.objects.get_or_create(
        school=school, defaults={"version": 1, "pupils_at": at, "staff_at": at}
    )
    account, _ = Account.objects.get_or_create(
        school=school, platform="facebook", name="@elm", state="open"
    )
    post = begin(school, by=author, at=at)
    wording = DraftContent(GOOD, {account.pk: ""}, kind=kind)
    post = edit(post, wording, version=post.version, by=author, at=at)
    post = send(post, by=author, at=at)
    answer_all(post, author, at)
    return Post.objects.select_related("school__trust", "author").get(pk=post.pk)


def by_mail(post: Post, at: datetime) -> set[int]:
    """Who is written to."""
    with collected() as addresses:
        tell_approvers(Post.objects.get(pk=post.pk), at=at)
    people = Person.objects.filter(email__in=addresses)
    return set(people.values_list("pk", flat=True))


@contextmanager
def collected() -> Iterator[list[str]]:
    """The addresses that are written to meanwhile."""
    mail.outbox.clear()
    addresses: list[str] = []
    with TestCase.captureOnCommitCallbacks(execute=True):
        yield addresses
    addresses += [one for sent in mail.outbox for one in sent.to]


def by_today(post: Post, people: list[Person], at: datetime) -> set[int]:
    """On whose Today it waits."""
    return {
        person.pk
        for person in people
        if post in turns(standing(person, post.school, at.date()), at).to_decide
    }


def by_list(post: Post, people: list[Person], at: datetime) -> set[int]:
    """In whose list of posts it is marked."""
    return {
        person.pk
        for person in people
        if to_decide_among(standing(person, post.school, at.date()), [post.pk], at)
    }


def by_button(post: Post, people: list[Person], at: datetime) -> set[int]:
    """Whose page of the post has the button."""
    found = set()
    for person in people:
        here = standing(person, post.school, at.date())
        if here.may("posts.see"):
            page = decision_on(post_of(here, post.pk), here, at)
            found |= {person.pk} if page["asked_of_me"] else set()
    return found


def by_action(post: Post, people: list[Person], at: datetime) -> set[int]:
    """Who can approve it, each tried by itself and undone."""
    return {person.pk for person in people if _approves(post, person, at)}


def _approves(post: Post, person: Person, at: datetime) -> bool:
    undo = transaction.savepoint()
    try:
        approve(post, seen=post.content_hash, by=person, at=at)
    except (PostError, PermissionDenied):
        return False
    else:
        return True
    finally:
        transaction.savepoint_rollback(undo)
