"""Jargon that nobody explained, and the reading age."""

import pytest

from schoolgate.checks.text import plain
from schoolgate.checks.text.tests.looking import DAY, findings, marked
from schoolgate.engine.finding import Measured
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

EASY = "The cat sat on the mat. The dog ran to the gate. We had fun in the sun."
HARD = (
    "Differentiated pedagogical interventions notwithstanding, longitudinal attainment "
    "trajectories demonstrate considerable heterogeneity across disadvantaged cohorts, "
    "necessitating systematic reconsideration of institutional accountability measures "
    "and organisational responsibilities of all."
)


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("A meeting for EAL families", "EAL", "English as an additional language"),
        ("Our KS2 choir sang", "KS2", "Years 3 to 6"),
        ("EYFS had a lovely day", "EYFS", "Nursery and Reception"),
        ("SATs start on Monday", "SATs", "Year 2 and Year 6 national tests"),
        ("INSET on Friday", "INSET", "staff training day"),
        (
            "Phonemes and phonics screening in June: the phonics screening check",
            "phonics screening",
            "a check of letters and sounds",
        ),
        ("Ask our SENCo", "SENCo", "special needs coordinator"),
        (
            "Funding for SEND is late",
            "SEND",
            "special educational needs and disabilities",
        ),
    ],
)
def test_jargon_is_found_with_the_plain_words(
    text: str, term: str, meaning: str
) -> None:
    found = findings(plain, text)[0]

    assert marked(text, found) == term
    assert found.replacement == meaning
    assert found.certain


@pytest.mark.parametrize(
    "text",
    [
        "English as an additional language (EAL) club",
        "EAL (English as an additional language) club",
        "Please send your forms",
        "PLEASE SEND YOUR FORMS BACK TODAY",
        "He sat his test",
        "The Salt Path",
        "#KS2 and @KS2",
        "See www.KS2.example",
    ],
)
def test_explained_and_ordinary_words_pass(text: str) -> None:
    assert findings(plain, text) == []


def test_easy_words_are_for_young_readers_and_hard_ones_for_old() -> None:
    assert plain.reading_age(EASY) <= 6
    assert plain.reading_age(HARD) >= 18


@pytest.mark.parametrize(
    "text", ["", "!!!", "Sports Day is on Friday.", "https://a.example #fun @us"]
)
def test_a_text_too_short_to_tell_has_no_reading_age(text: str) -> None:
    assert plain.reading_age(text) == 0


def test_links_tags_and_dates_do_not_count_as_words() -> None:
    dressed = (
        f"{EASY} https://www.example.org/extraordinarily/long #Extraordinary 1/2/27"
    )

    assert plain.reading_age(dressed) == plain.reading_age(EASY)


def test_the_reading_age_is_always_measured() -> None:
    seen = list(plain.look(Post(EASY, DAY), School()))

    assert seen == [Measured("plain.reading_age", plain.reading_age(EASY))]


SYLLABLES = {
    1: "cat made played stopped through school years wished strength where one Miss",
    2: "pupil teacher table wanted happy science football Friday lovely hopeful houses",
    3: "family holiday remember assembly's beautiful video musical September radio",
    4: "information community celebration material education January secondary",
    5: "university refrigerator international communication's examination",
}


def test_syllables_are_right_nine_times_in_ten() -> None:
    words = [(w, n) for n, listed in SYLLABLES.items() for w in listed.split()]

    wrong = [(w, n) for w, n in words if plain.syllables(w) != n]

    assert len(wrong) <= len(words) / 10, wrong
