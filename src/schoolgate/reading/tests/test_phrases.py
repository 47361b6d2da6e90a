"""Files of phrases, and how their patterns are looked for."""

import re
from pathlib import Path

import pytest

from schoolgate.engine.finding import Span
from schoolgate.reading.phrases import Phrasebook, compiled, one_line, phrasebook, words

BOOK = """\
# A remark.
cues cat cats dog

<much> = very|so
<big> = (?:<much> )?big

[animals.seen!] “{}” is an animal
<big> cats?
the dog
[animals.heard] “{}” is heard
(?P<say>purring) cat
"""


@pytest.fixture
def book(tmp_path: Path) -> Phrasebook:
    path = tmp_path / "animals.txt"
    path.write_text(BOOK, encoding="utf-8")
    return phrasebook(path)


def test_a_phrase_is_found_with_its_fact_and_its_words(book: Phrasebook) -> None:
    [found] = book.find("A SO  big\ncat sat here")

    assert (found.fact, found.certain) == ("animals.seen", True)
    assert found.says == "“SO big cat” is an animal"
    assert found.text == Span(2, 13)


def test_a_named_part_is_what_the_finding_points_at(book: Phrasebook) -> None:
    [found] = book.find("A purring cat")

    assert found.text == Span(2, 9)
    assert not found.certain


@pytest.mark.parametrize("text", ["A big catalogue", "bigger cats", "the doge", "big"])
def test_phrases_begin_and_end_with_whole_words(book: Phrasebook, text: str) -> None:
    assert list(book.find(text)) == []


@pytest.mark.parametrize("text", ["big cat", "The Dog", "purring CAT", "ｂｉｇ ｃａｔ"])
def test_the_trigger_lets_through_whatever_is_found(
    book: Phrasebook, text: str
) -> None:
    assert list(book.find(text)) != []
    assert re.search(book.trigger, text, re.IGNORECASE)


def test_the_trigger_passes_over_other_texts(book: Phrasebook) -> None:
    assert re.search(book.trigger, "A kind book", re.IGNORECASE) is None


def test_words_are_small_and_plain() -> None:
    assert words("It’s the ＢＩＧ day, Zoë!") == {"it", "s", "the", "big", "day", "zoë"}


def test_a_space_in_a_pattern_is_any_white_space_but_an_optional_one_is_not() -> None:
    assert compiled("a b").search("a \n b")
    assert compiled("a ?b").search("ab")


def test_long_findings_are_cut_where_they_are_read_aloud() -> None:
    assert one_line("two  words\nhere") == "two words here"
    assert one_line("a" * 80) == "a" * 60 + "…"
