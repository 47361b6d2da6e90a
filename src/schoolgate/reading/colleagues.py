"""Whether a text names a colleague, however it was typed in a hurry.

It errs towards yes: it serves to keep a text from people it may be about. A name may
stand in small letters, with a slip, in pieces, glued into a handle, by initials, or in
Cyrillic letters. A surname that is a word counts with a capital, a title or a deed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property

from schoolgate.engine.record import record
from schoolgate.reading.cyrillic import cyrillic_words, sound
from schoolgate.reading.folding import squash
from schoolgate.reading.known_words import function_words, word_names
from schoolgate.reading.nicknames import nicknames
from schoolgate.reading.titles import TITLES
from schoolgate.reading.words import Gap, Word, Words

SHORTEST_GLUED, SHORTEST_SLIPPED, SHORTEST_NAME, SHORTEST_HALF = 6, 5, 3, 4
# An ending of another language's grammar: Quillowi, Квиллом.
LONGEST_ENDING = 4
MOST_PIECES = 20
DEEDS = frozenset(
    "hit hits hitting hurt hurts touch touched touches touching grab grabbed grabs "
    "kick kicked kiss kissed push pushed slap slapped punch punched shook shake "
    "shouted shouts shouting swore send sends sent sending message messaged "
    "messages texted took takes taking did does do done said says saying told tells "
    "asked asks has had have is was were keeps kept made makes gave gives followed "
    "follows locked drove drunk threatened threatens bullied bullies bullying "
    "smacked dragged pulled pinched strangled choked filmed photographed watched "
    "stared looked came comes went goes just always never also again and".split()
)
BEFORE_NAMES = frozenset("by about named called sir teacher colleague".split())
# “It was Quill.”
IT_WAS = (frozenset("it that this he she".split()), frozenset("was is".split()))
# Two capitals that are seldom a person's.
NO_INITIALS = frozenset(
    "pe re it ta ht am pm uk tv ok dt gp pc id cp sen la dc ps ks ict ng".split()
)


@record
class Name:
    """A forename and a surname that somebody goes by."""

    forename: str
    surname: str

    @property
    def forenames(self) -> frozenset[str]:
        """The first forename, with its nicknames."""
        first = _parts(self.forename)[:1]
        return frozenset(first).union(*(nicknames().get(name, ()) for name in first))

    @property
    def surnames(self) -> tuple[str, ...]:
        """The parts of the surname."""
        return _parts(self.surname)


class Writing:
    """A text, as the names of colleagues are looked for in it."""

    def __init__(self, text: str) -> None:
        self.raw = text
        self.read = Words(text)
        self.words: list[Word] = self.read.words
        self.squashed = squash(text)

    @cached_property
    def places(self) -> Mapping[str, list[int]]:
        """Where each word stands, by each of its forms."""
        found: dict[str, list[int]] = {}
        for at, word in enumerate(self.words):
            for form in word.forms:
                found.setdefault(form, []).append(at)
        return found

    @cached_property
    def cyrillic(self) -> tuple[str, ...]:
        """How the words in Cyrillic letters sound."""
        return cyrillic_words(self.raw)

    @cached_property
    def all_joined(self) -> frozenset[str]:
        """What stands in pieces, as one word: Qui-ll, Q u i l l."""
        return frozenset(self._joined())

    def _joined(self) -> Iterator[str]:
        for first in range(len(self.words)):
            one, last = self.words[first].key, first
            most = min(first + MOST_PIECES, len(self.words) - 1)
            while last < most and self._is_cut(last):
                last += 1
                one += self.words[last].key
                yield one

    def _is_cut(self, at: int) -> bool:
        """Whether a word and the next one may be pieces of one."""
        one, other = self.words[at], self.words[at + 1]
        between = self.read.plain[one.end : other.start]
        return between in "-_*.·/|~+" or (
            len(one.key) == len(other.key) == 1 and between.strip() == ""
        )

    def stands(self, wanted: Sequence[str]) -> Iterator[int]:
        """Every place where some words stand one after the other."""
        for at in self.places.get(wanted[0], ()):
            found = self.words[at : at + len(wanted)]
            if len(found) == len(wanted) and all(
                key in word.forms for key, word in zip(wanted, found, strict=True)
            ):
                yield at

    def as_typed(self, at: int) -> str:
        """A word with its capitals."""
        word = self.words[at]
        return self.read.plain[word.start : word.end]

    def begins(self, at: int) -> bool:
        """Whether a word begins a sentence."""
        return at == 0 or self.read.gaps[at - 1] is Gap.HARD

    def before(self, at: int) -> str:
        """The word before one, in small letters; "" at the beginning of a text."""
        return self.words[at - 1].key if at else ""

    def after(self, at: int) -> str:
        """The word after one in its sentence, in small letters."""
        more = at + 1 < len(self.words) and self.read.gaps[at] is not Gap.HARD
        return self.words[at + 1].key if more else ""

    def acts(self, at: int, last: int | None = None) -> bool:
        """Whether a person's deed follows, or “by” or “about” stands before."""
        before, after = self.before(at), self.after(at if last is None else last)
        pointed_at = before in IT_WAS[1] and at > 1 and self.before(at - 1) in IT_WAS[0]
        return after in DEEDS or before in BEFORE_NAMES or pointed_at


def is_named(names: Iterable[Name], text: Writing, *, strictly: bool) -> bool:
    """Whether somebody is named by any of their names.

    ``strictly``: by surname or full name alone, not by a forename or initials.
    """
    return any(
        _by_full_name(name, text)
        or _by_surname(name, text)
        or _in_cyrillic(name, text, strictly=strictly)
        or (not strictly and (_by_forename(name, text) or _by_initials(name, text)))
        for name in names
    )


def within_one(written: str, name: str) -> bool:
    """Whether a word is at most one letter, or one swap of neighbours, from a name."""
    if written == name:
        return True
    short, long = sorted((written, name), key=len)
    if len(long) - len(short) > 1:
        return False
    at = next((n for n, one in enumerate(short) if one != long[n]), len(short))
    if len(short) != len(long):
        return short[at:] == long[at + 1 :]
    swapped = long[at + 1 : at + 2] + long[at : at + 1] + long[at + 2 :]
    return short[at + 1 :] == long[at + 1 :] or short[at:] == swapped


def _by_full_name(name: Name, text: Writing) -> bool:
    """However it is joined: Hester Quill, hester.quill, HesterQuill, hquill."""
    first, last = squash(name.forename), squash(name.surname)
    if not (first and last):
        whole = first + last
        return len(whole) >= SHORTEST_GLUED and whole in text.squashed
    if len(first + last) >= SHORTEST_GLUED and (
        first + last in text.squashed or last + first in text.squashed
    ):
        return True
    glued = {first[0] + last, last + first[0]}
    return len(last) >= SHORTEST_HALF and any(one in text.places for one in glued)


def _by_surname(name: Name, text: Writing) -> bool:
    surname = name.surnames
    if not surname:
        return False
    if any(
        len(surname) > 1 or _stands_for(name, text, at) for at in text.stands(surname)
    ):
        return True
    if any(_half_stands(name, half, text) for half in surname if len(surname) > 1):
        return True
    return len(surname) == 1 and (_slipped(name, text) or _in_pieces(name, text))


def _stands_for(name: Name, text: Writing, at: int) -> bool:
    """Whether a word that is the surname stands for the person."""
    if not _is_a_word(name.surnames[0]) or text.words[at].capital:
        return True
    return _is_led(name, text, at) or text.acts(at)


def _half_stands(name: Name, half: str, text: Writing) -> bool:
    """Whether one half of a double surname stands for the person."""
    if len(half) < SHORTEST_HALF:
        return False
    return any(
        _is_led(name, text, at) or (text.words[at].capital and not _is_a_word(half))
        for at in text.stands((half,))
    )


def _is_led(name: Name, text: Writing, at: int) -> bool:
    """Whether a title, a forename or its initial stands before a word."""
    before = text.before(at)
    return before in TITLES | name.forenames or (
        len(before) == 1 and before == name.forename[:1].lower() and before not in "ai"
    )


def _slipped(name: Name, text: Writing) -> bool:
    """With one slip, or an ending: Mrs Quil, the Quills did, Quillowi."""
    surname = name.surnames[0]
    if len(surname) < SHORTEST_SLIPPED:
        return False
    for word, places in text.places.items():
        if _is_nearly(word, surname) and any(
            (text.words[at].capital and not text.begins(at))
            or _is_led(name, text, at)
            or text.acts(at)
            for at in places
        ):
            return True
    return False


def _is_nearly(word: str, name: str) -> bool:
    """Whether a word is a name with one slip, or with another language's ending."""
    if word == name or word in function_words():
        return False
    # One slip leaves the beginning or the end as it was.
    if word[:2] != name[:2] and word[-2:] != name[-2:]:
        return False
    return within_one(word, name) or _has_ending(word, name)


def _has_ending(word: str, name: str) -> bool:
    more = len(word) - len(name)
    return 0 <= more <= LONGEST_ENDING and word.startswith(name)


def _in_pieces(name: Name, text: Writing) -> bool:
    surname = name.surnames[0]
    return len(surname) >= SHORTEST_HALF and surname in text.all_joined


def _by_forename(name: Name, text: Writing) -> bool:
    """By forename or nickname, with an s or not; one that is a word with a capital."""
    return any(
        not _is_a_word(one) or text.words[at].capital
        for one in name.forenames
        for form in (one, f"{one}s")
        for at in text.stands((form,))
    )


def _by_initials(name: Name, text: Writing) -> bool:
    """By initials in capitals (HQ), or one after a title or before a deed (Mrs Q)."""
    first, last = name.forename[:1].lower(), "".join(name.surnames[-1:])[:1]
    if not (first and last):
        return False
    both = text.places.get(first + last, ()) if first + last not in NO_INITIALS else ()
    alone = any(_is_initial(at, last, text) for at in text.places.get(last, ()))
    return alone or any(text.as_typed(at).isupper() for at in both)


def _is_initial(at: int, initial: str, text: Writing) -> bool:
    """Whether one initial is a name: after a title, or with a capital before a deed."""
    acts = text.words[at].capital and initial not in "ai" and text.acts(at)
    return acts or text.before(at) in TITLES


def _in_cyrillic(name: Name, text: Writing, *, strictly: bool) -> bool:
    wanted = [sound(part) for part in name.surnames]
    if not strictly:
        wanted += [sound(one) for one in _parts(name.forename)[:1]]
    return any(
        _has_ending(word, one)
        or (len(one) >= SHORTEST_SLIPPED and within_one(word, one))
        for one in wanted
        if len(one) >= SHORTEST_HALF
        for word in text.cyrillic
    )


def _parts(name: str) -> tuple[str, ...]:
    return tuple(word.key for word in Words(name).words)


def _is_a_word(name: str) -> bool:
    return len(name) < SHORTEST_NAME or name in function_words() or name in word_names()
