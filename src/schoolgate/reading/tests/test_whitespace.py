"""White space and signs that can't be seen: what people read, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolgate.reading.whitespace import even, is_even, readings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("her dad is  in prison", "her dad is in prison"),
        ("her dad\tis in\t\tprison", "her dad is in prison"),
        ("her dad is\nin prison", "her dad is in prison"),
        ("her dad is \r\n in prison", "her dad is in prison"),
        ("her\u00a0dad\u2003is\u3000in prison", "her dad is in prison"),
        ("her dad\u2028is in prison", "her dad is in prison"),
        ("her dad\u2800\u2800is in prison", "her dad is in prison"),
        ("  her dad is in prison\n", "her dad is in prison"),
        ("pri\u00adson", "prison"),
        ("p\u200br\u200ci\u200ds\u2060o\ufeffn", "prison"),
        ("\u202epri\u202cson", "prison"),
        ("pri\U000e0041son", "prison"),
        ("dad \u200b is", "dad is"),
    ],
)
def test_what_a_reader_does_not_see_makes_no_difference(
    written: str, read: str
) -> None:
    assert even(written) == read


@pytest.mark.parametrize(
    "written", ["one\n\ntwo", "one\r\n\r\ntwo", "one \n \t\n\n two", "one\u2029two"]
)
def test_two_line_breaks_part_paragraphs(written: str) -> None:
    assert even(written) == "one\n\ntwo"


@pytest.mark.parametrize(
    "text", ["", "Aisha is here.", "Zoë’s cake — 50p 🎂", "one\u2019s own"]
)
def test_an_even_text_is_the_very_same(text: str) -> None:
    assert is_even(text)
    assert even(text) is text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Our recep-\ntion class", "Our reception class"),
        ("A well-\nknown poet", "A well-known poet"),
        ("So proud of Aisha-\nher cake won", "So proud of Aisha- her cake won"),
        ("Our recep\u00ad\r\n  tion class", "Our reception class"),
        ("Jo Smith-\nJones won", "Jo Smith-Jones won"),
    ],
)
def test_a_hyphen_at_a_lines_end_is_read_in_every_way(written: str, read: str) -> None:
    assert read in [reading.text for reading in readings(written)]


@pytest.mark.parametrize(
    "text", ["a dash -\nhere", "a list:\n- one\n- two", "the end-\n\nand on", "a-b"]
)
def test_a_hyphen_that_breaks_no_word_is_read_in_one_way(text: str) -> None:
    assert len(readings(text)) == 1


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("is  in\n\n\nprison", "prison"),
        ("is  in\n\n\nprison", "in"),
        ("\u200bAi\u00adsha\u200b  Khan", "Aisha Khan"),
        ("x\u00a0\u00a0é y", "é"),
    ],
)
def test_a_place_is_led_back_to_the_authors_own_characters(
    written: str, words: str
) -> None:
    [reading] = readings(written)
    at = reading.text.index(words)

    span = reading.span(at, at + len(words))

    assert even(written[span.start : span.end]) == words
    assert written[span.start] == words[0]
    assert written[span.end - 1] == words[-1]


SIGNS = st.text(st.sampled_from("aB9 -\n\r\t\u00a0\u00ad\u200b\u2028\u2029\u2800é."))


@given(SIGNS)
def test_what_is_even_stays_as_it_is(text: str) -> None:
    assert even(even(text)) == even(text)


@given(SIGNS)
def test_every_character_that_is_seen_is_led_back_to_itself(text: str) -> None:
    for reading in readings(text):
        for at, sign in enumerate(reading.text):
            span = reading.span(at, at + 1)
            assert 0 <= span.start < span.end <= len(text)
            if sign.isalnum():
                assert text[span.start : span.end] == sign


@given(SIGNS)
def test_no_letter_is_lost_or_made(text: str) -> None:
    for reading in readings(text):
        assert list(filter(str.isalnum, reading.text)) == list(
            filter(str.isalnum, text)
        )
