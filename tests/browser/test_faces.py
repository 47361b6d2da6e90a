"""A class photograph accounted for on a phone, a tap a face; a parent's page."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from schoolgate.web.posts.tests.pictured import portraits
from tests.browser.conftest import DESKTOP, PHONE, Visit, is_too_wide, violations

pytestmark = pytest.mark.slow
SCHOOL = "/school/riverside"
FACES, TAPS_A_FACE = 12, 1.5
# Milliseconds: a busy machine saves a dozen answers slowly.
PATIENCE = 60_000


def with_picture(page: Page, file: Path, faces: int) -> None:
    """Begin a post with a picture of so many faces, and open its people's page."""
    file.write_bytes(portraits(faces))
    page.get_by_role("button", name="New post").click()
    page.get_by_label("What do you want to say?").fill("Our class at the farm.")
    page.set_input_files("#id_pictures", file)
    page.get_by_role("button", name="Say who is in it").click()
    page.wait_for_url("**/people/")


def choose_class(page: Page, number: int = 1) -> None:
    with page.expect_navigation():
        page.locator("#group").select_option(index=number)


def told_in(page: Page) -> set[str]:
    """The verdicts on the page, without those on what is perhaps no face."""
    tags = page.locator(".sg-faces__face .sg-tag").all_text_contents()
    return set(tags) - {"perhaps a face"}


def test_a_class_is_accounted_for_with_a_tap_a_face(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit("Tamsin Brook")
    with_picture(page, tmp_path / "class.jpg", FACES)
    choose_class(page)
    taps = 0

    for _ in range(FACES):
        page.locator(".sg-names__name").first.click()
        taps += 1

    expect(page.locator("[data-left]")).to_contain_text(
        "Everybody is accounted for", timeout=PATIENCE
    )
    assert taps / FACES <= TAPS_A_FACE
    page.reload()
    assert "may be shown" in told_in(page) <= {"may be shown", "must be covered"}
    assert page.said == []  # type: ignore[attr-defined]


def test_a_class_is_accounted_for_with_the_keys_alone(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit("Tamsin Brook", viewport=DESKTOP)
    with_picture(page, tmp_path / "class.jpg", 3)
    page.locator("#group").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#group")).to_be_focused()
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    page.locator("[data-face]").first.focus()
    page.keyboard.press("Enter")
    for _ in range(3):
        expect(page.locator(".sg-names__name").first).to_be_focused()
        page.keyboard.press("Enter")

    expect(page.locator("[data-done]")).to_be_focused()
    expect(page.locator("[data-left]")).to_contain_text("Everybody is accounted for")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Every face is accounted for.")).to_be_visible()


def test_whoever_must_be_covered_is_covered_and_the_post_can_be_sent(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit("Tamsin Brook")
    with_picture(page, tmp_path / "class.jpg", FACES)
    choose_class(page)
    for _ in range(FACES):
        page.locator(".sg-names__name").first.click()
    expect(page.locator("[data-left]")).to_contain_text(
        "Everybody is accounted for", timeout=PATIENCE
    )

    page.get_by_role("button", name="Cover all that must be covered").click()

    expect(page.get_by_text("nothing of these faces is left")).to_be_visible()
    assert told_in(page) == {"may be shown", "covered"}
    page.get_by_role("button", name="Save, and back to the post").click()
    expect(page.get_by_text("Every face is accounted for.")).to_be_visible()


def test_a_missed_face_is_drawn_with_a_finger(visit: Visit, tmp_path: Path) -> None:
    page = visit("Tamsin Brook", viewport=DESKTOP)
    with_picture(page, tmp_path / "none.jpg", 0)
    page.get_by_text("Somebody is missing").click()
    page.get_by_role("button", name="Draw a box").click()
    edges = page.locator("[data-picture]").bounding_box()
    assert edges is not None

    page.mouse.move(edges["x"] + 20, edges["y"] + 20)
    page.mouse.down()
    page.mouse.move(edges["x"] + 90, edges["y"] + 90)
    page.mouse.up()

    expect(page.locator("[data-face]")).to_have_count(1)


def test_it_works_without_a_script(visit: Visit, tmp_path: Path) -> None:
    page = visit("Tamsin Brook", java_script_enabled=False)
    (tmp_path / "one.jpg").write_bytes(portraits(1))
    page.get_by_role("button", name="New post").click()
    page.get_by_label("What do you want to say?").fill("Our visitor.")
    page.set_input_files("#id_pictures", tmp_path / "one.jpg")
    page.get_by_role("button", name="Add them").click()
    page.get_by_role("button", name="Say who is in it").click()

    page.locator(".sg-faces__face select").first.select_option("not-recognisable")
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("Everybody is accounted for.")).to_be_visible()
    page.get_by_text("Every face in a list").click()
    expect(page.get_by_text("nobody who could be known")).to_be_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_where_faces_are_told(
    size: dict[str, int], scheme: str, visit: Visit, tmp_path: Path
) -> None:
    page = visit("Tamsin Brook", viewport=size, color_scheme=scheme)
    with_picture(page, tmp_path / "two.jpg", 2)
    choose_class(page)

    assert violations(page) == []
    assert not is_too_wide(page)


@pytest.mark.parametrize("language", ["en", "cy", "pl", "ur"])
def test_a_parent_answers_on_a_phone_in_their_language(
    language: str, visit: Visit
) -> None:
    office = visit("Olive Stack")
    office.goto(f"{SCHOOL}/consent/")
    office.locator(".sg-list__link").first.click()
    office.locator("th a").first.click()
    link = office.get_by_role("link", name=re.compile("the page of")).first
    address = str(link.get_attribute("href"))
    parent = visit()
    parent.goto(f"{address}?language={language}")

    assert violations(parent) == []
    assert not is_too_wide(parent)
    assert parent.locator("html").get_attribute("lang") == language
    parent.locator("input[value=no]").first.check()
    parent.locator("form button").first.click()
    expect(parent.locator("[role=status]")).to_be_visible()
    expect(parent.locator("input[value=no]").first).to_be_checked()
