"""Something is wrong: told on a phone, read by the right people, left in a hurry."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit, is_too_wide, violations

pytestmark = pytest.mark.slow
# Another school than the other tests walk in, since an alarm shows on its first page.
SCHOOL, NAME = "/school/canalside", "Canalside"
FOOT = "Something is wrong: tell someone now"
WORDS = "وصلت رسالة: ادفعوا وإلا نشرنا صور التلاميذ."


def sound(page: Page) -> list[object]:
    """What is wrong with a page: what axe finds, and whether it is too wide."""
    wide = is_too_wide(page)
    return [*violations(page), *(["too wide"] if wide else [])]


def kept(page: Page) -> str:
    """Everything that scripts keep on the device."""
    every = "JSON.stringify([{...localStorage}, {...sessionStorage}])"
    return str(page.evaluate(every))


def written(page: Page, words: str) -> None:
    page.get_by_label("What has happened?").fill(words)
    page.get_by_label("No, nobody who works here").check()


def test_an_office_tells_it_on_a_phone_and_the_lead_reads_it(visit: Visit) -> None:
    page = visit("Olive Stack", NAME, viewport=PHONE)
    page.get_by_role("link", name=FOOT).click()
    assert sound(page) == []
    assert page.get_by_role("link", name="999").first.is_visible()

    written(page, WORDS)
    page.get_by_role("button", name="Send now").click()

    # Nobody here reads names in these letters: the office says who it is not about.
    expect(page.get_by_text("Is this about one of these people?")).to_be_visible()
    assert sound(page) == []
    page.get_by_label("No, none of them").check()
    page.get_by_role("button", name="Answer").click()
    expect(
        page.get_by_text(re.compile("The principal: (waiting|sent at)"))
    ).to_be_visible()
    assert sound(page) == []
    assert WORDS not in kept(page) + page.content()
    lead = visit("Delia Frost", NAME, viewport=PHONE)
    lead.get_by_role("link", name="Somebody needs you now").click()
    assert sound(lead) == []
    lead.get_by_role("link", name=re.compile("^Olive Stack")).click()
    expect(lead.get_by_text(WORDS)).to_be_visible()
    assert sound(lead) == []
    lead.get_by_role("button", name=re.compile("Done.*Read it")).click()
    expect(lead.get_by_text("4 of 5 steps to do")).to_be_visible()
    lead.get_by_role("link", name="Let somebody else read it").click()
    assert sound(lead) == []
    assert page.said == lead.said == []  # type: ignore[attr-defined]


def test_a_double_click_and_the_back_button_make_no_second_alarm(visit: Visit) -> None:
    page = visit("Suki Vane", NAME)
    page.goto(f"{SCHOOL}/alarm/")
    words = "A parent shouts at the gate"

    written(page, words)
    page.get_by_role("button", name="Send now").dblclick()
    page.wait_for_url("**/received/")
    page.go_back()
    expect(page.get_by_label("What has happened?")).to_have_value("")
    written(page, words)
    page.get_by_role("button", name="Send now").click()
    page.wait_for_url("**/received/")

    lead = visit("Delia Frost", NAME)
    lead.goto(f"{SCHOOL}/concerns/alarms/")
    expect(lead.get_by_role("link", name=re.compile("^Suki Vane"))).to_have_count(1)


def test_leaving_quickly_leaves_nothing_behind(visit: Visit) -> None:
    page = visit("Tamsin Brook", NAME)
    page.goto(f"{SCHOOL}/posts/")
    page.get_by_role("link", name=FOOT).click()
    written(page, "Not to be seen")
    before = page.evaluate("history.length")

    page.get_by_role("link", name="Leave this page quickly").first.click()

    page.wait_for_url("**/public/canalside/accounts/")
    assert page.evaluate("history.length") == before
    page.go_back()
    page.wait_for_url("**/posts/")
    assert "Not to be seen" not in kept(page)


def test_leaving_works_without_a_script(visit: Visit) -> None:
    page = visit("Tamsin Brook", NAME, java_script_enabled=False)
    page.goto(f"{SCHOOL}/alarm/")

    page.get_by_role("link", name="Leave this page quickly").first.click()

    page.wait_for_url("**/public/canalside/accounts/")


def test_what_was_typed_is_gone_when_one_comes_back_to_the_page(visit: Visit) -> None:
    page = visit("Tamsin Brook", NAME)
    page.goto(f"{SCHOOL}/alarm/")
    written(page, "Not to be seen")

    page.goto(f"{SCHOOL}/posts/")
    page.go_back()

    expect(page.get_by_label("What has happened?")).to_have_value("")
    expect(page.get_by_label("No, nobody who works here")).not_to_be_checked()


def test_offline_the_words_stay_and_the_page_says_so(visit: Visit) -> None:
    page = visit("Tamsin Brook", NAME)
    page.goto(f"{SCHOOL}/alarm/")
    written(page, "The line is down")
    page.context.set_offline(True)

    page.get_by_role("button", name="Send now").click()

    expect(page.get_by_text("this device is offline")).to_be_visible()
    expect(page.get_by_label("What has happened?")).to_have_value("The line is down")
    page.context.set_offline(False)
    page.get_by_role("button", name="Send now").click()
    page.wait_for_url("**/received/")


def test_a_session_that_ended_while_typing_loses_nothing(visit: Visit) -> None:
    page = visit("Abel Tern", NAME)
    page.goto(f"{SCHOOL}/alarm/")
    written(page, "Signed out meanwhile")
    page.context.clear_cookies(name="session")

    page.get_by_role("button", name="Send now").click()
    expect(page.get_by_text("You are signed out")).to_be_visible()
    assert sound(page) == []
    # On another page of the same browser they sign in again, and come back.
    other = page.context.new_page()
    other.goto("/sign-in/")
    group = other.locator(f"#person optgroup[label^='{NAME}'] option")
    again = group.filter(has_text="Abel Tern").get_attribute("value")
    other.select_option("#person", value=again)
    other.get_by_role("button", name="Walk in").click()
    other.wait_for_url(f"**{SCHOOL}/")
    page.get_by_role("button", name="Send now").click()
    if not page.url.endswith("/received/"):
        expect(page.get_by_label("What has happened?")).to_have_value(
            "Signed out meanwhile"
        )
        page.get_by_role("button", name="Send now").click()

    page.wait_for_url("**/received/")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_one_tells_or_sets_numbers(
    size: dict[str, int], scheme: str, visit: Visit
) -> None:
    page = visit("Olive Stack", NAME, viewport=size, color_scheme=scheme)
    stranger = visit(viewport=size, color_scheme=scheme)
    found: dict[str, object] = {}

    for address in (f"{SCHOOL}/alarm/", f"{SCHOOL}/alarm/numbers/"):
        page.goto(address)
        found[address] = sound(page)
    page.goto(f"{SCHOOL}/alarm/")
    page.get_by_role("button", name="Send now").click()
    found["with errors"] = sound(page)
    for address in (
        "/public/something-is-wrong/",
        "/public/canalside/something-is-wrong/",
        "/no/such/page/",
    ):
        stranger.goto(address)
        found[address] = sound(stranger)

    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("media", ["screen", "print"])
def test_the_foot_is_seen_and_covers_nothing(
    media: Literal["screen", "print"], visit: Visit
) -> None:
    page = visit("Tamsin Brook", NAME, viewport=PHONE)
    page.emulate_media(media=media)
    link = page.get_by_role("link", name=FOOT)

    link.scroll_into_view_if_needed()
    foot, main = link.bounding_box(), page.locator("main").bounding_box()

    assert foot is not None
    assert main is not None
    assert link.is_visible()
    assert foot["y"] >= main["y"] + main["height"]
