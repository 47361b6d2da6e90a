"""Every page of a full school asks the database at most ten times, however full."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLResolver, get_resolver, reverse
from pytest_django.fixtures import Settings

from schoolgate.web.consent.links import token_of
from schoolgate.web.people.models import Person
from schoolgate.web.people.names import forget_names
from schoolgate.web.posts.hashes import forget_hashes
from schoolgate.web.tests.full_school import Full, fill
from schoolgate.web.trust.models import School

pytestmark = pytest.mark.slow
Browser = Callable[[Person], Client]
Values = Mapping[str, object]
Costs = dict[tuple[str, str], int]
MOST = 10
FEW, MANY = 2, 6
WHO = ("teacher", "leader", "head", "office")
NOBODY = "nobody"
# With pictures and a video, and people told in both, there is one more to read.
ONE_MORE = {
    "posts:post draft",
    "posts:post sent-back",
    "posts:post waiting",
    "posts:edit sent-back",
}
# They do something, or belong to a provider that is not set up here.
NO_PAGES = frozenset(("account_logout", "openid_connect_callback"))
# A transaction's own words, which ask for nothing.
NO_QUESTION = ("SAVEPOINT", "RELEASE SAVEPOINT")

# Some of those that must be among them, so that a walk past them is no success.
SEEN = {
    "school",
    "accounts:account",
    "consent:sheet",
    "events:event",
    "people:preview",
    "posts:edit draft",
    "posts:faces draft",
    "posts:post publishing",
    "posts:post sent-back",
    "posts:post waiting",
    "posts:video waiting",
    "public:consent",
}


@pytest.fixture
def cast(request: pytest.FixtureRequest) -> dict[str, Person]:
    return {who: request.getfixturevalue(who) for who in WHO}


@pytest.fixture
def costs(
    school: School,
    cast: dict[str, Person],
    signed_in: Browser,
    tmp_path: Path,
    settings: Settings,
) -> Callable[[int], Costs]:
    """How often each page asks, for everybody who may open it, with so many of all."""
    settings.MEDIA_ROOT = tmp_path

    def walked(many: int) -> Costs:
        forget_names()
        forget_hashes()
        with transaction.atomic():
            full = fill(school, cast, many, tmp_path)
            browsers = {who: signed_in(person) for who, person in cast.items()}
            found = {
                who: pages(browser, full, lambda page: not is_public(page))
                for who, browser in browsers.items()
            }
            found[NOBODY] = pages(Client(), full, is_public)
            transaction.set_rollback(True)
        return {(who, p): n for who, mine in found.items() for p, n in mine.items()}

    return walked


def is_public(page: str) -> bool:
    """Whether it is for those who don't sign in."""
    return page.startswith("public:")


def pages(browser: Client, full: Full, which: Callable[[str], bool]) -> dict[str, int]:
    """How often each page asks that this browser can open."""
    opened = ((page, at) for page, at in addresses(full) if which(page))
    asked = ((page, cost(browser, at)) for page, at in opened)
    return {page: many for page, many in asked if many is not None}


def cost(browser: Client, address: str) -> int | None:
    """What it asks the second time, for the first fills memories; None for no page."""
    first = browser.get(address)
    # A file is read to its end: closed by hand, it takes the connection with it.
    list(first)
    if first.status_code in {404, 405}:
        return None
    with CaptureQueriesContext(connection) as asked:
        list(browser.get(address))
    said = (query["sql"] for query in asked.captured_queries)
    return sum(not words.startswith(NO_QUESTION) for words in said)


def addresses(full: Full) -> Iterator[tuple[str, str]]:
    """Every page of the site that this school gives an address, and that address."""
    for name, holds in named(get_resolver()):
        for state, known in values(full, name).items():
            if holds <= known.keys() and name not in NO_PAGES:
                address = reverse(name, kwargs={one: known[one] for one in holds})
                yield f"{name} {state}".strip(), address


def named(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, set[str]]]:
    """Every page that has a name, and what its address holds."""
    for one in resolver.url_patterns:
        holds = set(one.pattern.regex.groupindex)
        if isinstance(one, URLResolver):
            space = f"{one.namespace}:" if one.namespace else ""
            for name, more in named(one, before + space):
                yield name, holds | more
        elif one.name:
            yield before + one.name, holds


def values(full: Full, name: str) -> dict[str, Values]:
    """What a page's address holds; a post's page has one for each of its states."""
    school = {"school": "elm", "kind": "pupils", "group": full.group.pk}
    if name.startswith("posts:"):
        return {
            str(state): school
            | {
                "pk": post.pk,
                "picture": post.pictures.all()[0].pk,
                "target": post.targets.all()[0].pk,
                "number": 0,
            }
            for state, post in full.posts.items()
        }
    more: dict[str, Values] = {
        "accounts:": {"pk": full.account.pk, "keeper": full.keeper.pk},
        "consent:": {"pk": full.pupil.pk},
        "events:": {"pk": full.event.pk},
        "people:import": {"pk": full.imported.pk},
        "people:group": {"pk": full.group.pk},
        "people:person": {"pk": full.keeper.person_id},
        "public:": {"key": full.item, "number": 1, "token": token_of(full.contact)},
    }
    here = (known for begins, known in more.items() if name.startswith(begins))
    return {"": school | dict(next(here, {}))}


def test_no_page_asks_more_than_ten_times_or_more_with_more_rows(
    costs: Callable[[int], Costs],
) -> None:
    few, many = costs(FEW), costs(MANY)

    assert {p: n for p, n in many.items() if n > MOST + (p[1] in ONE_MORE)} == {}
    assert {p: (few.get(p), n) for p, n in many.items() if few.get(p) != n} == {}
    assert {page for _, page in many} >= SEEN
