"""The cast of the web's tests: two schools that are strangers, and who is who."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.test import Client

from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.names import forget_names
from schoolgate.web.pictures.hashes import forget_hashes
from schoolgate.web.trust.models import School, Trust

MONDAY = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
LONG_AGO = date(2020, 9, 1)


@pytest.fixture(autouse=True)
def _no_names_of_another_test() -> None:
    """A school's number comes again in the next test, and its names do not."""
    forget_names()


@pytest.fixture(autouse=True)
def _no_hashes_of_another_test() -> None:
    forget_hashes()


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    """Begin each test at its moment, so that no other day or hour changes it."""
    with time_machine.travel(MONDAY, tick=True):
        yield


@pytest.fixture
def at() -> datetime:
    """The one moment at which these tests happen: a Monday morning in November."""
    return MONDAY


@pytest.fixture
def trust(db: None) -> Trust:
    return Trust.objects.create(slug="canal", name="Canal Trust")


@pytest.fixture
def school(trust: Trust) -> School:
    """Lives under St Mary's policy: senior leaders publish, the head permits."""
    return School.objects.create(
        slug="elm", name="Elm School", policy="st-marys-putney", trust=trust
    )


@pytest.fixture
def other_school(db: None) -> School:
    """A stranger, in no trust."""
    return School.objects.create(
        slug="birch", name="Birch Primary", policy="milton-road"
    )


Cast = Callable[..., Person]


@pytest.fixture
def somebody(db: None) -> Cast:
    """Make somebody with roles in a school: ``somebody("Ada", school, "head")``."""

    def make(forename: str, school: School, *roles: str) -> Person:
        person = Person.objects.create_named(
            f"{forename.lower()}@{school.slug}.example.org", forename, "Example"
        )
        for role in roles:
            Holding.objects.create(
                person=person, school=school, role=role, since=LONG_AGO
            )
        return person

    return make


@pytest.fixture
def teacher(school: School, somebody: Cast) -> Person:
    return somebody("Tamsin", school, "teacher")


@pytest.fixture
def colleague(school: School, somebody: Cast) -> Person:
    return somebody("Colm", school, "teacher")


@pytest.fixture
def leader(school: School, somebody: Cast) -> Person:
    return somebody("Leonie", school, "slt", "teacher")


@pytest.fixture
def head(school: School, somebody: Cast) -> Person:
    return somebody("Hester", school, "head")


@pytest.fixture
def dsl(school: School, somebody: Cast) -> Person:
    return somebody("Delia", school, "dsl")


@pytest.fixture
def dpo(school: School, somebody: Cast) -> Person:
    return somebody("Dominic", school, "dpo")


@pytest.fixture
def office(school: School, somebody: Cast) -> Person:
    return somebody("Olive", school, "office")


@pytest.fixture
def technician(school: School, somebody: Cast) -> Person:
    return somebody("Teodor", school, "technician")


@pytest.fixture
def governor(school: School, somebody: Cast) -> Person:
    return somebody("Gwen", school, "governor")


@pytest.fixture
def parent(school: School, somebody: Cast) -> Person:
    return somebody("Pax", school, "parent")


@pytest.fixture
def stranger(other_school: School, somebody: Cast) -> Person:
    """The head of the other school: has every right there, and none here."""
    return somebody("Stella", other_school, "head")


@pytest.fixture
def signed_in() -> Callable[[Person], Client]:
    """A browser of somebody who is signed in: ``signed_in(head).get(…)``."""

    def browser(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return browser
