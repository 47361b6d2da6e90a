"""Each chain read from its first entry to its last, and what does not hold in it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from schoolgate.web.journal.chain import EntryContent, sealed
from schoolgate.web.journal.models import Chain, Entry

AT_ONCE = 2000


@dataclass(frozen=True, slots=True)
class Break:
    """A place where a chain does not hold, and what is wrong there."""

    chain: str
    number: int
    what: str

    def __str__(self) -> str:
        return f"{self.chain}, entry {self.number}: {self.what}"


@dataclass(frozen=True, slots=True)
class ReadChain:
    """A chain as it was read: its breaks, its length, and the hashes asked for."""

    name: str
    breaks: tuple[Break, ...]
    length: int
    hashes: Mapping[int, str]


def read_chains(wanted: Mapping[int, Collection[int]]) -> dict[int, ReadChain]:
    """Read every chain once; ``wanted`` names the entries whose hashes are kept."""
    chains = Chain.objects.select_related("school").order_by("pk")
    return {chain.pk: _read(chain, wanted.get(chain.pk, ())) for chain in chains}


def name_of(chain: Chain) -> str:
    """What people call a chain."""
    return str(chain.school) if chain.school else "What belongs to no school"


def _read(chain: Chain, wanted: Collection[int]) -> ReadChain:
    name, found = name_of(chain), []
    hashes: dict[int, str] = {}
    previous, number = "", 0
    for entry in chain.entries.order_by("number").iterator(AT_ONCE):
        number += 1
        found += [Break(name, entry.number, w) for w in _wrong(entry, number, previous)]
        previous, number = entry.hash, entry.number
        if number in wanted:
            hashes[number] = previous
    if (number, previous) != (chain.length, chain.last):
        found.append(Break(name, chain.length, "its end is missing"))
    return ReadChain(name, tuple(found), number, hashes)


def _wrong(entry: Entry, number: int, previous: str) -> Iterator[str]:
    if entry.number != number:
        yield f"entry {number} is missing"
    if entry.previous != previous:
        yield "it does not follow the one before it"
    if entry.hash != sealed(_written(entry), entry.previous):
        yield "its words were changed"


def _written(entry: Entry) -> EntryContent:
    return EntryContent(
        number=entry.number,
        at=entry.at,
        by=entry.by_id,
        who=entry.who,
        verb=entry.verb,
        thing=entry.thing,
        thing_id=entry.thing_id,
        clauses=entry.clauses,
        details=entry.details,
    )
