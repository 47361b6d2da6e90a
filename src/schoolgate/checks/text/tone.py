"""Is it offensive, discriminatory, threatening, sexual, belittling, or an attack?

All that it sees is put to a person, but for two things: a listed slur used as such,
and a plain threat. Where either is quoted, reported, spoken against or reclaimed, a
person is asked as well: no list of words can tell those who suffer a word from those
who use it. Words and phrases are in the files named after this one.
"""

import re
from codecs import decode
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path

from schoolgate.engine.finding import Finding, Seen
from schoolgate.engine.record import replace
from schoolgate.reading.disguise import HIDDEN, Token, forms, recognised, tokens
from schoolgate.reading.lettering import plain_lettering
from schoolgate.reading.phrases import compiled, phrasebook, word_list, words
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = (
    "tone.offensive",
    "tone.discriminatory",
    "tone.threat",
    "tone.sexual",
    "tone.belittling",
    "tone.attack",
)

SAYS = {
    "slur": ("tone.discriminatory", "“{}” is a slur"),
    "discriminatory": ("tone.discriminatory", "“{}” is used to run people down"),
    "offensive": ("tone.offensive", "“{}” is a swear word"),
    "sexual": ("tone.sexual", "“{}” can be sexual"),
    "belittling": ("tone.belittling", "“{}” runs somebody down"),
}

# What stands before or behind a slur that is put upon somebody, and what stands before
# one that its speaker takes for her own.
AIMED = (
    r"\b(?:you|u|ur|ya|your|these|those|them|all|every|another|typical|bunch of|dirty"
    r"|filthy|stupid|bloody|fuck\w*|little|lazy|ugly|hate|is an?|are|such an?|like an?"
    r"|no more|too many|send|kick|the)(?:\s+\w+){0,2}\s+[\"']?$"
)
AIMED_AFTER = r"^[,\s]+(?:\w+\s+)?(?:go home|get out|out\b|go back|scum)"
OWN = r"\b(?:i'?m|i am|we'?re|we are|as an?|my|our|us)(?:\s+\w+){0,3}\s+$"
QUOTED = r"\"|(?<!\w)'\w"

_FOLDER = Path(__file__).parent
_NEAR = 80


def _listed() -> Iterator[tuple[str, str]]:
    """Each listed word, with the group it stands in."""
    group = ""
    path = _FOLDER / "tone_words.txt"
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            group = line.strip("[]")
        elif not line.startswith("#"):
            yield from ((word, group) for word in decode(line, "rot13").split())


LISTED = dict(_listed())
BOOK = phrasebook(_FOLDER / "tone_phrases.txt")
# Contempt by its grammar: who it is said of, and what: see the file.
CONTEMPT = phrasebook(_FOLDER / "tone_contempt.txt")
TRIGGER = (
    rf"\b(?:{'|'.join(LISTED)})(?:e?s|z)?\b|{HIDDEN}|{BOOK.trigger}|{CONTEMPT.trigger}"
)


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find the words, then the phrases; certain only where nothing excuses them."""
    del school
    text = post.text
    if not words(text).isdisjoint(_forms()) or compiled(HIDDEN).search(text):
        for token in tokens(text):
            yield from _word(token, text)
    for found in (*BOOK.find(text), *CONTEMPT.find(text)):
        certain = found.certain and not (_is_mentioned(text) or _is_figurative(text))
        yield replace(found, certain=certain)


@cache
def _forms() -> Mapping[str, str]:
    return forms(LISTED)


def _word(token: Token, text: str) -> Iterator[Finding]:
    found = recognised(token, _forms())
    if found is None or _is_innocent(found, text):
        return
    read = plain_lettering(text)
    span = read.span(token.start, token.end)
    fact, says = SAYS[LISTED[found]]
    certain = (
        LISTED[found] == "slur"
        and _is_aimed(token, read.text)
        and not _is_mentioned(text)
    )
    yield Finding(fact, says.format(text[span.start : span.end]), certain, text=span)


@cache
def _innocent() -> Mapping[str, str]:
    """For each word that is often ordinary, the pattern of what tells."""
    lines = (_FOLDER / "tone_innocent.txt").read_text(encoding="utf-8").splitlines()
    rows = (line.partition(": ") for line in lines if not line.startswith("#"))
    return {word: rf"\b(?:{tells})" for word, _, tells in rows}


@lru_cache(maxsize=64)
def _is_innocent(word: str, text: str) -> bool:
    tells = _innocent().get(word)
    return tells is not None and compiled(tells).search(text) is not None


def _is_aimed(token: Token, plain: str) -> bool:
    """Whether a slur is put upon somebody else, and in so many letters."""
    before = plain[max(0, token.start - _NEAR) : token.start]
    after = plain[token.end : token.end + _NEAR]
    if "*" in plain[token.start : token.end] or compiled(OWN).search(before):
        return False
    return bool(compiled(AIMED).search(before) or compiled(AIMED_AFTER).match(after))


@lru_cache(maxsize=4)
def _is_mentioned(text: str) -> bool:
    """Whether the text may report, teach, quote or oppose what it holds."""
    if re.search(QUOTED, plain_lettering(text).text):
        return True
    return not words(text).isdisjoint(_words("tone_mentioned"))


def _is_figurative(text: str) -> bool:
    return not words(text).isdisjoint(_words("tone_figurative"))


@cache
def _words(name: str) -> frozenset[str]:
    return word_list(_FOLDER / f"{name}.txt")
