"""What every template of every app keeps, so that the browser's rules can be strict."""

import re
from pathlib import Path

import pytest

WEB = Path(__file__).parents[2]
TEMPLATES = sorted(WEB.glob("*/templates/**/*.html"))
NAMES = [str(path.relative_to(WEB)) for path in TEMPLATES]
INLINE = re.compile(
    r"""\sstyle=|\son[a-z]+=|javascript:|<style
    |<script(?![^>]*(?:\ssrc=|\stype="application/json"))""",
    re.IGNORECASE | re.VERBOSE,
)
OUTSIDE = re.compile(r"(?:src|action)=\"(?:https?:)?//|<link[^>]*href=\"(?:https?:)?//")
SWITCHED_OFF = re.compile(r"\|\s*safe\b|autoescape\s+false")


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_no_style_and_no_script_stands_in_a_page(path: Path) -> None:
    assert INLINE.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_nothing_is_fetched_from_elsewhere(path: Path) -> None:
    assert OUTSIDE.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_what_people_wrote_is_never_taken_for_a_page(path: Path) -> None:
    assert SWITCHED_OFF.findall(path.read_text()) == []


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_every_picture_says_what_it_shows(path: Path) -> None:
    pictures = re.findall(r"<img\b[^>]*>", path.read_text())

    assert [picture for picture in pictures if " alt=" not in picture] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_a_form_that_changes_something_carries_its_token(path: Path) -> None:
    forms = re.split(r"<form\b", path.read_text())[1:]
    posted = [form for form in forms if 'method="post"' in form.partition(">")[0]]

    assert [form[:80] for form in posted if "csrf_input" not in form] == []


@pytest.mark.parametrize(
    "bad",
    [
        '<p style="color: red">',
        '<a onclick="go()">',
        "<script>go()</script>",
        '<script type="module">go()</script>',
        '<a href="javascript:go()">',
    ],
)
def test_the_search_finds_what_it_is_for(bad: str) -> None:
    assert INLINE.search(bad)


@pytest.mark.parametrize(
    "good",
    [
        '<script src="/static/a.js"></script>',
        '<script type="module" src="/static/a.js"></script>',
        '<script type="application/json" id="d">{}</script>',
        '<option value="one">once = twice</option>',
    ],
)
def test_the_search_lets_go_what_is_sound(good: str) -> None:
    assert not INLINE.search(good)
