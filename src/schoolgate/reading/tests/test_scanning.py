"""One pass for many patterns: nothing lost, and nothing broken is believed."""

import re
from pathlib import Path

import pytest

from schoolgate.reading import scanning
from schoolgate.reading.scanning import Scanner, scanner

PATTERNS = (r"\bcats?\b", r"don't \w+", r"£\d", r"\bnaïve\b", r"\d\s\d")
TEXTS = (
    "two CATS",
    "concatenate",
    "don't go",
    "don’t go",
    "£5 for a cat",
    "a naïve answer",
    "1\u00a02",
    "1\x1c2",
    "half a character \ud83d",
    "",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SCHOOLGATE_CACHE", str(tmp_path))
    return tmp_path / "patterns"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many patterns were compiled each time that any were."""
    counts: list[int] = []
    make = scanning._made

    def noted(patterns: tuple[str, ...], library: object) -> object:
        counts.append(len(patterns))
        return make(patterns, library)

    monkeypatch.setattr(scanning, "_made", noted)
    return counts


def made() -> Scanner:
    found = scanner(PATTERNS)
    assert found is not None
    return found


@pytest.mark.parametrize("text", TEXTS)
def test_whatever_a_pattern_matches_the_scan_matches(text: str) -> None:
    alone = {
        number
        for number, pattern in enumerate(PATTERNS)
        if re.search(pattern, text, re.IGNORECASE)
    }

    assert alone <= made().matched(text)


def test_a_text_that_matches_nothing_is_spared() -> None:
    assert made().matched("a dog — and no more…") == set()


def test_a_curly_apostrophe_is_read_as_a_plain_one() -> None:
    assert 1 in made().matched("don’t go")


def test_letters_beyond_ascii_are_left_to_the_checks() -> None:
    assert made().matched("Grüße") == set(range(len(PATTERNS)))


def test_no_pattern_needs_no_scanner() -> None:
    assert scanner(()) is None


def test_what_was_compiled_is_kept(compiled: list[int]) -> None:
    first, second = made(), made()

    assert compiled == [len(PATTERNS)]
    assert first.matched("two cats") == second.matched("two cats") == {0}


def test_other_patterns_are_compiled_anew(compiled: list[int]) -> None:
    made()

    scanner(PATTERNS[:2])

    assert compiled == [len(PATTERNS), 2]


@pytest.mark.parametrize("at", [0, 20, -3])
def test_a_kept_file_with_a_flipped_bit_is_not_believed(
    folder: Path, compiled: list[int], at: int
) -> None:
    made()
    (kept,) = folder.glob("*.scan")
    broken = bytearray(kept.read_bytes())
    broken[at] ^= 1
    kept.write_bytes(broken)

    assert made().matched("two cats") == {0}
    assert len(compiled) == 2


@pytest.mark.parametrize("text", [b"", b"no database"])
def test_a_kept_file_that_is_no_database_is_not_believed(
    folder: Path, compiled: list[int], text: bytes
) -> None:
    made()
    (kept,) = folder.glob("*.scan")
    kept.write_bytes(scanning.summed(text))

    assert made().matched("two cats") == {0}
    assert len(compiled) == 2


def test_a_folder_that_cannot_be_written_costs_time_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = tmp_path / "a file"
    taken.write_text("in the way")
    monkeypatch.setenv("SCHOOLGATE_CACHE", str(taken))

    assert made().matched("two cats") == {0}


def test_without_the_bulk_extra_there_is_no_scanner(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(scanning, "import_module", missing)

    assert scanner(PATTERNS) is None
