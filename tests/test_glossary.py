"""The glossary names what there is, and every app has a word in it."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "schoolgate"
PAGE = ROOT / "docs" / "reference" / "glossary.md"
ROWS = [
    [cell.strip() for cell in line.strip("| \n").split("|")]
    for line in PAGE.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith(("| word", "| ---"))
]
APPS = sorted(path.parent.name for path in (SOURCE / "web").glob("*/__init__.py"))


def places(row: list[str]) -> list[str]:
    return re.findall(r"`([^`]+)`", row[2])


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_word_lives_where_the_glossary_says(row: list[str]) -> None:
    assert len(row) == 3
    for place in places(row):
        assert (SOURCE / place).exists() or (ROOT / place).exists() or "/" in place
        if not place.startswith("actions"):
            assert (SOURCE / place).exists() or (ROOT / place).exists(), place


def test_words_stand_once_in_the_order_of_the_alphabet() -> None:
    words = [row[0] for row in ROWS]

    assert words == sorted(set(words))


@pytest.mark.parametrize("app", [name for name in APPS if name != "tests"])
def test_every_app_has_a_word(app: str) -> None:
    assert any(f"web/{app}" in place for row in ROWS for place in places(row))
