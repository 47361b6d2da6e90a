"""Names with one slip of the pen: a letter lost, doubled, changed, or two swapped.

Only for small rolls, and only where one half of the name is written rightly: a slip
in a large roll is the name of somebody else.
"""

from collections.abc import Iterator

from schoolgate.reading.mentions import How, Mention
from schoolgate.reading.name_index import NameIndex
from schoolgate.reading.nicknames import forenames
from schoolgate.reading.words import Gap, Word, Words

LARGEST_ROLL = 10_000
SHORTEST = 4


def slipped_mentions(words: Words, index: NameIndex) -> Iterator[Mention]:
    """Every pair of capitalised words that is one slip from a name of the roll."""
    if index.size > LARGEST_ROLL:
        return
    for at, gap in enumerate(words.gaps):
        one, other = words.words[at], words.words[at + 1]
        if gap is Gap.TIGHT and one.capital and other.capital:
            pair = _pair(one, other, index)
            if pair is not None:
                yield Mention(
                    at, at + 1, one.start, other.end, *pair, How.TYPO, capitals=True
                )


def _pair(one: Word, other: Word, index: NameIndex) -> tuple[str, str] | None:
    if other.key in index.surnames and not _is_forename(one.key, index):
        for forename in index.partners.get(f" {other.key}", ()):
            if one_slip(one.key, forename):
                return forename, other.key
    if one.key in index.forenames and other.key not in index.surnames:
        for surname in index.partners.get(f"{one.key} ", ()):
            if one_slip(other.key, surname):
                return one.key, surname
    return None


def _is_forename(word: str, index: NameIndex) -> bool:
    return word in index.forenames or word in forenames()


def one_slip(written: str, name: str) -> bool:
    """Whether a word is one edit or one swap of neighbours from a name."""
    if written == name or min(len(written), len(name)) < SHORTEST:
        return False
    if abs(len(written) - len(name)) > 1 or written[0] != name[0]:
        return False
    at = next(
        (i for i, (a, b) in enumerate(zip(written, name, strict=False)) if a != b), None
    )
    if at is None:
        return True
    rest, wanted = written[at:], name[at:]
    swapped = rest[1::-1] + rest[2:]
    return (
        wanted in {rest[1:], swapped} or rest in {wanted[1:]} or rest[1:] == wanted[1:]
    )
