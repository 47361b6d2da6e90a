"""What the demonstration has to show: pictures with people, and what came of them."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, Visit, oldest_draft, violations

pytestmark = pytest.mark.slow
SCHOOL = "/school/riverside"


def test_the_office_finds_take_downs_in_several_states(visit: Visit) -> None:
    page = visit("Olive Stack")
    expect(page.locator("#late")).to_contain_text("1 post is still out")
    expect(page.locator("#gone")).to_contain_text("taken down 1 post, in 2 places")
    page.get_by_role("link", name="Take down by hand").click()

    open_ones = page.locator("main ul.sg-list")
    expect(open_ones.get_by_text("late").first).to_be_visible()
    expect(open_ones).to_contain_text("Someone has left")
    assert violations(page) == []
    page.get_by_role("link", name="Take-downs").click()
    expect(page.locator("main ul.sg-list").last).to_contain_text("gone")


def test_nothing_is_ticked_for_the_office_and_no_script_is_needed(visit: Visit) -> None:
    page = visit("Olive Stack", viewport=PHONE, java_script_enabled=False)
    page.goto(f"{SCHOOL}/posts/take-down/by-hand/")
    assert page.locator("main input[type=checkbox]:checked").count() == 0

    page.get_by_role("button", name="I have taken these down").click()

    expect(page.get_by_text("Tick what you have taken down")).to_be_visible()
    expect(page.get_by_label("All 2 of them")).to_be_visible()


def test_the_head_finds_what_shows_a_child_and_a_case_that_is_over(
    visit: Visit,
) -> None:
    page = visit("Hester Quill")
    page.goto(f"{SCHOOL}/posts/with-children/")
    assert page.locator(".sg-list__item").count() >= 2
    page.get_by_role("link", name="Begin the case").click()

    page.get_by_role("heading", name="Earlier cases").wait_for()
    page.get_by_role("link", name=re.compile("^Begun")).click()

    expect(page.locator("main")).to_contain_text("We paid nothing.")
    assert violations(page) == []


def test_a_visitor_opens_a_parents_page_with_pictures_that_are_out(
    visit: Visit,
) -> None:
    page = visit()
    page.get_by_role("link", name="open a parent’s page").click()

    page.get_by_role("link", name=re.compile("^Where pictures of")).click()

    expect(page.get_by_text("It is out").first).to_be_in_viewport()
    assert violations(page) == []


def test_a_sheet_of_paper_forms_fits_a_desk(visit: Visit) -> None:
    page = visit("Olive Stack", viewport=DESKTOP)
    page.goto(f"{SCHOOL}/consent/group/1/")

    wide = "(() => { const s = document.querySelector('.sg-scroll');"
    assert page.evaluate(f"{wide} return s.scrollWidth <= s.clientWidth; }})()")


def test_a_classes_consents_run_out(visit: Visit) -> None:
    page = visit("Olive Stack")
    page.goto(f"{SCHOOL}/consent/renewals/")

    row = page.get_by_role("row", name=re.compile("Year 5 Yew"))
    ends = [int(n) for n in row.locator("td").all_inner_texts() if n.isdigit()]

    assert sum(ends) > 5


def test_the_drafts_picture_offers_who_was_there_first(visit: Visit) -> None:
    page = visit("Tamsin Brook", viewport=PHONE)
    oldest_draft(page, "We practised for the winter concert.").click()
    page.get_by_role("button", name="Say who is in it").click()
    page.wait_for_url("**/people/")

    expect(page.locator("[data-left]")).to_contain_text("6 of 6 faces wait")
    names = page.locator(".sg-names__name").all_inner_texts()
    away = [n for n, name in enumerate(names) if "not there that day" in name]
    assert away
    assert min(away) > names.index("Not recognisable")
