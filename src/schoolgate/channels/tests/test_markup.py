from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolgate.channels.markup import Read, clean, first_line, paragraphs


def test_nothing_in_a_text_is_markup() -> None:
    assert paragraphs("<b>&\"'") == ["&lt;b&gt;&amp;&quot;&#x27;"]


def test_empty_lines_part_paragraphs_and_others_break() -> None:
    assert paragraphs("a\r\nb\n \n\nc\n") == ["a<br>\nb", "c"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://example.org/a?b=1&c=2.", "https://example.org/a?b=1&amp;c=2"),
        ("(https://example.org)", "https://example.org"),
        ("http://example.org!", "http://example.org"),
    ],
)
def test_an_address_is_a_link_without_what_ends_the_sentence(
    text: str, address: str
) -> None:
    assert f'<a href="{address}">{address}</a>' in paragraphs(text)[0]


@pytest.mark.parametrize("text", ["javascript:alert(1)", 'https://"><script>'])
def test_nothing_hostile_becomes_a_link(text: str) -> None:
    html = "".join(paragraphs(text))

    assert "<script" not in html
    assert 'href="javascript' not in html


@given(st.text(max_size=200))
def test_what_was_written_is_read_again(text: str) -> None:
    html = "".join(f"<p>{part}</p>" for part in paragraphs(text))

    assert Read(html).text.split() == clean(text).split()


@given(st.text(max_size=200))
def test_every_text_is_well_formed(text: str) -> None:
    fromstring(f"<x>{''.join(paragraphs(text))}</x>".replace("<br>", "<br/>"))


def test_alternative_texts_are_read_in_order() -> None:
    html = '<p>a</p><img alt="one &amp; two"><img><img alt="3">'

    assert Read(html).alts == ["one & two", "", "3"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("One\nTwo", "One"),
        ("  \n", ""),
        ("a" * 40 + " " + "b" * 60, "a" * 40 + "…"),
    ],
)
def test_the_first_line_stands_for_a_title(text: str, line: str) -> None:
    assert first_line(text) == line
