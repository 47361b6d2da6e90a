"""Lists and groups in a real browser: loaded, looked at on a phone, undone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.browser import conftest as browser

pytestmark = pytest.mark.slow
PEOPLE = "/school/riverside/people"
LIST = (
    "UPN,Forename,Surname,Class,Year\n"
    "P0000,Aisha,Khan,Elm,7\nP0001,Bram,Birch,Oak,8\nB2,Cleo,Moss,Oak,8\n"
)
site = browser.site
visit = browser.visit


@pytest.fixture(params=["light", "dark"])
def phone(visit: browser.Visit, request: pytest.FixtureRequest) -> Iterator[Page]:
    """The head's phone."""
    page = visit("Hester Quill", viewport=browser.PHONE, color_scheme=request.param)
    yield page
    # A form that is told what is wrong answers 422, and the console says so.
    said = [m for m in page.said if "status of 422" not in m]  # type: ignore[attr-defined]
    assert said == []


def test_a_list_is_loaded_and_undone_on_a_phone(phone: Page, tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST)
    phone.goto(f"{PEOPLE}/roll/")
    _whole(phone)
    phone.get_by_label("The file").set_input_files(path)
    phone.get_by_role("button", name="Show what it would change").click()
    expect(phone.get_by_role("heading", name="Pupils")).to_be_visible()
    _whole(phone)
    phone.get_by_role("button", name="Take this list").click()
    _whole(phone)
    expect(phone.get_by_role("heading", name="Undo it")).to_be_visible(timeout=30_000)
    _whole(phone)
    phone.get_by_role("button", name="Undo this import").click()
    expect(phone.get_by_role("status")).to_contain_text("Undone")


def test_a_list_with_bad_lines_reads_well_on_a_phone(
    phone: Page, tmp_path: Path
) -> None:
    path = tmp_path / "list.csv"
    path.write_text(LIST.replace("Cleo", ""))
    phone.goto(f"{PEOPLE}/roll/")

    phone.get_by_label("The file").set_input_files(path)
    phone.get_by_role("button", name="Show what it would change").click()

    expect(phone.get_by_role("alert")).to_contain_text("Line 4: the forename")
    _whole(phone)


def test_a_trip_is_made_and_filled_on_a_phone(phone: Page) -> None:
    phone.goto(f"{PEOPLE}/groups/")
    _whole(phone)
    phone.get_by_label("Name").fill("Museum")
    phone.get_by_role("button", name="Make it").click()
    phone.get_by_label("Paste their names").fill("Nobody Here")
    phone.get_by_role("button", name="Put them in").click()
    expect(phone.get_by_role("alert")).to_contain_text("no pupil is called Nobody Here")
    _whole(phone)
    phone.get_by_label("Or find them").fill("A")
    phone.get_by_role("button", name="Find").click()
    _whole(phone)
    phone.get_by_role("checkbox").first.check()
    phone.get_by_role("button", name="Put these in").click()
    expect(phone.get_by_role("heading", name="1 pupil")).to_be_visible()
    _whole(phone)


def _whole(page: Page) -> None:
    """Nothing that axe finds, and nothing too wide."""
    wide = browser.is_too_wide(page)
    assert browser.violations(page) == []
    assert not wide
