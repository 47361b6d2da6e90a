import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolgate.channels.linkedin.little import little_text, read
from schoolgate.channels.linkedin.tests.fake import LITTLE

TEXTS = st.text(alphabet=st.sampled_from("ab 1ü🌱\n&\\|{}@[]()<>#*_~")) | st.text()


@pytest.mark.parametrize(
    ("text", "little"),
    [
        ("Beans (in pots) & peas", "Beans \\(in pots\\) & peas"),
        ("a_b*c~d|e\\f", "a\\_b\\*c\\~d\\|e\\\\f"),
        ("#elmschool rocks", "{hashtag|\\#|elmschool} rocks"),
        ("We are #1", "We are \\#1"),
        ("#big_day", "{hashtag|\\#|big}\\_day"),
        ("C# and a#b", "C\\# and a\\#b"),
        ("##twice", "\\#\\#twice"),
        ("@elm {x} [y] <z>", "\\@elm \\{x\\} \\[y\\] \\<z\\>"),
        ("#Año2026!", "{hashtag|\\#|Año2026}!"),
        ("# alone", "\\# alone"),
    ],
)
def test_every_sign_is_escaped_and_hashtags_stay(text: str, little: str) -> None:
    assert little_text(text) == little


@pytest.mark.parametrize(
    ("little", "text"),
    [
        ("See @[Elm \\(School\\)](urn:li:organization:7)!", "See Elm (School)!"),
        ("{hashtag|#|elm}", "#elm"),
        ("plain", "plain"),
    ],
)
def test_what_linkedin_writes_itself_is_read_too(little: str, text: str) -> None:
    assert read(little) == text


@given(TEXTS)
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    assert read(little_text(text)) == text


@given(TEXTS)
def test_linkedin_cuts_no_text_off(text: str) -> None:
    assert LITTLE.fullmatch(little_text(text))
