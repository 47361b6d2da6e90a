"""Does it use the trade's jargon, and how practised must its reader be?

The reading age is Flesch and Kincaid's grade plus five, in whole years; a text too
short to tell has none, and is given as 0.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from schoolgate.engine.finding import Finding, Measured, Seen
from schoolgate.reading.lettering import plain_lettering
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("plain.jargon", "plain.reading_age")
TRIGGER = ""

FEWEST_WORDS = 25
FEWEST_SENTENCES = 2
OLDEST = 25
# Addresses, handles, hashtags and dates are not read as words.
NOT_READ = r"https?://\S+|www\.\S+|[@#]\w+|[\w.+-]{1,64}@\S+|\d[\d.,:/-]*\w*"
SENTENCE_END = r"(?:[.!?…]+(?=\s|$|[\"')])|\n+)"
WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"

# Vowels that make no syllable, and pairs that make two.
SILENT = r"(?:[^laeiouyszxcgh]es|[^aeioutdl]ed|[^lr]e|[aeiouy][lr]e|[^aeiou]que)$"
SILENT_WITHIN = r"e(?=ly$|less|ful|ment|ness|times?$)"
TWO = r"i[ao](?!n\b|ns\b|us)|[^q]u[ao]|eo|scie|[^cgst]io|ying|dnt$|sm$"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find unexplained jargon, and measure."""
    del school
    yield from _jargon(post.text)
    yield Measured("plain.reading_age", reading_age(post.as_written))


def _jargon(text: str) -> Iterator[Finding]:
    read = plain_lettering(text)
    small = read.text.lower()
    for found in _any_jargon().finditer(read.text):
        meaning = _meanings()[found[0]]
        if not (_is_explained(found, meaning, small) or _is_shouted(found)):
            says = f"“{found[0]}” is school jargon: families say “{meaning}”"
            span = read.span(*found.span())
            yield Finding("plain.jargon", says, text=span, replacement=meaning)


def _is_explained(found: re.Match[str], meaning: str, small: str) -> bool:
    """Whether its meaning stands somewhere, or something stands in brackets by it."""
    if meaning.lower() in small:
        return True
    before, after = found.string[: found.start()], found.string[found.end() :]
    return bool(re.match(r" ?\(\w", after)) or (
        before.endswith("(") and after.startswith(")")
    )


def _is_shouted(found: re.Match[str]) -> bool:
    """Whether it stands in a line of capitals, where "SEND" is only "send"."""
    before, after = found.string[: found.start()], found.string[found.end() :]
    around = re.search(rf"({WORD})\W+$", before), re.match(rf"\W+({WORD})", after)
    beside = [word[1] for word in around if word]
    return found[0].isupper() and any(w.isupper() and len(w) > 3 for w in beside)


@cache
def _meanings() -> Mapping[str, str]:
    path = Path(__file__).with_name("jargon.txt")
    lines = path.read_text(encoding="utf-8").splitlines()
    rows = (line.partition(" = ") for line in lines if not line.startswith("#"))
    return {term: meaning for term, _, meaning in rows}


@cache
def _any_jargon() -> re.Pattern[str]:
    """All terms, the longest first, in the letters they are written in."""
    terms = sorted(_meanings(), key=len, reverse=True)
    return re.compile(rf"(?<![\w@#&/.])(?:{'|'.join(map(re.escape, terms))})(?![\w&])")


def reading_age(text: str) -> int:
    """The age, in years, from which this is read with ease; 0 if too short to tell."""
    plain = re.sub(NOT_READ, " ", plain_lettering(text).text)
    sentences = [
        part for part in re.split(SENTENCE_END, plain) if re.search(WORD, part)
    ]
    read = re.findall(WORD, plain)
    if len(read) < FEWEST_WORDS and len(sentences) < FEWEST_SENTENCES:
        return 0
    if not read:
        return 0
    by_sentence = len(read) / len(sentences)
    by_word = sum(map(syllables, read)) / len(read)
    grade = 0.39 * by_sentence + 11.8 * by_word - 15.59
    return min(max(round(grade) + 5, 5), OLDEST)


def syllables(word: str) -> int:
    """How many syllables a word has, by its letters: right nine times in ten."""
    if word.isupper() and len(word) <= 5:
        return len(word)
    small = re.sub(SILENT_WITHIN, "", word.lower())
    groups = len(re.findall(r"[aeiouy]+", small))
    silent = groups > 1 and re.search(SILENT, small) is not None
    return max(1, groups - silent + len(re.findall(TWO, small)))
