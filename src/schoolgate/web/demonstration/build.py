"""Build the demonstration in an empty database."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.utils import timezone

from schoolgate.web.accounts.credentials import store
from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.facts import CONFIRMED
from schoolgate.web.accounts.models import Account, Condition, Keeper
from schoolgate.web.accounts.states import AccountState
from schoolgate.web.accounts.states import KeeperPart as Keeps
from schoolgate.web.demonstration.cast import (
    CLASSES,
    FORENAMES,
    PUPILS,
    SCHOOLS,
    STAFF,
    SURNAMES,
    TRUST_OFFICER,
    CastMember,
    Place,
)
from schoolgate.web.demonstration.consents import ask_everybody
from schoolgate.web.demonstration.contacts import add_contacts
from schoolgate.web.demonstration.events import set_down
from schoolgate.web.demonstration.numbers import set_numbers
from schoolgate.web.demonstration.posts import put_on
from schoolgate.web.demonstration.stage import DemoSchool
from schoolgate.web.demonstration.threat import was_threatened
from schoolgate.web.people.models import (
    Holding,
    Person,
    Pupil,
    Roll,
    SchoolClass,
    StaffMember,
)
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School, Trust

TRUST = ("confluence", "The Confluence Trust")
SINCE = date(2024, 9, 1)
ACCOUNTS = 3


class NotEmptyError(Exception):
    """There are people here already: the demonstration is built in an empty place."""


def build(now: datetime | None = None) -> list[School]:
    """Build the trust, its schools, their people and accounts, and their posts."""
    if Person.objects.exists() or not settings.DEMONSTRATION:
        raise NotEmptyError(
            "The demonstration is built only in demonstration mode, and in an empty "
            "database. Name another folder with --data."
        )
    at = now or timezone.now()
    trust = Trust.objects.create(slug=TRUST[0], name=TRUST[1])
    officer = _person(TRUST_OFFICER, TRUST[0])
    Holding.objects.create(
        person=officer, trust=trust, role="trust-officer", since=SINCE
    )
    return [_school(place, trust, at) for place in SCHOOLS]


def _school(place: Place, trust: Trust, at: datetime) -> School:
    school = School.objects.create(
        slug=place.slug, name=place.name, policy=place.policy, trust=trust
    )
    cast = _cast(place, school)
    pupil = _roll(school, at)
    set_down(school, cast, at)
    add_contacts(school, cast["office"], at)
    accounts = _accounts(school, cast, at)
    ask_everybody(school, cast["dsl"], at)
    set_numbers(school, cast, at)
    if place.is_lived_in:
        was_threatened(school, cast, at)
    put_on(DemoSchool(school, cast, accounts, at, pupil, place.kind, place.is_lived_in))
    return school


def _cast(place: Place, school: School) -> dict[str, Person]:
    """Everybody of a school, by the first role they hold."""
    cast: dict[str, Person] = {}
    for number, part in enumerate(STAFF):
        person = _person(part, place.slug)
        roles = tuple(place.head if role == "head" else role for role in part.roles)
        for role in roles:
            Holding.objects.create(person=person, school=school, role=role, since=SINCE)
        cast.setdefault(part.roles[0], person)
        if roles[0] not in ("parent", "governor", "chair"):
            StaffMember.objects.create(
                school=school,
                key=f"S{number:03}",
                forename=part.forename,
                surname=part.surname,
                person=person,
            )
    return cast


def _person(part: CastMember, domain: str) -> Person:
    email = f"{part.forename}.{part.surname}@{domain}.example.org".lower()
    return Person.objects.create_named(email, part.forename, part.surname)


def _roll(school: School, at: datetime) -> str:
    """Sixty pupils in five classes; the full name of one of them."""
    classes = [SchoolClass.objects.create(school=school, name=n) for n in CLASSES]
    Pupil.objects.bulk_create(
        Pupil(
            school=school,
            key=f"P{number:04}",
            forename=FORENAMES[number % len(FORENAMES)],
            surname=SURNAMES[(number * 7 + school.pk) % len(SURNAMES)],
            school_class=classes[number % len(classes)],
        )
        for number in range(PUPILS)
    )
    Roll.objects.create(school=school, version=1, pupils_at=at, staff_at=at)
    return str(Pupil.objects.filter(school=school).order_by("key")[0])


def _accounts(
    school: School, cast: dict[str, Person], at: datetime
) -> tuple[Account, ...]:
    """The platforms that the policy names, open; the first publishes by itself."""
    about = in_force(school).file.about.get("platforms")
    named = [str(name) for name in about] if isinstance(about, list) else []
    platforms = [*named[:ACCOUNTS], "website"]
    accounts = tuple(
        Account.objects.create(
            school=school,
            platform=platform,
            name=school.name if platform == "website" else f"@{school.slug}",
            address=f"https://{platform}.example.org/{school.slug}",
            state=AccountState.OPEN,
            asked_by=cast["office"],
            asked_on=at.date() - timedelta(days=400),
            answered_by=cast["head"],
            answered_on=at.date() - timedelta(days=395),
            email=f"media@{school.slug}.example.org",
            youngest=18,
            opened_on=at.date() - timedelta(days=390),
        )
        for platform in platforms
    )
    folder = settings.DATA / "out" / school.slug
    for account in accounts:
        _keepers(account, cast, at)
        note(account)
    for account in (accounts[0], accounts[-1]):
        store(account, {"channel": "demonstration", "folder": str(folder)})
    return accounts


def _keepers(account: Account, cast: dict[str, Person], at: datetime) -> None:
    """The office owns it; a teacher and a leader are named, and trained, to post."""
    since = on = at.date() - timedelta(days=390)
    Keeper.objects.create(
        account=account, person=cast["office"], part=Keeps.OWNER, since=since
    )
    Condition.objects.bulk_create(
        Condition(account=account, fact=fact, met=True, by=cast["online-safety"], on=on)
        for fact in CONFIRMED
    )
    for role in ("teacher", "slt"):
        Keeper.objects.create(
            account=account,
            person=cast[role],
            part=Keeps.POSTER,
            since=since,
            trained_on=since,
        )
