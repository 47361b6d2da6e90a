"""The other units: graphemes, bytes, and Mastodon's shortened links."""

import pytest

from schoolgate.reading.lengths import bytes as in_bytes
from schoolgate.reading.lengths import characters, graphemes, shortened

FAMILY = "👨\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain", 5),
        ("Cafe\u0301", 4),
        (FAMILY, 1),
        ("🇬🇧🇫🇷", 2),
        ("क्षि", 1),
        ("a\r\nb", 3),
    ],
)
def test_graphemes_are_what_a_reader_sees(text: str, expected: int) -> None:
    assert len(list(graphemes.pieces(text))) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See https://example.org/a/very/long/path/to/a/page now", 31),
        ("See http://a.uk.", 28),
        ("See example.org/a", 17),
        ("Thanks @fair@mastodon.example today", 18),
        ("Write to office@school.example", 30),
        (f"We are {FAMILY}", 8),
    ],
)
def test_mastodon_shortens_links_and_handles(text: str, expected: int) -> None:
    assert sum(weight for _, weight in shortened.pieces(text)) == expected


def test_pieces_end_where_they_stand_in_the_text_as_given() -> None:
    text = f"Hi {FAMILY} https://a.uk"

    ends = [end for end, _ in shortened.pieces(text)]

    assert ends == [1, 2, 3, 3 + len(FAMILY), 4 + len(FAMILY), len(text)]


def test_bytes_and_characters_weigh_code_points() -> None:
    assert list(in_bytes.pieces("aé🎉")) == [(1, 1), (2, 2), (3, 4)]
    assert list(characters.pieces("aé🎉")) == [(1, 1), (2, 1), (3, 1)]
