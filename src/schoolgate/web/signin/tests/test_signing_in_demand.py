"""Of whom a second factor is demanded, and that there is no way round it."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date
from uuid import UUID

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import TOTP
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.web.people.models import ROLES, Holding, Person
from schoolgate.web.signin.second_factor import DEMANDED_OF, WITHOUT
from schoolgate.web.signin.tests.browsing import (
    COUNTER,
    IMMEDIATE,
    INDEX,
    SECRET,
    browser_of,
    code,
    with_password,
)
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
Capture = Callable[[], AbstractContextManager[list[Callable[[], None]]]]


@pytest.fixture(autouse=True)
def _demanded(settings: Settings) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}


@pytest.fixture(autouse=True)
def _minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes are of one and the same half minute, however long a test takes."""
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([COUNTER]))


@pytest.fixture
def hester(head: Person) -> Person:
    """The head, with a password and no second factor yet."""
    return with_password(head)


@pytest.fixture
def ready(hester: Person) -> Person:
    """The head, with an authenticator app and recovery codes."""
    TOTP.activate(hester, SECRET)
    RecoveryCodes.activate(hester)
    return hester


def every_path() -> Iterator[tuple[str, str]]:
    """The name and an address of each page there is."""
    yield from _paths(get_resolver().url_patterns, "", "")


def _paths(
    patterns: list[URLPattern | URLResolver], start: str, space: str
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        path = start + str(pattern.pattern).lstrip("^").rstrip("$")
        if isinstance(pattern, URLResolver):
            name = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _paths(pattern.url_patterns, path, name)
        else:
            yield f"{space}{pattern.name}", "/" + _filled(path)


def _filled(path: str) -> str:
    path = re.sub(r"<slug:school>", "elm", path)
    path = re.sub(r"\(\?P<\w+>\[.*?\]\+\)", "a", path)
    path = re.sub(r"\(\?P<\w+>\.\+\)", "a", path)
    path = re.sub(r"<uuid:\w+>", str(UUID(int=1)), path)
    return re.sub(r"<\w+:\w+>", "1", path)


def test_whoever_must_have_a_second_factor_gets_nowhere_without(
    hester: Person,
) -> None:
    browser = browser_of(hester)
    paths = [(name, path) for name, path in every_path() if name not in WITHOUT]
    assert len(paths) > 40

    for name, path in paths:
        for answer in (browser.get(path), browser.post(path)):
            assert (answer.status_code, answer.get("Location")) == (302, INDEX), name


def test_what_is_needed_to_set_one_up_is_reached(hester: Person) -> None:
    browser = browser_of(hester)

    for path in (INDEX, f"{INDEX}totp/activate/", f"{INDEX}webauthn/add/"):
        assert browser.get(path).status_code == 200
    assert "Your role needs a second factor" in browser.get(INDEX).content.decode()
    assert browser.post("/sign-in/out/")["Location"] == "/sign-in/"


def test_setting_one_up_opens_the_school(hester: Person) -> None:
    browser = browser_of(hester)
    page = browser.get(f"{INDEX}totp/activate/").content.decode()
    shown = re.search("<code>(.*?)</code>", page)
    assert shown
    secret = shown[1].replace("<wbr>", "")

    after = browser.post(f"{INDEX}totp/activate/", {"code": code(secret)})

    assert after["Location"] == f"{INDEX}recovery-codes/"
    assert browser.get("/school/elm/").status_code == 200


def test_a_wrong_code_sets_nothing_up(hester: Person) -> None:
    browser = browser_of(hester)
    browser.get(f"{INDEX}totp/activate/")

    page = browser.post(f"{INDEX}totp/activate/", {"code": "000000"})

    assert "This code doesn&#39;t fit" in page.content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("role", sorted(ROLES))
def test_it_is_demanded_of_the_roles_that_hold_others_data(
    role: str, school: School, somebody: Callable[..., Person]
) -> None:
    person = with_password(somebody("Ada", school, role))

    answer = browser_of(person).get("/")

    assert (answer.get("Location") == INDEX) == (role in DEMANDED_OF)


def test_it_is_demanded_of_heads_and_not_of_teachers() -> None:
    assert {"head", "dsl", "office", "technician", "trust-officer"} <= DEMANDED_OF
    assert not {"teacher", "support", "parent"} & DEMANDED_OF


def test_a_role_held_over_a_trust_demands_it_too(
    teacher: Person, school: School
) -> None:
    Holding.objects.create(
        person=teacher, trust=school.trust, role="trust-officer", since=date(2020, 9, 1)
    )

    assert browser_of(with_password(teacher)).get("/")["Location"] == INDEX


def test_a_role_that_has_ended_demands_nothing(teacher: Person, school: School) -> None:
    Holding.objects.create(
        person=teacher,
        school=school,
        role="dsl",
        since=date(2020, 9, 1),
        until=date(2021, 7, 31),
    )

    assert browser_of(with_password(teacher)).get("/school/elm/").status_code == 200


def test_whoever_becomes_head_today_is_asked_at_the_next_page(
    teacher: Person, school: School
) -> None:
    browser = browser_of(with_password(teacher))
    assert browser.get("/school/elm/").status_code == 200

    Holding.objects.create(
        person=teacher, school=school, role="head", since=date(2020, 9, 1)
    )

    assert browser.get("/school/elm/")["Location"] == INDEX


def test_recovery_codes_alone_are_no_second_factor(hester: Person) -> None:
    RecoveryCodes.activate(hester)

    assert browser_of(hester).get("/school/elm/")["Location"] == INDEX


def test_a_demonstration_demands_none(
    head: Person, signed_in: Browser, settings: Settings
) -> None:
    settings.SECOND_FACTOR_DEMANDED = False

    assert signed_in(head).get("/school/elm/").status_code == 200


def test_the_demand_costs_no_question_to_the_database(
    ready: Person,
    signed_in: Browser,
    settings: Settings,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = signed_in(ready)

    with django_assert_num_queries(2):
        browser.get("/sign-in/by/unknown/")
