"""Names with one slip of the pen: a letter lost, doubled, changed, or two swapped.

Only for small rolls, and only where one half of the name is written rightly: a slip
in a large roll is the name of somebody else.
"""

from collections.abc import Iterator

from schoolgate.reading.known_words import function_words
from schoolgate.reading.mentions import MOST_JOINED, How, Mention
from schoolgate.reading.name_index import PARTICLES, Names
from schoolgate.reading.nicknames import forenames
from schoolgate.reading.words import Gap, Word, Words

LARGEST_ROLL = 10_000
SHORTEST = 4


def slipped_mentions(words: Words, index: Names) -> Iterator[Mention]:
    """Every run of capitalised words that is one slip from a name of the roll."""
    if index.size > LARGEST_ROLL:
        return
    for first, word in enumerate(words.words):
        if word.capital and word.key not in function_words():
            for count in (1, 2):
                yield from _from(words, index, (first, count))


def _from(words: Words, index: Names, at: tuple[int, int]) -> Iterator[Mention]:
    """Slips in a name whose forename would be these words."""
    first, count = at
    then = first + count
    if then >= len(words.words) or words.gaps[then - 1] is not Gap.TIGHT:
        return
    forename = _one(words, first, count)
    if not (forename and _may_begin(words.words[then])):
        return
    for more in range(1, MOST_JOINED):
        surname = _one(words, then, more)
        if surname and _slipped(forename, surname, index):
            last = words.words[then + more - 1]
            start = words.words[first].start
            pair = (forename, surname)
            yield Mention(
                first, then + more - 1, start, last.end, *pair, How.TYPO, capitals=True
            )


def _may_begin(word: Word) -> bool:
    return word.capital or word.key in PARTICLES


def _one(words: Words, first: int, count: int) -> str:
    """Some words as one, or nothing if a break parts them."""
    last = first + count - 1
    if last >= len(words.words):
        return ""
    if any(gap is not Gap.TIGHT for gap in words.gaps[first:last]):
        return ""
    return "".join(word.key for word in words.words[first : last + 1])


def _slipped(forename: str, surname: str, index: Names) -> bool:
    """Whether one half is right and the other is nearly one that goes with it."""
    if surname in index.surnames:
        if forename in index.forenames or forename in forenames():
            return False
        known = index.partners.get(f" {surname}", ())
        return any(one_slip(forename, name) for name in known)
    known = index.partners.get(f"{forename} ", ())
    return any(one_slip(surname, name) for name in known)


def one_slip(written: str, name: str) -> bool:
    """Whether a word is one edit or one swap of neighbours from a name."""
    if written == name or max(len(written), len(name)) < SHORTEST:
        return False
    if abs(len(written) - len(name)) > 1 or written[0] != name[0]:
        return False
    letters = zip(written, name, strict=False)
    same = next((at for at, (a, b) in enumerate(letters) if a != b), None)
    if same is None:
        return True
    rest, wanted = written[same:], name[same:]
    swapped = rest[1::-1] + rest[2:]
    return wanted in {rest[1:], swapped} or wanted[1:] in {rest, rest[1:]}
