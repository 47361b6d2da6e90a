"""Rows by their numbers, as many at a time as one query may name."""

from collections.abc import Iterable, Iterator
from itertools import islice

BATCH = 900


def batches(pks: Iterable[int]) -> Iterator[list[int]]:
    """Numbers, as many at a time as one question may name."""
    every = iter(pks)
    while some := list(islice(every, BATCH)):
        yield some
