"""Blanks, line breaks and unseen signs: the same words, the same findings."""

import re
from collections.abc import Callable
from datetime import datetime
from functools import cache

import pytest

from schoolgate.checks.look import look
from schoolgate.checks.text.tests.evaluating_names import DATA, drawn
from schoolgate.checks.text.tests.looking import real_posts
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.facts import Source
from schoolgate.engine.people import Person
from schoolgate.policyfile.law import platforms
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.whitespace import even

DAY = datetime.fromisoformat("2026-06-01T10:00")
# A limit is held against the signs that are there, seen or not.
WORDS = tuple(
    name
    for name, fact in VOCABULARY.facts.items()
    if fact.source is Source.WORDS and fact.check != "limits"
)
PUPILS = (
    Person("1", "Aisha", "Khan"),
    Person("2", "Femi", "Adeyemi"),
    Person("3", "Zofia", "Nowak"),
)
STAFF = (Person("s", "Hana", "Marsh"),)
POSTS = (
    "Please be kind to Aisha: her dad is in prison",
    "Aisha has been diagnosed with epilepsy",
    "Femi Adeyemi, date of birth: 14/03/2016",
    "Well done Zofia Nowak in Year 4, and thank you to Mrs Green",
    "Ring me on 07700 900461 or write to a.person@example.com",
    "Parcels for Femi go to 15 High Street, CF10 1AA",
    "Year 5 are off to the Science Museum tomorrow, back at 3.15 pm",
    "He lives at number 12, next to the church",
    "Feel free to message me on WhatsApp about tickets",
    "Any questions message us",
    "I am so proud of my class. Mrs Lee Year 4 teacher",
    "I met a teacher from France today",
    "Great offer! 20% off, order now at http://bit.ly/x",
    "You are all a bunch of idiots and I will kill you",
    "Vote for the Labour Party on Thursday",
    "In my opinion the government is wrong about this",
    "JUST LOST ALL MY MUSIC ON MY PLAYLIST",
    "Our pupil's number is A123456789012, born on 1 May 2014",
    "Aisha is 10 and her brother turns 8 today",
    "Our SEND pupils need an EHCP review with the SENCO",
)


def _wrapped(text: str, each: int, by: str) -> str:
    words = text.split(" ")
    return "".join(
        word + (by if number % each == 0 else " ")
        for number, word in enumerate(words, 1)
    ).strip()


WAYS: dict[str, Callable[[str], str]] = {
    "doubled blanks": lambda text: text.replace(" ", "  "),
    "wrapped lines": lambda text: _wrapped(text, 3, "\n"),
    "a word a line": lambda text: text.replace(" ", "\n"),
    "lines of Windows": lambda text: _wrapped(text, 4, "\r\n"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "wide blanks": lambda text: text.replace(" ", " \u2003"),
    "soft hyphens": lambda text: re.sub(r"(\w\w)(?=\w)", "\\1\u00ad", text),
    "zero width": lambda text: re.sub(r"(\w)(?=\w)", "\\1\u200b", text),
    "blanks around": lambda text: f" \n{text}\n ",
}


@cache
def school(size: int) -> School:
    pupils = tuple(drawn(size, 5)) if size else PUPILS
    return School("Elm", pupils=pupils, staff=STAFF, platforms=platforms())


def found(text: str, size: int = 0) -> list[tuple[object, ...]]:
    """Every finding, with the author's own words as people read them."""
    seen = look(WORDS, Post(text, DAY, platforms=("facebook",)), school(size))
    assert not seen.failed
    return sorted(
        (f.fact, f.certain, " ".join(f.says.split()), even(text[s.start : s.end]))
        for f in seen.findings
        if (s := f.text) is not None
    )


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("post", POSTS)
def test_a_post_says_the_same_however_it_is_spaced(post: str, way: str) -> None:
    assert found(WAYS[way](post)) == found(post)


@pytest.mark.parametrize("post", POSTS)
def test_each_of_these_posts_says_something(post: str) -> None:
    assert found(post)


def test_a_paragraph_still_parts_two_names() -> None:
    together, apart = found("Zofia Nowak, Year 4"), found("Zofia\n\nNowak, Year 4")

    assert "names.child_full" in {fact for fact, *_ in together}
    assert "names.child_full" not in {fact for fact, *_ in apart}


@pytest.mark.slow
@pytest.mark.parametrize("way", WAYS)
def test_real_posts_say_the_same_however_they_are_spaced(way: str) -> None:
    if not DATA.exists():
        pytest.skip("NOT RUN: there are no real posts and no names here")
    posts = [" ".join(post.split()) for post in real_posts()]
    assert len(posts) >= 3_000

    differ = [post for post in posts if found(WAYS[way](post), 1_000) != before(post)]

    assert differ == []


@cache
def before(post: str) -> list[tuple[object, ...]]:
    return found(post, 1_000)
