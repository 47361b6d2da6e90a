"""Ways of saying something, looked for only where one of their words stands.

Checks of how a post speaks share this: each has a file of phrases, with the words
(cues) without which none of them can stand. A post without a cue costs a set lookup,
and no pattern is compiled for it. Such a file reads::

    cues kill stab                      whole words; one of them must stand in the text
    <them> = you|him|her                a part that patterns use
    trigger <them>|kill                 what each text with a phrase matches, if shorter
    [tone.threat!] “{}” is a threat     a fact, "!" if certain, and how to say it
    i will (?:kill|stab) <them>         patterns of that fact, one a line

In a pattern a space is any white space, and it begins and ends with whole words. A part
named ``say`` is what the finding points at, where that is not all of it.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

from schoolgate.engine.finding import Finding
from schoolgate.engine.record import record
from schoolgate.reading.lettering import ODD, plain_lettering

# Odd letters stand for a phrase that hides.
DISGUISED = ODD
_SHOWN = 60


@record
class Phrase:
    """A pattern, the fact it speaks for, and how to say so: ``{}`` is what it found."""

    fact: str
    pattern: str
    says: str
    certain: bool = False


@record
class Phrasebook:
    """Phrases, and their cues: whole words in small letters, one of which is needed."""

    cues: frozenset[str]
    phrases: tuple[Phrase, ...]
    triggers: tuple[str, ...] = ()

    @property
    def trigger(self) -> str:
        """A pattern that every text holding a phrase matches: the phrases themselves.

        A cue stands in six posts where a phrase stands in one. Where all phrases are
        too long for one pattern, the file says which part of each has to stand.
        """
        patterns = self.triggers or tuple(each.pattern for each in self.phrases)
        return "|".join((*map(_unnamed, patterns), DISGUISED))

    def find(self, text: str) -> Iterator[Finding]:
        """Find each place where one of the phrases stands."""
        if self.cues.isdisjoint(words(text)):
            return
        for phrase in self.phrases:
            yield from _find(phrase, text)


@lru_cache(maxsize=4)
def words(text: str) -> frozenset[str]:
    """The words of a text in plain lettering and small letters."""
    return frozenset(re.findall(r"\w+", plain_lettering(text).text.lower()))


def one_line(found: str) -> str:
    """What was found, on one line, and not too long to read aloud."""
    line = " ".join(found.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()}…"


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern of this module's kind, compiled when it is first needed."""
    return re.compile(_spaced(pattern), re.IGNORECASE)


def _spaced(pattern: str) -> str:
    return re.sub(" (?![?*{])", r"\\s+", pattern)


def _unnamed(pattern: str) -> str:
    """The pattern as a part of a longer one, in which its parts have no names."""
    return _spaced(pattern).replace("(?P<say>", "(?:")


def _find(phrase: Phrase, text: str) -> Iterator[Finding]:
    read = plain_lettering(text)
    for found in compiled(phrase.pattern).finditer(read.text):
        group: str | int = "say" if "say" in found.re.groupindex else 0
        span = read.span(*found.span(group))
        says = phrase.says.format(one_line(text[span.start : span.end]))
        yield Finding(phrase.fact, says, phrase.certain, text=span)


def word_list(path: Path) -> frozenset[str]:
    """The words of a file; what follows a # is for its readers."""
    return frozenset(word for line in _lines(path) for word in line.split())


def phrasebook(path: Path) -> Phrasebook:
    """Read a file of phrases."""
    cues: set[str] = set()
    parts: dict[str, str] = {}
    groups: dict[str, list[str]] = {}
    triggers: list[str] = []
    group = ""
    for line in _lines(path):
        if line.startswith("cues "):
            cues.update(line.split()[1:])
        elif line.startswith("trigger "):
            wanted = _with_parts(line.removeprefix("trigger "), parts)
            triggers.append(rf"\b(?:{wanted})")
        elif line.startswith("<") and "> = " in line:
            name, _, part = line.partition(" = ")
            parts[name] = f"(?:{_with_parts(part, parts)})"
        elif line.startswith("["):
            group = line
        else:
            groups.setdefault(group, []).append(_with_parts(line, parts))
    phrases = (_phrase(head, patterns) for head, patterns in groups.items())
    return Phrasebook(frozenset(cues), tuple(phrases), tuple(triggers))


def _lines(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line


def _with_parts(pattern: str, parts: dict[str, str]) -> str:
    for name, part in parts.items():
        pattern = pattern.replace(name, part)
    return pattern


def _phrase(head: str, patterns: Iterable[str]) -> Phrase:
    fact, _, says = head[1:].partition("] ")
    pattern = rf"\b(?:{'|'.join(patterns)})(?!-?\w)"
    return Phrase(fact.rstrip("!"), pattern, says, certain=fact.endswith("!"))
