"""Which roles a text speaks of, and whether its language is known at all.

What roles are called is given, phrase by phrase: ``dyrektor*`` with any ending,
``the chair ~`` only where a deed follows, ``HT`` only with its capitals.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache
from unicodedata import normalize

from schoolgate.reading.colleagues import Writing
from schoolgate.reading.known_words import function_words
from schoolgate.reading.words import Words

ANY_ENDING, ACTING = "*", " ~"
# “On the head” is a part of the body, “the head of maths” another person.
NOT_BEFORE = frozenset("on in".split())
NOT_AFTER = frozenset("injury lice ache lock teachers".split())
# One small word in so many shows that a language is known.
KNOWN_OF = 12
# So few words may be a name and a deed.
FEWEST = 5
# So much of a text may stand in letters that nobody here reads names in.
OTHER_LETTERS = 0.25


def roles_named(text: Writing, phrases: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The roles that a text speaks of by one of their phrases."""
    return frozenset(
        role
        for role, every in phrases.items()
        if any(_stands(text, phrase) for phrase in every)
    )


def is_understood(text: Writing, common: Collection[str]) -> bool:
    """Whether names and roles would be seen in a text: its letters and words are known.

    ``common`` are the small words of all known languages but English.
    """
    letters = [one for one in normalize("NFKC", text.raw) if one.isalpha()]
    strange = sum(not _is_read(one) for one in letters)
    if letters and strange > OTHER_LETTERS * len(letters):
        return False
    known = _folded(tuple(common)) | function_words()
    hits = sum(word.key in known for word in text.words)
    return len(text.words) < FEWEST or hits * KNOWN_OF >= len(text.words)


def _is_read(letter: str) -> bool:
    """Whether a letter is Latin or Cyrillic, in which names are found."""
    point = ord(letter)
    return point < 0x0250 or 0x0400 <= point < 0x0500 or 0x1E00 <= point < 0x1F00


@cache
def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.key for one in words for word in Words(one).words)


def _stands(text: Writing, phrase: str) -> bool:
    wanted = _wanted(phrase)
    acting, written = phrase.endswith(ACTING), not phrase.islower()
    last = len(wanted) - 1
    for at in _places(text, wanted):
        if acting:
            found = text.acts(at, at + last) or text.after(at + last) == "of"
        elif written and phrase[:1].isupper():
            found = _as_written(text, at, phrase)
        else:
            found = wanted != ("the", "head") or _is_a_person(text, at)
        if found:
            return True
    return False


@cache
def _wanted(phrase: str) -> tuple[str, ...]:
    """The words of a phrase as they are sought; an open ending keeps its sign."""
    plain = phrase.removesuffix(ACTING)
    return tuple(
        "".join(word.key for word in Words(part).words)
        + (ANY_ENDING if part.endswith(ANY_ENDING) else "")
        for part in plain.replace("-", " ").split()
    )


def _places(text: Writing, wanted: tuple[str, ...]) -> Iterator[int]:
    """Every place where the words of a phrase stand one after the other."""
    for at in range(len(text.words) - len(wanted) + 1):
        found = text.words[at : at + len(wanted)]
        if all(
            any(_fits(form, key) for form in word.forms)
            for key, word in zip(wanted, found, strict=True)
        ):
            yield at


def _fits(form: str, key: str) -> bool:
    if key.endswith(ANY_ENDING):
        return form.startswith(key.removesuffix(ANY_ENDING))
    return form == key


def _as_written(text: Writing, at: int, phrase: str) -> bool:
    """With its capitals; where every sentence has one, only before a deed."""
    written = text.as_typed(at)
    if phrase.isupper():
        return written == phrase
    capital = written[:1].isupper() and text.after(at) not in NOT_AFTER
    return capital and (text.acts(at) or not text.begins(at))


def _is_a_person(text: Writing, at: int) -> bool:
    """Whether “the head” is somebody, and not a part of somebody."""
    of_what = text.after(at + 1) == "of"
    of_school = {"school", "the"} & {word.key for word in text.words[at + 3 : at + 4]}
    if of_what and not of_school:
        return False
    return text.before(at) not in NOT_BEFORE and text.after(at + 1) not in NOT_AFTER
