"""Markup is read as it is shown, and what is found leads back to what was typed."""

import pytest

from schoolgate.checks.text import contact, special
from schoolgate.checks.text.tests.looking import facts, findings, marked
from schoolgate.reading.whitespace import Reading, even, readings

SAME = [
    "*Aisha* has epilepsy",
    "**Aisha** has __epilepsy__",
    "***Aisha*** has `epilepsy`",
    "_Aisha_ has ~~epilepsy~~",
    "*Ai*sha has epi**lepsy**",
    "*_Aisha_* has epilepsy",
    "<b>Aisha</b> has <i>epi</i>lepsy",
    "<p>Aisha has <a>epilepsy</a></p>",
    "Aisha<br>has<br/>epilepsy",
    "Aisha&nbsp;has epi&shy;lepsy",
    "Ai&#115;ha has &#x65;pilepsy",
    "> Aisha has\n> epilepsy",
    "Aisha 💜 has epilepsy",
    "Aisha❤️has⭐epilepsy",
    "*Aisha* 💜 *has* epilepsy",
    "Aisha has epi\x02\nlepsy",
    "Aisha has epi\u2011\nlepsy",
    "Aisha has epi—\nlepsy",
    "Ai\x1fsha \ufffc has\x00 epi\ufffelepsy",
]


@pytest.mark.parametrize("text", SAME)
def test_markup_is_read_as_it_is_shown(text: str) -> None:
    assert even(text).strip() == "Aisha has epilepsy"
    assert facts(special, text) == {"special.category"}


@pytest.mark.parametrize(
    ("text", "typed"),
    [
        ("So *Aisha* has **epilepsy** now", "Aisha* has **epilepsy"),
        ("So &quot;Aisha has epi&shy;lepsy", "Aisha has epi&shy;lepsy"),
        ("Her <b>dad</b> is 💔 in prison.", "Her <b>dad</b> is 💔 in prison"),
    ],
)
def test_what_is_found_leads_back_to_what_was_typed(text: str, typed: str) -> None:
    assert marked(text, findings(special, text)[0]) == typed


@pytest.mark.parametrize(
    "text",
    [
        "f**k and s*it, ****, 5 * 3 * 2, a*b*c",
        "snake_case_name and @_me_ and https://a.example/_b_/*c*",
        "I <3 you & me, Q&A, AT&T; 3 < 4 > 2",
        "Tickets are free*\n* terms apply",
        "We won 🏆 Well done everyone",
        "🎉 Ring 📞 946001",
        "*not closed\n\nin its paragraph*",
    ],
)
def test_signs_that_are_no_markup_stay(text: str) -> None:
    assert Reading(text).text.replace(" ", "") == text.replace("\n*", "*").replace(
        " ", ""
    )


def test_turned_letters_are_read_both_ways() -> None:
    every = [each.text for each in readings("\u202enosirp ni si dad reh")]

    assert every == ["nosirp ni si dad reh", "her dad is in prison"]


def test_the_words_of_an_attribute_go_out_with_the_rest() -> None:
    text = '<a href="tel:07700900461">ring</a> <img alt="Aisha has asthma">'

    assert "contact.mobile" in facts(contact, text)
    assert facts(special, text) == {"special.category"}


def test_a_long_row_of_signs_takes_no_long_time() -> None:
    text = "*a _b `c ~d " * 5_000 + "<b &x " * 5_000

    assert len(Reading(text).text) > 50_000
