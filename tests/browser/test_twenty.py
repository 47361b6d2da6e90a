"""Twenty pictures at once: with progress, while one goes on typing, whatever breaks."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from schoolgate.web.posts.tests.fixtures import a_scene, saved
from tests.browser.conftest import Visit, is_too_wide, violations

pytestmark = pytest.mark.slow
TYPED = "Our sports day, in twenty pictures."


def twenty(folder: Path) -> list[Path]:
    """Eighteen small photographs, one that is cut off, and a letter in disguise."""
    paths = []
    for number in range(20):
        path = folder / f"day {number + 1}.jpg"
        data = saved(a_scene(number).resize((320, 240)))
        if number == 4:
            data = data[: len(data) // 2]
        path.write_bytes(b"%PDF-1.7 a letter" if number == 11 else data)
        paths.append(path)
    return paths


def a_draft(page: Page) -> None:
    page.get_by_role("button", name="New post").click()
    page.wait_for_url("**/edit/")


def test_twenty_show_progress_and_the_form_stays_usable(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit("Tamsin Brook")
    a_draft(page)

    page.set_input_files("#id_pictures", twenty(tmp_path))
    expect(page.locator("[data-upload-says]")).to_contain_text("of 20")
    page.get_by_label("What do you want to say?").fill(TYPED)

    says = page.locator("[data-upload-says]")
    expect(says).to_have_text(
        "Done: 18 of 20 are added, 2 could not be.", timeout=60_000
    )
    failed = page.locator("[data-upload-failed] li").all_inner_texts()
    assert [line.split(".jpg")[0] for line in failed] == ["day 5", "day 12"]
    expect(page.locator("[data-cards] .sg-picture-card")).to_have_count(18)
    expect(page.locator("[data-saved]")).to_have_text("Saved.", timeout=60_000)
    assert violations(page) == []
    assert not is_too_wide(page)
    page.reload()
    expect(page.get_by_label("What do you want to say?")).to_have_value(TYPED)
    expect(page.locator("[data-cards] .sg-picture-card")).to_have_count(18)


def test_it_stops_and_goes_on(visit: Visit, tmp_path: Path) -> None:
    page = visit("Tamsin Brook")
    a_draft(page)

    page.set_input_files("#id_pictures", twenty(tmp_path)[:4])
    page.get_by_role("button", name="Stop").click()
    expect(page.locator("[data-upload-says]")).to_contain_text(
        "Stopped", timeout=60_000
    )
    page.get_by_role("button", name="Go on").click()

    says = page.locator("[data-upload-says]")
    expect(says).to_have_text("Done: 4 of 4 are added.", timeout=60_000)


def test_a_lost_connection_loses_and_doubles_nothing(
    visit: Visit, tmp_path: Path
) -> None:
    page, lost = visit("Tamsin Brook"), []
    a_draft(page)

    def lose(route: Route) -> None:
        """The second picture arrives, and its answer does not."""
        lost.append(route)
        if len(lost) == 2:
            route.fetch()
            route.abort("connectionreset")
        else:
            route.continue_()

    page.route("**/pictures/add/", lose)
    page.set_input_files("#id_pictures", twenty(tmp_path)[:3])

    says = page.locator("[data-upload-says]")
    expect(says).to_contain_text("no connection", timeout=60_000)
    expect(says).to_have_text("Done: 3 of 3 are added.", timeout=60_000)
    expect(page.locator("[data-cards] .sg-picture-card")).to_have_count(3)
    page.get_by_label("What do you want to say?").fill(TYPED)
    expect(page.locator("[data-saved]")).to_have_text("Saved.", timeout=60_000)
    assert len(lost) == 4
