"""Any dress of a character is read as the plain one, and offsets lead back."""

import re

import pytest

from schoolgate.reading.lettering import ODD, plain_lettering


@pytest.mark.parametrize(
    ("given", "plain"),
    [
        ("０７７００", "07700"),
        ("𝟎𝟩𝟽", "077"),
        ("٠٧٧", "077"),
        ("①②⓪", "120"),
        ("0\ufe0f\u20e37\ufe0f\u20e3", "07"),
        ("SW15\u00a01AA", "SW15 1AA"),
        ("2015\u201105\u201312", "2015-05-12"),
        ("о’Вrien", "o'Brien"),
        ("as\u200bth\u00adma", "asthma"),
        ("𝐚𝐬𝐭𝐡𝐦𝐚", "asthma"),
        ("Zoë ½ ㎏ 🎉", "Zoë ½ ㎏ 🎉"),
        ("plain text\n", "plain text\n"),
    ],
)
def test_characters_are_read_as_their_plainest_look_alike(
    given: str, plain: str
) -> None:
    assert plain_lettering(given).text == plain


def test_spans_lead_back_to_the_text_as_given() -> None:
    given = "ring 0\u200b77 now"
    read = plain_lettering(given)
    start = read.text.index("077")

    span = read.span(start, start + 3)

    assert given[span.start : span.end] == "0\u200b77"


def test_a_text_with_nothing_dropped_keeps_its_offsets() -> None:
    span = plain_lettering("５ Oak Road").span(0, 1)

    assert (span.start, span.end) == (0, 1)


@pytest.mark.parametrize("disguised", ["０", "𝟎", "а", "s\u200b", "①", "7\ufe0f"])
def test_the_odd_pattern_meets_every_disguise(disguised: str) -> None:
    assert re.search(ODD, disguised)
