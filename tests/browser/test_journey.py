"""From a teacher's draft on a phone to a post that is out, in a real browser."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, Visit, oldest_draft

pytestmark = pytest.mark.slow
TEXT = "We counted {} sparrows in the hedge this morning."


def written(page: Page, text: str) -> str:
    """Write a post with as few taps as there are; where it is."""
    page.get_by_role("button", name="New post").click()
    page.get_by_label("What do you want to say?").fill(text)
    page.get_by_label("What is it?").select_option("activity")
    return page.url


@pytest.mark.parametrize("width", [360, 1280])
def test_from_a_draft_to_a_post_that_is_out(visit: Visit, width: int) -> None:
    size = DESKTOP if width == 1280 else {"width": 360, "height": 740}
    teacher = visit("Tamsin Brook", viewport=size)
    written(teacher, TEXT.format(width))
    teacher.get_by_role("button", name="Send for approval").click()
    expect(teacher.get_by_text("Sent for approval")).to_be_visible()
    address = teacher.url

    leader = visit("Leonie Marsh", viewport=size)
    leader.goto(address)
    leader.get_by_role("button", name="Approve").click()

    expect(leader.get_by_text("Approved.")).to_be_visible()
    for _ in range(40):
        leader.goto(address)
        if leader.locator("h1 .sg-tag").inner_text() == "published":
            break
        leader.wait_for_timeout(1000)
    expect(leader.locator("h1 .sg-tag")).to_have_text("published")
    expect(leader.get_by_text("as approved")).to_be_visible()
    assert teacher.said == leader.said == []  # type: ignore[attr-defined]


def test_a_full_name_is_stopped_as_one_types_and_mended_by_one_tap(
    visit: Visit,
) -> None:
    page = visit("Tamsin Brook")
    written(page, "Well done!")
    name = _a_pupil(page)

    page.get_by_label("What do you want to say?").fill(f"Well done {name}, who won!")

    stop = page.locator(".sg-finding--stop")
    expect(stop).to_contain_text(f"“{name}” is the full name of a pupil")
    expect(page.locator("mark.sg-mark--stop")).to_have_text(name)
    expect(stop).to_contain_text("SM-34")
    page.get_by_role("button", name=re.compile("Write “")).click()
    expect(page.locator(".sg-finding--stop")).to_have_count(0)
    first = name.partition(" ")[0]
    field = page.get_by_label("What do you want to say?")
    expect(field).to_have_value(f"Well done {first}, who won!")


def _a_pupil(page: Page) -> str:
    """The pupil whom the demonstration's own draft names."""
    listed = page.context.new_page()
    words = oldest_draft(listed, "Well done").inner_text()
    listed.close()
    return words.removeprefix("Well done ").partition(",")[0]


def test_what_is_typed_without_a_connection_is_not_lost(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    written(page, "Begun with a connection.")
    expect(page.locator("#saved")).to_have_text("Saved.")
    page.context.set_offline(True)
    field = page.get_by_label("What do you want to say?")

    field.fill("Typed in the hall, where there is no connection.")
    expect(page.locator("#saved")).to_contain_text("kept on this device")
    page.context.set_offline(False)

    expect(page.locator("#saved")).to_have_text("Saved.", timeout=15000)
    page.reload()
    expect(page.get_by_label("What do you want to say?")).to_have_value(
        "Typed in the hall, where there is no connection."
    )


def test_a_crash_of_the_phone_loses_nothing(visit: Visit) -> None:
    page = visit("Tamsin Brook")
    address = written(page, "Before.")
    expect(page.locator("#saved")).to_have_text("Saved.")
    page.route("**/typed/", lambda route: route.abort("internetdisconnected"))
    page.get_by_label("What do you want to say?").fill("Only on this device.")
    expect(page.locator("#saved")).to_contain_text("kept on this device")
    page.close(run_before_unload=False)

    again = page.context.new_page()
    again.goto(address)
    expect(again.get_by_label("You typed this on this device")).to_contain_text(
        "Only on this device."
    )
    again.get_by_role("button", name="Use it").click()

    expect(again.get_by_label("What do you want to say?")).to_have_value(
        "Only on this device."
    )
    expect(again.locator("#saved")).to_have_text("Saved.")


def test_all_of_it_works_without_a_script(visit: Visit) -> None:
    teacher = visit("Tamsin Brook", java_script_enabled=False)
    written(teacher, TEXT.format("no"))
    teacher.get_by_role("button", name="Send for approval").click()
    address = teacher.url

    leader = visit("Leonie Marsh", java_script_enabled=False)
    leader.goto(address)
    leader.get_by_role("button", name="Approve").click()

    expect(leader.get_by_text("Approved.")).to_be_visible()


def test_a_draft_is_sent_by_keyboard_alone(visit: Visit) -> None:
    page = visit("Tamsin Brook", viewport=DESKTOP)
    page.wait_for_load_state("networkidle")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to main content")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/edit/")
    field = page.get_by_label("What do you want to say?")
    field.focus()
    page.keyboard.type("Typed, and never clicked.")
    page.get_by_label("What is it?").focus()
    page.keyboard.type("Something we")
    page.get_by_role("button", name="Send for approval").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Sent for approval")).to_be_visible()
