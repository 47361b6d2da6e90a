"""How an index for many posts is made, kept in a file, and loaded again."""

import json
import os
from array import array
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path

import numpy as np

from schoolgate.engine.people import Person
from schoolgate.reading import slips
from schoolgate.reading.bulk_names import BulkNames
from schoolgate.reading.code_points import Bytes
from schoolgate.reading.context import CUES
from schoolgate.reading.glued import SAID
from schoolgate.reading.hashed_pairs import HashedPairs, keyed
from schoolgate.reading.kernel import (
    MOST_LETTERS,
    Hashes,
    Tables,
    bit,
    coded,
    filled,
)
from schoolgate.reading.known_words import function_words
from schoolgate.reading.letter_codes import codes
from schoolgate.reading.lone import small_alone, stands_alone
from schoolgate.reading.name_index import Kin, NameIndex
from schoolgate.reading.titles import FAMILY

# Bits of a set of words: so few that they stay near the processor.
MANY, FEW = 1 << 20, 1 << 18


def secret_tables(key: bytes) -> tuple[Hashes, Hashes]:
    """The powers of a secret base, and what else the hashes need."""
    drawn = blake2b(b"names", digest_size=32, key=key).digest()
    numbers = [int.from_bytes(drawn[i : i + 8]) for i in range(0, 32, 8)]
    base = numbers[0] | 1
    inverse = pow(base, -1, 1 << 64)
    powers = [pow(base, i, 1 << 64) for i in range(MOST_LETTERS + 8)]
    secret = [base, numbers[1], numbers[2], inverse]
    return np.array(powers, np.uint64), np.array(secret, np.uint64)


def _value(name: str, powers: Hashes) -> int:
    return int(coded(codes(name), powers)[0])


def _bits_of(words: Iterable[str], powers: Hashes, size: int) -> Bytes:
    bits = np.zeros(size // 8, np.uint8)
    for word in words:
        at = int(bit(np.uint64(_value(word, powers)))) % size
        bits[at >> 3] |= 1 << (at & 7)
    return bits


def build(people: Iterable[Person], key: bytes | None = None) -> BulkNames:
    """Index a roll under a key; a fresh one, where none is given."""
    key = key or os.urandom(16)
    return hashed(NameIndex(people), key)


def hashed(plain: NameIndex, key: bytes) -> BulkNames:
    """Hash a plain index, so that it no longer holds a full name."""
    powers, secret = secret_tables(key)
    kinds = sorted((keyed(pair, key), kin.value) for pair, kin in plain.pairs.items())
    initials = sorted({keyed(pair, key) for pair in plain.initialled})
    small = plain.size <= slips.LARGEST_ROLL
    return BulkNames(
        size=plain.size,
        longest_forename=plain.longest_forename,
        forenames=plain.forenames,
        surnames=frozenset(plain.surnames),
        beginnings=frozenset(plain.beginnings),
        whole=frozenset(plain.whole),
        pairs=HashedPairs(
            key, array("Q", (h for h, _ in kinds)), bytes(kin for _, kin in kinds)
        ),
        initialled=HashedPairs(key, array("Q", initials), bytes(len(initials))),
        partners=plain.partners if small else {},
        tables=Tables(
            _bits_of(plain.forenames, powers, MANY),
            _bits_of(plain.surnames, powers, MANY),
            _bits_of(plain.beginnings - function_words(), powers, FEW),
            _bits_of(CUES | FAMILY, powers, FEW),
            _bits_of(plain.beginnings & function_words(), powers, FEW),
            _bits_of(SAID, powers, FEW),
            _bits_of(small_alone(plain.forenames), powers, MANY),
            _bits_of(filter(stands_alone, plain.forenames), powers, MANY),
            _pair_table(plain.pairs, powers, secret),
            powers,
            secret,
        ),
    )


def _pair_table(pairs: Mapping[str, Kin], powers: Hashes, secret: Hashes) -> Hashes:
    ordered = sorted(pairs, key=lambda pair: pairs[pair] is Kin.SHORT)
    listed = [pair.split(" ") for pair in ordered]
    value = {
        half: _value(half, powers) for half in {h for pair in listed for h in pair}
    }
    forenames = np.array([value[forename] for forename, _ in listed], np.uint64)
    surnames = np.array([value[surname] for _, surname in listed], np.uint64)
    table = np.zeros(1 << max(4, (len(listed) * 2).bit_length()), np.uint64)
    short = np.array([pairs[pair] is Kin.SHORT for pair in ordered], np.uint8)
    filled(table, (forenames, surnames), short, secret)
    return table


def save(index: BulkNames, path: Path) -> None:
    """Write an index to a file, and its key apart, for its owner only."""
    names = {
        "size": index.size,
        "longest": index.longest_forename,
        "forenames": {name: kin.value for name, kin in index.forenames.items()},
        "surnames": sorted(index.surnames),
        "beginnings": sorted(index.beginnings),
        "whole": sorted(index.whole),
        "partners": index.partners,
    }
    with path.open("wb") as file:
        np.savez(
            file,
            names=np.frombuffer(json.dumps(names).encode(), np.uint8),
            pairs=np.frombuffer(index.pairs.hashes, np.uint64),
            kinds=np.frombuffer(index.pairs.kinds, np.uint8),
            initials=np.frombuffer(index.initialled.hashes, np.uint64),
            forename_bits=index.tables.forenames,
            surname_bits=index.tables.surnames,
            beginning_bits=index.tables.beginnings,
            cue_bits=index.tables.cues,
            function_bits=index.tables.functions,
            said_bits=index.tables.said,
            alone_bits=index.tables.alone,
            titled_bits=index.tables.titled,
            table=index.tables.pairs,
        )
    secret = os.open(path.with_suffix(".key"), os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(secret, "wb") as file:
        file.write(index.pairs.key)


def load(path: Path) -> BulkNames:
    """Read what ``save`` has written."""
    key = path.with_suffix(".key").read_bytes()
    powers, secret = secret_tables(key)
    with np.load(path, allow_pickle=False) as kept:
        names = json.loads(kept["names"].tobytes())
        initials = array("Q", kept["initials"].tobytes())
        return BulkNames(
            size=names["size"],
            longest_forename=names["longest"],
            forenames={n: Kin(kin) for n, kin in names["forenames"].items()},
            surnames=frozenset(names["surnames"]),
            beginnings=frozenset(names["beginnings"]),
            whole=frozenset(names["whole"]),
            pairs=HashedPairs(
                key, array("Q", kept["pairs"].tobytes()), kept["kinds"].tobytes()
            ),
            initialled=HashedPairs(key, initials, bytes(len(initials))),
            partners={half: tuple(o) for half, o in names["partners"].items()},
            tables=Tables(
                kept["forename_bits"],
                kept["surname_bits"],
                kept["beginning_bits"],
                kept["cue_bits"],
                kept["function_bits"],
                kept["said_bits"],
                kept["alone_bits"],
                kept["titled_bits"],
                kept["table"],
                powers,
                secret,
            ),
        )
