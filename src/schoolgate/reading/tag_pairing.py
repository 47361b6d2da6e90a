"""The part of the pass that looks into tags, handles and letters spelled out."""

import numpy as np

from schoolgate.reading.compiling import compiled, inlined
from schoolgate.reading.kernel import (
    FEWEST_SPELLED,
    LETTER,
    MOST_LETTERS,
    SHORTEST_GLUED,
    Tables,
    Tokens,
    contains,
    paired,
)

LONGEST_SAID = 17


@inlined
def opened(tokens: Tokens, stretch: tuple[int, int], tables: Tables) -> None:
    """Mark as humps the places that what tags say leads up to: #welldone|aisha."""
    letters, humps = tokens.letters, tokens.humps
    first, stop = stretch
    humps[first] = 2
    for at in range(first, stop - SHORTEST_GLUED):
        if humps[at] != 2:
            continue
        value = np.uint64(0)
        for end in range(at, min(stop - SHORTEST_GLUED, at + LONGEST_SAID)):
            value = value * tables.powers[1] + np.uint64(letters[end])
            if contains(tables.said, value):
                humps[end] = humps[end + 1] = 2


@compiled
def named_inside(tokens: Tokens, stretch: tuple[int, int], tables: Tables) -> bool:
    """Whether a stretch of the letters that begins and ends well is a full name."""
    letters, humps = tokens.letters, tokens.humps
    first, stop = stretch
    for start in range(first, stop - SHORTEST_GLUED + 1):
        if not humps[start]:
            continue
        forename = np.uint64(letters[start])
        for middle in range(start + 1, stop - 1):
            forename = forename * tables.powers[1] + np.uint64(letters[middle])
            if contains(tables.forenames, forename) and surname_from(
                tokens, (middle, stop), forename, tables
            ):
                return True
    return False


@compiled
def surname_from(
    tokens: Tokens, at: tuple[int, int], forename: np.uint64, tables: Tables
) -> bool:
    """Try the surname after the forename's last letter, and from that letter on."""
    middle, stop = at
    for begin in (middle + 1, middle):
        surname = np.uint64(0)
        for end in range(begin, stop):
            surname = surname * tables.powers[1] + np.uint64(tokens.letters[end])
            if not contains(tables.surnames, surname):
                continue
            named = paired(tables, forename, surname)
            if named and ends_well(tokens, end + 1, stop, tables):
                return True
    return False


@inlined
def is_said(tokens: Tokens, begin: int, stop: int, tables: Tables) -> bool:
    """Whether the last letters are words that tags say, one after another."""
    reached = np.uint64(1)
    for at in range(stop - begin):
        if not reached >> np.uint64(at) & np.uint64(1):
            continue
        value = np.uint64(0)
        for end in range(at, min(stop - begin, at + LONGEST_SAID)):
            code = np.uint64(tokens.letters[begin + end])
            value = value * tables.powers[1] + code
            if contains(tables.said, value):
                # A letter that ends one word and begins the next is written once.
                reached |= np.uint64(3) << np.uint64(end)
    return bool(reached >> np.uint64(stop - begin) & np.uint64(1))


@compiled
def ends_well(tokens: Tokens, end: int, stop: int, tables: Tables) -> bool:
    """Whether a cut is after a letter, or leaves words that tags say."""
    if end == stop or tokens.humps[end] or tokens.humps[end - 1]:
        return True
    if is_said(tokens, end, stop, tables):
        return True
    return is_said(tokens, end - 1, stop, tables)


@compiled
def spelled(tokens: Tokens, at: int, tables: Tables) -> bool:
    """Whether a run of single letters that ends here spells a name."""
    first = at
    while first > 0 and tokens.flags[first - 1] & LETTER:
        first -= 1
    if at - first + 1 < FEWEST_SPELLED:
        return False
    start, size, last = tokens.offset[first], tokens.offset[first], np.uint8(0)
    for code in tokens.letters[start : tokens.offset[at] + tokens.length[at]]:
        if code != last:
            tokens.letters[size] = code
            tokens.humps[size] = 1
            size += 1
        last = code
    return named_inside(tokens, (start, size), tables)


@compiled
def glued(tokens: Tokens, at: int, tables: Tables) -> bool:
    """Whether a tag, a handle or a word with a capital inside holds a name."""
    start = tokens.offset[at]
    stretch = (start, start + min(tokens.length[at], MOST_LETTERS))
    opened(tokens, stretch, tables)
    return named_inside(tokens, stretch, tables)
