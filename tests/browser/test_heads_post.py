"""A head's own post, approved by the chair of governors on a phone."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, is_too_wide, violations

pytestmark = pytest.mark.slow
SCHOOL = "/school/meadow"


def noted_as_away(page: Page, name: str) -> None:
    page.goto(f"{SCHOOL}/people/")
    page.get_by_role("link", name=name).click()
    page.get_by_label("First day away").fill("2020-01-01")
    page.get_by_label("Last day away").fill("2099-12-31")
    page.get_by_role("button", name="Note the days").click()
    expect(page.get_by_text("Done.")).to_be_visible()


def whole(page: Page) -> None:
    """Nothing is too wide for the phone, and axe finds nothing."""
    assert violations(page) == []
    assert not is_too_wide(page)


def test_the_chair_approves_it_where_deputy_and_leader_are_away(visit: Visit) -> None:
    head = visit("Hester Quill", "Meadow")
    for name in ("Dev Attwood", "Leonie Marsh"):
        noted_as_away(head, name)
    head.goto(f"{SCHOOL}/")
    head.get_by_role("button", name="New post").click()
    head.get_by_label("What do you want to say?").fill("Our fair is on Friday.")
    head.get_by_role("checkbox", name="@meadow on Facebook").check()
    head.get_by_label("What is it?").select_option("event")
    head.get_by_role("button", name="Send for approval").click()
    expect(head.get_by_text("It waits for Chandra Loom.")).to_be_visible()
    whole(head)

    chair = visit("Chandra Loom", "Meadow")
    chair.goto(f"{SCHOOL}/")
    whole(chair)
    chair.get_by_role("link", name="Our fair is on Friday.").click()
    expect(chair.get_by_role("button", name="Send back")).to_be_visible()
    whole(chair)
    chair.get_by_role("button", name="Approve").click()

    expect(chair.get_by_text("Approved.")).to_be_visible()
    assert chair.said == []  # type: ignore[attr-defined]
