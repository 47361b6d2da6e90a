"""Does it give away what isn't public yet?

A topic's words are found in any case and accent, in the plural, with a hyphen for a
space, and run together in a hashtag. From its day on, a topic is free.
"""

import re
from collections.abc import Iterator
from datetime import date
from unicodedata import normalize

from schoolgate.engine.finding import Finding, Seen
from schoolgate.engine.people import Embargo
from schoolgate.reading.lettering import plain_lettering
from schoolgate.reading.phrases import compiled, one_line
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("embargo.topic",)
# The words are each school's own, so every text has to be looked at.
TRIGGER = ""
NEEDS = "embargoes"

ENDINGS = r"(?:s|es|'s|s'|ing|ed)?"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find the words of each topic that is still closed on the post's day."""
    for embargo in school.embargoes:
        if embargo.until is None or embargo.until > post.on.date():
            yield from _given_away(embargo, post.text)


def _given_away(embargo: Embargo, text: str) -> Iterator[Finding]:
    read = plain_lettering(text)
    folded = _folded(read.text)
    for found in compiled(_pattern(embargo)).finditer(folded):
        span = read.span(*found.span())
        says = (
            f"“{one_line(text[span.start : span.end])}” gives away “{embargo.topic}”, "
            f"which is not public {_until(embargo.until)}"
        )
        yield Finding("embargo.topic", says, text=span)


def _until(until: date | None) -> str:
    return "yet" if until is None else f"until {until.day} {until:%B %Y}"


def _pattern(embargo: Embargo) -> str:
    """Each wording as separate words, or run together behind a hash."""
    wordings = [
        [re.escape(_stem(word)) for word in re.findall(r"\w+", _folded(each))]
        for each in (*embargo.words, embargo.topic)
    ]
    spaced = (rf"{ENDINGS}[\s-]+".join(words) for words in wordings if words)
    joined = ("(?:s|es)?".join(words) for words in wordings if words)
    return (
        rf"(?<!\w)(?:{'|'.join(spaced)}){ENDINGS}(?!\w)"
        rf"|#\w*(?:{'|'.join(joined)})\w*"
    )


def _stem(word: str) -> str:
    """A plural that the school listed finds the singular as well."""
    return word[:-1] if len(word) > 3 and re.search(r"[^s]s$", word) else word


def _folded(text: str) -> str:
    """Small letters without accents, as many as there were."""
    return "".join(normalize("NFD", sign)[0] for sign in text).lower()
