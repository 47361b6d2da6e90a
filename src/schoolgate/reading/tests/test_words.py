"""Words, their forms, and what stands between them."""

import pytest

from schoolgate.reading.words import Gap, Words, forms


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("Aisha", "aisha"),
        ("O'Connor", "oconnor"),
        ("4isha", "aisha"),
        ("1ily", "lily"),
        ("Ai$ha", "aisha"),
        ("Aishaaaa", "aisha"),
        ("Annnna", "anna"),
        ("2026", "2026"),
    ],
)
def test_a_word_may_be_read_in_several_ways(written: str, form: str) -> None:
    assert form in forms(written)


@pytest.mark.parametrize(
    ("text", "gap"),
    [
        ("Aisha Khan", Gap.TIGHT),
        ("Aisha-Khan", Gap.TIGHT),
        ("Aisha_Khan", Gap.TIGHT),
        ("Aisha\nKhan", Gap.TIGHT),
        ("Aisha 🎉 Khan", Gap.TIGHT),
        ("**Aisha** Khan", Gap.TIGHT),
        ("A. Khan", Gap.TIGHT),
        ("Khan, Aisha", Gap.COMMA),
        ("Khan's Aisha", Gap.COMMA),
        ("Aisha (Ash)", Gap.BRACKET),
        ("Aisha. Khan", Gap.HARD),
        ("Aisha\n\nKhan", Gap.HARD),
        ("Aisha & Khan", Gap.HARD),
        ("Aisha: Khan", Gap.HARD),
    ],
)
def test_what_stands_between_two_words_parts_them_or_not(text: str, gap: Gap) -> None:
    assert Words(text).gaps[0] is gap


def test_a_word_ends_before_its_possessive() -> None:
    word = Words("Aisha's").words[0]

    assert (word.start, word.end) == (0, 5)
    assert word.forms == ("aisha", "aishas")
