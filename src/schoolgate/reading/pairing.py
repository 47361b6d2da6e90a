"""The second half of the pass: words that may be names, paired and looked up."""

import numpy as np
from numpy.typing import NDArray

from schoolgate.reading.code_points import Bytes
from schoolgate.reading.compiling import compiled, inlined
from schoolgate.reading.kernel import (
    ALONE,
    BEGINS,
    BRACKET,
    BREAK,
    CAPITAL,
    COMMA,
    CUE,
    FORENAME,
    GLUED,
    LETTER,
    MOST_JOINED,
    MOST_LETTERS,
    SHORT,
    SHOUTED,
    SURNAME,
    Tables,
    Tokens,
    contains,
    paired,
)
from schoolgate.reading.tag_pairing import glued, spelled
from schoolgate.reading.word_flags import is_after_surname, is_plain_forename

LETTER_S = np.uint8(ord("s"))
MOST_SKIPPED = 2


@inlined
def appended(
    tokens: Tokens, value: np.uint64, at: int, powers: NDArray[np.uint64]
) -> np.uint64:
    """The hash of words with one more; a letter doubled at the joint counts once."""
    start, length = tokens.offset[at], min(tokens.length[at], MOST_LETTERS)
    more = tokens.hash[at]
    if tokens.letters[start - 1] == tokens.letters[start]:
        length -= 1
        more -= np.uint64(tokens.letters[start]) * powers[length]
    return np.uint64(value * powers[length] + more)


@inlined
def without_s(tokens: Tokens, last: int, value: np.uint64, tables: Tables) -> np.uint64:
    """The hash without a last s, or 0: “Khans” may be Khan's."""
    end = tokens.offset[last] + tokens.length[last] - 1
    if tokens.letters[end] != LETTER_S:
        return np.uint64(0)
    return np.uint64((value - np.uint64(LETTER_S)) * tables.secret[3])


@inlined
def among(names: Bytes, value: np.uint64, bare: np.uint64) -> bool:
    """Whether a word is one of some names, as it is or without its last s."""
    return bool(contains(names, value) or (bare and contains(names, bare)))


@compiled
def marked(tokens: Tokens, tables: Tables) -> None:
    """Mark each word that may be a half of a name, or says that a pupil is near."""
    for at in range(len(tokens.post)):
        value = tokens.hash[at]
        flags = tokens.flags[at]
        bare = without_s(tokens, at, value, tables)
        if among(tables.forenames, value, bare):
            flags |= np.uint16(FORENAME)
            names = tables.titled if flags & CAPITAL else tables.alone
            if among(names, value, bare):
                flags |= np.uint16(ALONE)
        if among(tables.surnames, value, bare):
            flags |= np.uint16(SURNAME)
        if contains(tables.beginnings, value):
            flags |= np.uint16(BEGINS)
        if flags & CAPITAL and contains(tables.functions, value):
            flags |= np.uint16(BEGINS)
        if contains(tables.cues, value):
            flags |= np.uint16(CUE)
        tokens.flags[at] = flags


@inlined
def kind_of(
    tokens: Tokens, last: int, value: np.uint64, forename: np.uint64, tables: Tables
) -> int:
    """1 or 2 if words that end here are a surname that goes with a forename."""
    for form in (value, without_s(tokens, last, value, tables)):
        if form and contains(tables.surnames, form):
            kind = paired(tables, forename, form)
            if kind:
                return kind
    return 0


@inlined
def goes_with(tokens: Tokens, forename: np.uint64, first: int, tables: Tables) -> int:
    """1 or 2 if the words from one on make a surname that goes with a forename."""
    most = MOST_JOINED if tokens.flags[first] & BEGINS else 1
    value = tokens.hash[first]
    for last in range(first, min(first + most, len(tokens.post))):
        if last > first:
            if parted(tokens, last):
                return 0
            value = appended(tokens, value, last, tables.powers)
        kind = kind_of(tokens, last, value, forename, tables)
        if kind:
            return kind
    return 0


@inlined
def parted(tokens: Tokens, at: int) -> bool:
    """Whether a word is of another post or sentence than the one before it."""
    if tokens.post[at] != tokens.post[at - 1]:
        return True
    return bool(tokens.flags[at] & (BREAK | COMMA | BRACKET) != 0)


@inlined
def ahead(
    tokens: Tokens, at: tuple[int, int], forename: np.uint64, tables: Tables
) -> int:
    """The surname after the forename: 1 or 2 if it comes within a word or two."""
    first, last = at
    for then in range(last + 1, min(last + 2 + MOST_SKIPPED, len(tokens.post))):
        flags = tokens.flags[then]
        if tokens.post[then] != tokens.post[first] or flags & BREAK:
            return 0
        if flags & COMMA and not flags & BRACKET:
            return 0
        if flags & (SURNAME | BEGINS):
            kind = goes_with(tokens, forename, then, tables)
            if kind:
                return kind
        if not flags & (CAPITAL | BRACKET) or not tokens.flags[first] & CAPITAL:
            return 0
    return 0


@inlined
def joined_between(tokens: Tokens, first: int, end: int, tables: Tables) -> np.uint64:
    """The hash of the words from one up to another, as one word."""
    value = tokens.hash[first]
    for more in range(first + 1, end):
        value = appended(tokens, value, more, tables.powers)
    return np.uint64(value)


@inlined
def behind(tokens: Tokens, first: int, forename: np.uint64, tables: Tables) -> int:
    """The surname before the forename: 1 if a comma says so, else 2."""
    flags = tokens.flags[first]
    if first == 0 or not is_after_surname(flags):
        return 0
    for then in range(first - 1, max(first - 1 - MOST_JOINED, -1), -1):
        if tokens.post[then] != tokens.post[first]:
            return 0
        if then < first - 1 and not tokens.flags[then] & BEGINS:
            continue
        joined = joined_between(tokens, then, first, tables)
        kind = kind_of(tokens, first - 1, joined, forename, tables)
        if kind:
            told = flags & COMMA or tokens.flags[then] & SHOUTED
            return kind if told else 2
    return 0


@compiled
def named_at(tokens: Tokens, first: int, tables: Tables) -> int:
    """1 if a full name may begin with a forename here or end with it; 2 if weakly."""
    most = MOST_JOINED - 1 if tokens.flags[first] & BEGINS else 1
    value, found = tokens.hash[first], 0
    for last in range(first, min(first + most, len(tokens.post))):
        if last > first:
            if parted(tokens, last):
                break
            value = appended(tokens, value, last, tables.powers)
        for form in (value, without_s(tokens, last, value, tables)):
            if form and contains(tables.forenames, form):
                found |= ahead(tokens, (first, last), form, tables)
                found |= behind(tokens, first, form, tables)
    return found


@inlined
def near(tokens: Tokens, at: int) -> bool:
    """Whether there is a half of a name where the other half could be, at a glance."""
    flags, size, wanted = tokens.flags, len(tokens.post), SURNAME | BEGINS
    if flags[at] & BEGINS or (at + 1 < size and flags[at + 1] & wanted):
        return True
    if not flags[at] & CAPITAL:
        return bool(flags[at] & COMMA != 0)
    for then in range(at + 2, min(at + 4, size)):
        if flags[then] & wanted:
            return True
    behind_it = at > 0 and flags[at - 1] & wanted != 0
    return bool(behind_it or flags[at] & COMMA != 0)


@compiled
def scanned(tokens: Tokens, tables: Tables, hits: Bytes) -> None:
    """Set the bits of each post that may hold a full name: 1, or 16 if weakly."""
    size = len(tokens.post)
    for at in range(size):
        flags = tokens.flags[at]
        found = 0
        if flags & (FORENAME | BEGINS) and near(tokens, at):
            found = named_at(tokens, at, tables)
        if flags & GLUED and glued(tokens, at, tables):
            found |= 1
        if flags & LETTER and (at + 1 == size or not tokens.flags[at + 1] & LETTER):
            found |= spelled(tokens, at, tables)
        if found:
            hits[tokens.post[at]] |= np.uint8((found & 1) | (found & 2) << 3)


@compiled
def parts(tokens: Tokens, tables: Tables, hits: Bytes) -> None:
    """Set bits for cues (2), lone names (4), initials (8), room for a slip (32)."""
    for at in range(len(tokens.post)):
        flags, found = tokens.flags[at], 0
        if flags & CUE:
            found |= 2
        if flags & ALONE:
            found |= 4
        if flags & (FORENAME | SURNAME) and initial_beside(tokens, at):
            found |= 8
        if beside_slip(tokens, at, tables):
            found |= 32
        if found:
            hits[tokens.post[at]] |= np.uint8(found)


@inlined
def initial_beside(tokens: Tokens, at: int) -> bool:
    """Whether a short word with a capital stands beside one with a capital."""
    for other in (at - 1, at + 1):
        if 0 <= other < len(tokens.post) and tokens.post[other] == tokens.post[at]:
            beside = tokens.flags[other]
            if beside & SHORT and beside & tokens.flags[at] & CAPITAL:
                return True
    return False


@inlined
def beside_slip(tokens: Tokens, at: int, tables: Tables) -> bool:
    """Whether a forename ends before a word, or a surname begins there.

    The other half, with its slip, could then stand on the other side.
    A forename that is written rightly has a capital, as what follows has, if it is no
    small word that surnames begin with. A slip in a forename leaves its capital.
    """
    if at == 0 or parted(tokens, at):
        return False
    flags, one = tokens.flags, tokens.flags[at - 1]
    if flags[at] & (CAPITAL | BEGINS | LETTER) == 0:
        return False
    if is_plain_forename(one):
        return True
    if has_capital_before(tokens, at):
        if flags[at - 2] & BEGINS and ends_forename(tokens, at - 1, tables):
            return True
    elif one & (FORENAME | CAPITAL) != CAPITAL:
        return False
    return bool(flags[at] & SURNAME or is_surname(tokens, at, tables))


@inlined
def has_capital_before(tokens: Tokens, at: int) -> bool:
    """Whether the word before the one before has a capital, in the same sentence."""
    if at < 2 or parted(tokens, at - 1):
        return False
    return bool(tokens.flags[at - 2] & CAPITAL != 0)


@inlined
def ends_forename(tokens: Tokens, at: int, tables: Tables) -> bool:
    """Whether a word makes a forename with the one before."""
    value = appended(tokens, tokens.hash[at - 1], at, tables.powers)
    return contains(tables.forenames, value)


@inlined
def is_surname(tokens: Tokens, at: int, tables: Tables) -> bool:
    """Whether a word that names begin with makes a surname with those behind it."""
    value = tokens.hash[at]
    if not tokens.flags[at] & BEGINS:
        return False
    for last in range(at + 1, min(at + MOST_JOINED, len(tokens.post))):
        if parted(tokens, last):
            return False
        value = appended(tokens, value, last, tables.powers)
        if contains(tables.surnames, value):
            return True
    return False
