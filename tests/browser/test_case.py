"""A threat as a case, by a head on a phone."""

import pytest

from tests.browser.conftest import DESKTOP, PHONE, Visit, is_too_wide, violations

pytestmark = pytest.mark.slow
# Another school than the other tests walk in, since a case shows on its first page.
SCHOOL = "/school/hillcrest"


def test_a_case_is_begun_and_worked_through_on_a_phone(visit: Visit) -> None:
    page = visit("Hester Quill", "Hillcrest", viewport=PHONE)
    page.goto(f"{SCHOOL}/posts/with-children/")
    page.get_by_role("link", name="Begin the case").click()

    page.get_by_role("button", name="Begin the case now").click()
    page.locator("#tell button").click()
    page.get_by_role("button", name="Hold everything now").click()

    assert "seen by Schoolgate itself" in page.locator("#hold").inner_text()
    assert "Hester Quill" in page.locator("#tell").inner_text()
    for size, scheme in ((PHONE, "light"), (PHONE, "dark"), (DESKTOP, "light")):
        look = visit("Delia Frost", "Hillcrest", viewport=size, color_scheme=scheme)
        for address in (page.url, f"{page.url}end/"):
            look.goto(address)
            assert violations(look) == []
            assert not is_too_wide(look)


def test_a_teacher_finds_no_case(visit: Visit) -> None:
    page = visit("Tamsin Brook", "Hillcrest")

    answer = page.goto(f"{SCHOOL}/concerns/threat/")

    assert answer is not None
    assert answer.status == 404
