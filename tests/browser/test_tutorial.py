"""The tutorial's journey, tap by tap; SCHOOLGATE_SHOTS=1 makes its pictures anew.

A tap opens, chooses or presses something; typing is none. A choice from a list is two:
one opens it, one picks.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit, oldest_draft

pytestmark = pytest.mark.slow
TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial"
TO_SEND, TO_APPROVE = 4, 3
TEXT = "Our gardeners picked the first pumpkins today. Soup on Friday!"


@dataclass
class Thumb:
    """One thumb on one phone: it counts its taps."""

    page: Page
    folder: Path | None
    taps: list[str] = field(default_factory=list)

    def tap(self, on: Locator, what: str) -> None:
        self.taps.append(what)
        on.click()

    def choose(self, of: Locator, value: str, what: str) -> None:
        self.taps += [f"open {what}", f"choose {what}"]
        of.select_option(value)

    def shot(self, name: str, until: Locator | None = None) -> None:
        """Take a picture of what is on the phone, where one was asked for."""
        if until is not None:
            until.scroll_into_view_if_needed()
        if self.folder is None:
            return
        self.page.screenshot(path=self.folder / f"{name}.png", animations="disabled")


@pytest.fixture
def folder() -> Path | None:
    """Where the pictures go, if they were asked for.

    Chromium now and then refuses a picture that it takes a moment later: a journey
    without them has no use for that.
    """
    return TUTORIAL if os.environ.get("SCHOOLGATE_SHOTS") else None


def test_four_taps_send_a_post_and_three_approve_it(
    visit: Visit, folder: Path | None
) -> None:
    teacher = Thumb(visit("Tamsin Brook"), folder)
    page = teacher.page
    teacher.shot("1-today")
    teacher.tap(page.get_by_role("button", name="New post"), "new post")
    page.get_by_label("What do you want to say?").fill(TEXT)
    expect(page.locator("#saved")).to_have_text("Saved.")
    teacher.choose(page.get_by_label("What is it?"), "activity", "the kind")
    expect(page.locator("[data-verdict] h2")).to_contain_text("A person has to look")
    teacher.shot("2-draft")
    teacher.shot("3-verdict", page.locator("[data-verdict]"))
    teacher.tap(page.get_by_role("button", name="Send for approval"), "send")
    expect(page.get_by_text("Sent for approval")).to_be_visible()
    teacher.shot("4-sent")

    leader = Thumb(visit("Leonie Marsh"), folder)
    leader.taps.append("the link in the e-mail")
    leader.page.goto(page.url)
    leader.shot("5-to-approve")
    leader.tap(leader.page.get_by_role("button", name="Approve"), "approve")
    expect(leader.page.get_by_text("Approved.")).to_be_visible()
    leader.shot("6-approved")

    assert len(teacher.taps) <= TO_SEND, teacher.taps
    assert len(leader.taps) <= TO_APPROVE, leader.taps


def test_a_full_name_is_shown_as_the_tutorial_shows_it(
    visit: Visit, folder: Path | None
) -> None:
    teacher = Thumb(visit("Tamsin Brook"), folder)
    page = teacher.page
    oldest_draft(page, "Well done").click()

    stop = page.locator(".sg-finding--stop").first

    expect(stop).to_be_visible()
    teacher.shot("7-stop", stop)


def test_every_picture_of_the_tutorial_is_there_and_described() -> None:
    page = (TUTORIAL / "first-post.md").read_text(encoding="utf-8")

    shown = sorted(path.name for path in TUTORIAL.glob("*.png"))

    assert shown
    for name in shown:
        assert f"]({name})" in page, f"{name} is not in the tutorial"
    assert "![](" not in page
