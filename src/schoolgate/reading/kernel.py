"""One pass over the bytes of many posts: which of them may hold somebody's name.

The bytes are decoded, folded and cut into words in one go, each word is hashed, and
pairs of words are looked up by a keyed hash, so that the time does not grow with the
roll. What it keeps may be too much but never too little: each post it keeps is read
again by the plain way, which alone decides. Compiled by numba; imported by the batch
path only.

A hash is a polynomial over letter codes, doubled letters counted once, so that words
can be joined without reading them again.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from schoolgate.reading.code_points import GONE, Bytes, Table, decoded, entry_of
from schoolgate.reading.compiling import compiled, inlined

Hashes = NDArray[np.uint64]

# What a character's entry in the fold table says besides its letters.
UPPER = np.uint32(1 << 24)
FIGURE = np.uint32(1 << 25)
# What is known of a word.
CAPITAL, GLUED, SHORT, LETTER = 1, 2, 4, 8
CUE, FORENAME, SURNAME, BEGINS, SHOUTED = 16, 32, 64, 128, 256
# What stands before it, since the last word.
COMMA, BRACKET, BREAK = 512, 1024, 2048
ALONE = 4096  # a forename that is evidence without its surname


# Marks of ASCII and what they do between two words.
FULL_STOP = 1
MARKS = np.zeros(128, np.uint16)
MARKS[[ord(mark) for mark in ":!?&+=<>#@"]] = BREAK
MARKS[[ord(mark) for mark in '()[]"']] = BRACKET
MARKS[ord(",")] = COMMA
MARKS[ord(".")] = FULL_STOP

MOST_JOINED = 4
MOST_LETTERS = 64
FEWEST_SPELLED = 5
SHORTEST_GLUED = 4


class Tokens(NamedTuple):
    """Words of a buffer, one a row; ``post`` counts line ends before it."""

    hash: Hashes
    offset: NDArray[np.int64]
    length: NDArray[np.int64]
    post: NDArray[np.int64]
    flags: NDArray[np.uint16]
    letters: Bytes
    humps: Bytes
    base: Hashes


class Tables(NamedTuple):
    """What words are looked up in: bit sets of halves, and hashes of pairs.

    ``alone`` are forenames that count in small letters too, ``titled`` in capitals.
    """

    forenames: Bytes
    surnames: Bytes
    beginnings: Bytes
    cues: Bytes
    functions: Bytes
    said: Bytes
    alone: Bytes
    titled: Bytes
    pairs: Hashes
    powers: Hashes
    secret: Hashes


@inlined
def mixed(one: np.uint64, other: np.uint64, secret: Hashes) -> np.uint64:
    """The hash of a pair of halves under the secret; its last bit is set."""
    value = (one ^ secret[1]) * np.uint64(0x9E3779B97F4A7C15)
    value ^= value >> np.uint64(29)
    value = (value + other ^ secret[2]) * np.uint64(0xBF58476D1CE4E5B9)
    value ^= value >> np.uint64(32)
    return np.uint64(value | np.uint64(1))


@inlined
def bit(value: np.uint64) -> np.uint64:
    """The bit of a set that a hash has."""
    spread = value * np.uint64(0xD6E8FEB86659FD93)
    return np.uint64(spread >> np.uint64(42))


@inlined
def contains(bits: Bytes, value: np.uint64) -> bool:
    """Whether a set of bits may hold a hash."""
    at = bit(value) & np.uint64(len(bits) * 8 - 1)
    return bool((bits[at >> np.uint64(3)] >> np.uint8(at & np.uint64(7))) & 1 == 1)


@compiled
def paired(tables: Tables, forename: np.uint64, surname: np.uint64) -> int:
    """0 if two halves are nobody's name, 1 if somebody's, 2 if only with a nickname."""
    wanted = mixed(forename, surname, tables.secret)
    mask = np.uint64(len(tables.pairs) - 1)
    at = (wanted >> np.uint64(1)) & mask
    while tables.pairs[at] != 0:
        if (tables.pairs[at] | np.uint64(1)) == wanted:
            return 2 if tables.pairs[at] & np.uint64(1) else 1
        at = (at + np.uint64(1)) & mask
    return 0


@compiled
def filled(
    pairs: Hashes, halves: tuple[Hashes, Hashes], short: Bytes, secret: Hashes
) -> None:
    """Put pairs of halves into an empty table; its last bit tells the short ones.

    The table has room for twice as many. Pairs that are not short come first.
    """
    mask = np.uint64(len(pairs) - 1)
    for row in range(len(short)):
        value = mixed(halves[0][row], halves[1][row], secret)
        at = (value >> np.uint64(1)) & mask
        while pairs[at] != 0 and (pairs[at] | np.uint64(1)) != value:
            at = (at + np.uint64(1)) & mask
        if pairs[at] == 0:
            pairs[at] = value if short[row] else value ^ np.uint64(1)


@compiled
def coded(codes: Bytes, powers: Hashes) -> tuple[np.uint64, int]:
    """The hash of letter codes and how many count, doubled ones once."""
    value, length, last = np.uint64(0), 0, np.uint8(0)
    for code in codes:
        if code != last:
            value = value * powers[1] + np.uint64(code)
            length += 1
        last = code
    return value, length


@inlined
def gap_of(point: int, following: int, after_letter: bool) -> np.uint16:  # noqa: FBT001
    """What a mark between words does: part them, bracket them, or nothing."""
    if point > 127:
        return np.uint16(0)
    mark = MARKS[point]
    if mark == FULL_STOP:
        ends = following in (32, 10, 46) and not after_letter
        return np.uint16(BREAK) if ends else np.uint16(0)
    return np.uint16(mark)


@inlined
def flags_of(
    signs: tuple[np.uint32, np.uint32], humps: int, before: int, size: tuple[int, int]
) -> np.uint16:
    """What is known of a word from its writing alone; y4, 4r and y4's are cues.

    ``signs``: what its first character says, and all; ``size``: as written, as folded.
    """
    flags, (first, every), (raw, letters) = np.uint16(0), signs, size
    if every & FIGURE and humps > 0 and raw <= 5:
        flags |= np.uint16(CUE)
    if first & UPPER:
        flags |= np.uint16(CAPITAL)
    if before in (35, 64, 95) or 0 < humps * 2 <= raw + 2:
        flags |= np.uint16(GLUED)
    if raw <= 2 or letters == 1:
        flags |= np.uint16(SHORT)
    if raw == 1:
        flags |= np.uint16(LETTER)
    return flags


@inlined
def small_run(
    buffer: Bytes, table: Table, tokens: Tokens, at: tuple[int, int], value: np.uint64
) -> tuple[int, int, np.uint64]:
    """Fold small letters of ASCII as long as they last: most of any text."""
    place, written = at
    base, last = tokens.base[0], tokens.letters[written - 1]
    while place < len(buffer):
        byte = buffer[place]
        if byte < 97 or byte > 122:
            break
        place += 1
        code = np.uint8(table[byte])
        if code != last:
            value = value * base + np.uint64(code)
            tokens.letters[written] = code
            tokens.humps[written] = 0
            written += 1
            last = code
    return place, written, value


@inlined
def unpacked(
    tokens: Tokens, entry: np.uint32, at: tuple[int, int, int], value: np.uint64
) -> tuple[int, np.uint64]:
    """Write down the letters of one character, doubled ones once."""
    begins, written, hump = at
    packed = entry & np.uint32(0xFFFFFF)
    while packed:
        code = np.uint8(packed & np.uint32(255))
        if written == begins or code != tokens.letters[written - 1]:
            value = value * tokens.base[0] + np.uint64(code)
            tokens.letters[written] = code
            tokens.humps[written] = hump
            written += 1
        elif hump:
            tokens.humps[written - 1] = 1
        packed >>= np.uint32(8)
    return written, value


@inlined
def word(
    buffer: Bytes, table: Table, tokens: Tokens, at: tuple[int, int, int], before: int
) -> tuple[int, int]:
    """Fold one word into its row; where it ends in the buffer, and its letters do."""
    (row, place, written), value = at, np.uint64(0)
    begins, raw, humps, small = written, 0, 0, 0
    was, first, every = np.uint32(0), np.uint32(0), np.uint32(0)
    while place < len(buffer):
        point, width = decoded(buffer, place)
        entry = entry_of(table, point)
        if entry == 0:
            break
        place += width
        if entry & GONE:
            continue
        hump = (entry ^ was) & (FIGURE | UPPER) != 0 and raw > 0
        humps += hump and (raw > 1 or (entry | was ^ UPPER) & UPPER != 0)
        first = first if raw else entry
        small += entry & UPPER == 0
        raw, was, every = raw + 1, entry, every | entry
        written, value = unpacked(tokens, entry, (begins, written, hump), value)
        if not entry & (UPPER | FIGURE):
            raw, small = raw - place, small - place
            place, written, value = small_run(
                buffer, table, tokens, (place, written), value
            )
            raw, small = raw + place, small + place
    flags = flags_of((first, every), humps, before, (raw, written - begins))
    tokens.flags[row] = flags if small else flags | np.uint16(SHOUTED)
    tokens.hash[row] = value
    return place, written


@compiled
def cut(buffer: Bytes, table: Table, tokens: Tokens) -> int:
    """Cut a buffer into folded words, and count them."""
    count, written, post, at, previous = 0, 0, 0, 0, 0
    gap = np.uint16(0)
    while at < len(buffer):
        point, width = decoded(buffer, at)
        entry = entry_of(table, point)
        if entry & GONE:
            at += width
        elif entry:
            tokens.offset[count] = written
            tokens.post[count] = post
            at, written = word(buffer, table, tokens, (count, at, written), previous)
            tokens.length[count] = written - tokens.offset[count]
            tokens.flags[count] |= gap
            count, gap = count + 1, np.uint16(0)
        else:
            at += width
            if point != 32:
                following = buffer[at] if at < len(buffer) else 10
                letter = count > 0 and tokens.flags[count - 1] & (LETTER | SHORT) != 0
                gap |= gap_of(point, following, letter)
                post += point == 10
            previous = point
    return count
