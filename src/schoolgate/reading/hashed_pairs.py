"""Full names that can be asked for, but not read out: hashes under a key."""

from array import array
from bisect import bisect_left
from hashlib import blake2b

from schoolgate.reading.name_index import Kin


class HashedPairs:
    """Full names that can be asked for, but not read out."""

    def __init__(self, key: bytes, hashes: "array[int]", kinds: bytes) -> None:
        self.key = key
        self.hashes = hashes
        self.kinds = kinds

    def get(self, pair: str, /) -> Kin | None:
        """What kind of name a pair is, or None if it is nobody's."""
        wanted = keyed(pair, self.key)
        at = bisect_left(self.hashes, wanted)
        if at == len(self.hashes) or self.hashes[at] != wanted:
            return None
        return Kin(self.kinds[at])

    def __contains__(self, pair: object, /) -> bool:
        return isinstance(pair, str) and self.get(pair) is not None

    def __getitem__(self, pair: str, /) -> Kin:
        found = self.get(pair)
        if found is None:
            raise KeyError
        return found


def keyed(pair: str, key: bytes) -> int:
    """The keyed hash of a pair."""
    return int.from_bytes(blake2b(pair.encode(), digest_size=8, key=key).digest())
