"""Every page, for whoever may see it: nothing that axe finds, nothing too wide."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visit, is_too_wide, violations

pytestmark = pytest.mark.slow
SCHOOL = "/school/riverside"
OF_THE_HEAD = (
    "/",
    f"{SCHOOL}/",
    f"{SCHOOL}/posts/",
    f"{SCHOOL}/posts/?which=waiting",
    f"{SCHOOL}/posts/calendar/",
    f"{SCHOOL}/posts/incident/",
    f"{SCHOOL}/posts/take-down/",
    f"{SCHOOL}/posts/take-down/by-hand/",
    f"{SCHOOL}/posts/with-children/",
    f"{SCHOOL}/concerns/threat/",
    f"{SCHOOL}/consent/",
    f"{SCHOOL}/consent/mine/",
    f"{SCHOOL}/contacts/",
    f"{SCHOOL}/people/groups/",
    f"{SCHOOL}/people/",
    f"{SCHOOL}/people/roll/",
    f"{SCHOOL}/people/never-shown/",
    f"{SCHOOL}/events/",
    f"{SCHOOL}/events/new/",
    f"{SCHOOL}/events/1/",
    f"{SCHOOL}/events/1/change/",
    f"{SCHOOL}/events/1/notice/",
    f"{SCHOOL}/events/1/notice/?language=ur",
    f"{SCHOOL}/accounts/",
    f"{SCHOOL}/accounts/ask/",
    f"{SCHOOL}/accounts/not-ours/",
    f"{SCHOOL}/journal/",
    "/sign-in/factor/",
    "/sign-in/factor/totp/activate/",
    "/sign-in/sessions/",
    f"{SCHOOL}/alarm/",
    f"{SCHOOL}/alarm/numbers/",
    f"{SCHOOL}/concerns/alarms/",
    "/public/riverside/something-is-wrong/",
    "/public/something-is-wrong/",
    "/public/riverside/accounts/",
    "/public/riverside/feed",
)
LOOKS = [
    pytest.param(PHONE, "light", id="phone-light"),
    pytest.param(PHONE, "dark", id="phone-dark"),
    pytest.param(DESKTOP, "light", id="desktop-light"),
    pytest.param(DESKTOP, "dark", id="desktop-dark"),
]


@pytest.mark.matrix(2)
@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_axe_finds_nothing_on_any_page(
    visit: Visit, size: dict[str, int], scheme: str
) -> None:
    page = visit("Hester Quill", viewport=size, color_scheme=scheme)
    wrong: dict[str, object] = {}

    for address in _addresses(visit):
        answer = page.goto(address)
        assert answer is not None
        found = violations(page)
        wide = is_too_wide(page)
        if answer.status != 200 or found or wide:
            wrong[address] = (answer.status, found, "too wide" if wide else "")

    assert wrong == {}
    assert page.said == []  # type: ignore[attr-defined]


def _addresses(visit: Visit) -> list[str]:
    """All that the head sees, with a post in each state and an account."""
    page = visit("Hester Quill")
    page.goto(f"{SCHOOL}/posts/")
    posts = page.locator(".sg-list__link").evaluate_all("all => all.map(a => a.href)")
    page.goto(f"{SCHOOL}/accounts/")
    links = page.locator(f"main a[href^='{SCHOOL}/accounts/']")
    accounts = links.evaluate_all("all => all.map(a => a.href)")
    page.goto(f"{SCHOOL}/people/")
    people = page.locator(".sg-list__link").evaluate_all("all => all.map(a => a.href)")
    page.goto(f"{SCHOOL}/consent/")
    groups = page.locator(".sg-list__link").evaluate_all("all => all.map(a => a.href)")
    page.goto(groups[0])
    pupils = page.locator("th a").evaluate_all("all => all.map(a => a.href)")
    numbered = [a for a in accounts if a.rstrip("/").rpartition("/")[2].isdigit()]
    first = [f"{posts[0]}history/", numbered[0], people[1], groups[0], pupils[0]]
    return [*OF_THE_HEAD, *posts, *first]


@pytest.mark.matrix(2)
@pytest.mark.parametrize(("size", "scheme"), LOOKS)
def test_axe_finds_nothing_where_one_writes_and_signs_in(
    visit: Visit, size: dict[str, int], scheme: str
) -> None:
    outside = visit(viewport=size, color_scheme=scheme)
    at_the_door = violations(outside)
    page = visit("Tamsin Brook", viewport=size, color_scheme=scheme)
    page.goto(f"{SCHOOL}/posts/?which=unfinished")
    drafts = page.locator(".sg-list__link").evaluate_all("all => all.map(a => a.href)")

    found = {}
    for address in drafts:
        page.goto(f"{address.removesuffix('edit/')}edit/")
        expect(page.locator("h1")).to_have_text("Write a post")
        found[address] = violations(page)

    assert at_the_door == []
    assert drafts
    assert {a: f for a, f in found.items() if f} == {}
