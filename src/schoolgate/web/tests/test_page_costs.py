"""Every page of a full school asks the database at most twenty times, however full."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver
from pytest_django.fixtures import Settings

from schoolgate.web.conftest import Cast
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.names import forget_names
from schoolgate.web.pictures.hashes import forget_hashes
from schoolgate.web.tests.full_people import SINCE
from schoolgate.web.tests.full_school import Full, fill
from schoolgate.web.tests.walk import Walked, addresses, named, with_factors
from schoolgate.web.trust.models import School

pytestmark = pytest.mark.slow
Browser = Callable[[Person], Client]
Walk = Callable[[int, Collection[str]], Walked]
MOST = 20
FEW, MANY = 2, 6
WHO = ("teacher", "leader", "head", "office")
NOBODY = "nobody"
PASSWORD = "a long enough one"
# Those who look whether anything grows: between them they open everything.
GROWING = ("teacher", "head", NOBODY)
# Addresses that show nobody a page in this walk, and why; their answers are counted.
NO_PAGES = {
    "public:a_parent": "this is no demonstration",
    "first": "there is somebody already",
    "join": "no provider's account waits to be joined",
    "mfa_authenticate": "nobody is half signed in",
    "mfa_edit_webauthn": "nobody has a passkey",
    "mfa_login_webauthn": "what a script asks while somebody signs in",
    "mfa_reauthenticate_webauthn": "nobody has a passkey",
    "mfa_remove_webauthn": "nobody has a passkey",
    "openid_connect_callback": "no provider is set up",
    "openid_connect_login": "no provider is set up",
    "signed_picture": "no platform is sent a picture at this moment",
    "socialaccount_login_error": "a page that says no",
    "socialaccount_signup": "a page that says no",
}
# Pages that only others see: of a second factor and a password, of several schools.
OTHERS = frozenset(
    (
        "account_change_password",
        "account_reauthenticate",
        "alarm_of_mine",
        "home",
        "mfa_deactivate_totp",
        "mfa_download_recovery_codes",
        "mfa_reauthenticate",
        "mfa_view_recovery_codes",
    )
)
# What looks otherwise once incident, case and round are over.
QUIET = (
    "home",
    "school",
    "posts:list",
    "posts:incident",
    "posts:post by hand",
    "posts:with_children",
    "concerns:",
)


@pytest.fixture
def cast(
    request: pytest.FixtureRequest, school: School, somebody: Cast
) -> dict[str, Person]:
    """Who opens the pages: with a deputy while the head is away, and the trust's."""
    people = {who: request.getfixturevalue(who) for who in WHO}
    people["deputy"] = somebody("Desmond", school, "deputy")
    people["office"].set_password(PASSWORD)
    people["office"].save()
    people["officer"] = somebody("Tobias", school)
    School.objects.create(slug="oak", name="Oak", policy="villiers", trust=school.trust)
    Holding.objects.create(
        person=people["officer"], trust=school.trust, role="trust-officer", since=SINCE
    )
    return people


@pytest.fixture
def walked(
    school: School,
    cast: dict[str, Person],
    signed_in: Browser,
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> Walk:
    """The walk over all pages, as everybody, in a school with so many of all."""
    settings.MEDIA_ROOT = tmp_path
    # It opens more of the public pages in a minute than a person may.
    monkeypatch.setattr("schoolgate.web.public.limit.A_MINUTE", 10_000)

    def walk(many: int, whose: Collection[str]) -> Walked:
        forget_names()
        forget_hashes()
        seen = Walked({}, set(), set(), set())
        with transaction.atomic():
            full = fill(school, cast, many, tmp_path)
            browsers = {who: signed_in(person) for who, person in cast.items()}
            browsers["office"] = with_factors(browsers["office"], cast["office"])
            browsers[NOBODY] = Client()
            go(seen, full, {who: browsers[who] for who in whose})
            transaction.set_rollback(True)
        return seen

    return walk


def go(seen: Walked, full: Full, browsers: Mapping[str, Client]) -> None:
    """Open every page while much is on, and some again when it is over."""
    every = addresses(full)
    for who, browser in browsers.items():
        seen.walk(who, browser, every)
    full.apart.end_incident()
    full.apart.end_case()
    over = {f"{p}, quiet": at for p, at in every.items() if p.startswith(QUIET)}
    for who, browser in browsers.items():
        seen.walk(who, browser, over)


def test_no_page_asks_more_than_twenty_times_or_more_with_more_rows(
    cast: dict[str, Person], walked: Walk
) -> None:
    few, many = walked(FEW, GROWING), walked(MANY, (*cast, NOBODY))

    grown = {p: (n, many.costs.get(p)) for p, n in few.costs.items()}
    assert {page: n for page, n in many.costs.items() if n > MOST} == {}
    assert {page: n for page, n in grown.items() if n[0] != n[1]} == {}
    assert many.shown - few.shown <= OTHERS
    assert {page for page, _ in named(get_resolver())} - many.forms == (
        many.shown - many.forms
    ) | NO_PAGES.keys()
