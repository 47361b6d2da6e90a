"""Whether an alarm's words name somebody who would otherwise read it.

It errs towards yes. A person who is named by mistake is let in by another reader with
one press; what the wrong person has read stays read. It knows names in Latin letters
alone, and only full names, surnames, and (where the alarm is about somebody here)
forenames, nicknames and titles of a role.
"""

from collections.abc import Iterator, Sequence

from schoolgate.engine.record import record
from schoolgate.reading.folding import squash
from schoolgate.reading.known_words import function_words, word_names
from schoolgate.reading.nicknames import nicknames
from schoolgate.reading.titles import TITLES
from schoolgate.reading.words import Word, Words
from schoolgate.web.people.models import Holding, Person

SHORTEST_GLUED = 6
OF_A_HEAD = (
    ("headteacher",),
    ("head", "teacher"),
    ("headmaster",),
    ("headmistress",),
    ("principal",),
    ("the", "head"),
    ("our", "head"),
)
# What a role is called in a hurry.
CALLED: dict[str, tuple[tuple[str, ...], ...]] = {
    "head": OF_A_HEAD,
    "principal": OF_A_HEAD,
    "dsl": (("dsl",), ("dsp",), ("safeguarding", "lead"), ("designated", "lead")),
    "deputy": (("deputy",),),
    "chair": (("chair",), ("chairman",), ("chairwoman",)),
}


@record
class Writing:
    """An alarm's words, as names are looked for in them."""

    words: tuple[Word, ...]
    squashed: str

    def stands(self, wanted: Sequence[str]) -> Iterator[int]:
        """Every place where some words stand one after the other."""
        for at in range(len(self.words) - len(wanted) + 1):
            found = self.words[at : at + len(wanted)]
            if all(key in word.forms for key, word in zip(wanted, found, strict=True)):
                yield at

    def has(self, wanted: Sequence[str]) -> bool:
        """Whether some words stand in it one after the other."""
        return bool(wanted) and next(self.stands(wanted), None) is not None


def writing(text: str) -> Writing:
    """Read an alarm's words."""
    return Writing(tuple(Words(text).words), squash(text))


def is_named(held: Holding, text: Writing, *, strictly: bool) -> bool:
    """Whether somebody is named; ``strictly``: by surname or full name alone."""
    person = held.person
    if _by_full_name(person, text) or _by_surname(person, text):
        return True
    if strictly:
        return False
    return _by_forename(person, text) or any(
        text.has(words) for words in CALLED.get(held.role, ())
    )


def _by_full_name(person: Person, text: Writing) -> bool:
    """However it is joined: Hester Quill, hester.quill, HesterQuill."""
    whole = squash(f"{person.forename}{person.surname}")
    return len(whole) >= SHORTEST_GLUED and whole in text.squashed


def _by_surname(person: Person, text: Writing) -> bool:
    """By surname; one that is a word needs a capital, or a title or forename before."""
    surname = _parts(person.surname)
    if not surname:
        return False
    before = TITLES | _forenames(person)
    for at in text.stands(surname):
        if len(surname) > 1 or not _is_a_word(surname[0]):
            return True
        led = at > 0 and text.words[at - 1].key in before
        if led or text.words[at].capital:
            return True
    return False


def _by_forename(person: Person, text: Writing) -> bool:
    """By forename or nickname; one that is a word needs a capital."""
    return any(
        not _is_a_word(name) or text.words[at].capital
        for name in _forenames(person)
        for at in text.stands((name,))
    )


def _forenames(person: Person) -> frozenset[str]:
    first = _parts(person.forename)[:1]
    return frozenset(first).union(*(nicknames().get(name, ()) for name in first))


def _parts(name: str) -> tuple[str, ...]:
    return tuple(word.key for word in Words(name).words)


SHORTEST = 3


def _is_a_word(name: str) -> bool:
    return len(name) < SHORTEST or name in function_words() or name in word_names()
