"""Letters brought to their plain ones, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolgate.reading.folding import fold, squash


@pytest.mark.parametrize(
    "written",
    [
        "Aisha Khan",
        "Ａｉｓｈａ Ｋｈａｎ",
        "𝐀𝐢𝐬𝐡𝐚 𝐊𝐡𝐚𝐧",
        "Ⓐⓘⓢⓗⓐ Ⓚⓗⓐⓝ",
        "Аіѕһа Кһап"[:4] + "a Khan",
        "A\u0301i\u0336sha Khan",
        "Ai\u200bsha\u2060 Kh\u00adan",
        "&#65;isha Khan",
        "Aisha\u00a0Khan",
    ],
)
def test_every_dress_of_a_letter_folds_to_the_letter(written: str) -> None:
    assert fold(written).plain == "Aisha Khan"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("Łucja Wójcik", "Lucja Wojcik"),
        ("Søren Grønn", "Soren Gronn"),
        ("Þórsson", "Thorsson"),
        ("O’Brien OʼBrien O`Brien", "O'Brien O'Brien O'Brien"),
        ("Smith‑Jones", "Smith-Jones"),
        ("🅰🅸🆂🅷🅰", "AISHA"),
        ("ᴀɪꜱʜᴀ", "aisha"),
        ("a 🎉 b", "a 🎉 b"),
        ("x &amp; y", "x & y"),
        ("**<b>Aisha</b>**", "** Aisha **"),
    ],
)
def test_letters_that_unicode_leaves_whole_are_folded_too(
    written: str, plain: str
) -> None:
    assert fold(written).plain == plain


def test_a_text_in_plain_letters_is_its_own_plain_writing() -> None:
    text = "Well done, everyone!"

    assert fold(text).plain is text


@given(st.text(max_size=60))
def test_a_span_leads_back_into_the_text(text: str) -> None:
    folded = fold(text)

    for at in range(len(folded.plain)):
        span = folded.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)


@given(st.text(alphabet="AÁaáкłßﬁⒶ&#65;<b>' \u200b", max_size=40))
def test_spans_stand_in_the_order_of_the_text(text: str) -> None:
    folded = fold(text)

    starts = [folded.span(at, at + 1).start for at in range(len(folded.plain))]

    assert starts == sorted(starts)


def test_a_squashed_name_is_letters_only() -> None:
    assert squash("Ó'Briain-Müller") == "obriainmuller"
