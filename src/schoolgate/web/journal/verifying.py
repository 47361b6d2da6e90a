"""The journal held against its own hashes, its triggers, and the signed lines."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from schoolgate.web.journal.anchors import SEALED, End, from_json, line_of
from schoolgate.web.journal.models import Anchor
from schoolgate.web.journal.reading_chains import ReadChain, read_chains
from schoolgate.web.journal.signing import AnchorLine, is_signed_here
from schoolgate.web.journal.triggers import missing
from schoolgate.web.sealing.seal import SealError

WHOLE, BROKEN, NOTHING_TO_HOLD_AGAINST = 0, 1, 3


@dataclass(frozen=True, slots=True)
class Report:
    """What was found: what is wrong, what there was to hold it against, and the rest.

    ``lines`` is how many lines were of use and ``last`` the day of the newest.
    ``uncovered`` names the chains that no line covers though they have entries.
    """

    wrong: tuple[str, ...]
    lines: int
    last: date | None
    uncovered: tuple[str, ...]

    @property
    def status(self) -> int:
        """The exit status of the command."""
        if self.wrong:
            return BROKEN
        if not self.lines or self.uncovered:
            return NOTHING_TO_HOLD_AGAINST
        return WHOLE


@dataclass(frozen=True, slots=True)
class Opened:
    """A kept line that is signed and opens: its day, and where each chain ended."""

    day: date
    ends: Mapping[int, End]


def verify(outside: Sequence[AnchorLine] = ()) -> Report:
    """Read every chain and every line; ``outside`` are lines kept elsewhere."""
    wrong = [f"The trigger {name} is missing or changed." for name in missing()]
    opened: list[Opened] = []
    kept = list(Anchor.objects.select_related("school"))
    for anchor in kept:
        _open(anchor, opened, wrong)
    wrong += _not_kept(outside, kept)
    chains = read_chains(_wanted(opened))
    for chain in chains.values():
        wrong += [f"{each}." for each in chain.breaks]
    wrong += _differences(opened, chains)
    return Report(
        wrong=tuple(wrong),
        lines=len(opened),
        last=max((line.day for line in opened), default=None),
        uncovered=tuple(_uncovered(opened, chains)),
    )


def _uncovered(
    opened: Sequence[Opened], chains: Mapping[int, ReadChain]
) -> Iterator[str]:
    covered = {pk for line in opened for pk in line.ends}
    for pk, chain in chains.items():
        if chain.length and pk not in covered:
            yield chain.name


def _open(anchor: Anchor, opened: list[Opened], wrong: list[str]) -> None:
    """Check a kept line, and add it to those that are of use or to what is wrong."""
    about = f"The line of {_day(anchor.day)} for {anchor.school}"
    if not is_signed_here(line_of(anchor)):
        wrong.append(
            f"{about} is not signed by a key of this installation. If the key was "
            "changed, put the old one after the new one in SCHOOLGATE_ANCHOR_KEY."
        )
        return
    try:
        taken = from_json(SEALED.open(anchor))
    except (SealError, ValueError, KeyError, TypeError):
        wrong.append(
            f"What {about[0].lower()}{about[1:]} was made of does not open: its seal "
            "was changed, or its key is not in SCHOOLGATE_KEYS."
        )
        return
    if taken.digest != anchor.digest:
        wrong.append(f"{about} is not about what is sealed beside it.")
        return
    ends = {int(chain): end for chain, end in taken.ends.items()}
    opened.append(Opened(anchor.day, ends))


def _not_kept(outside: Sequence[AnchorLine], kept: Sequence[Anchor]) -> Iterator[str]:
    """Say which lines from outside are not true of this database.

    A line is one number over all chains: that one is missing says that the whole
    differs, and can't say in which chain.
    """
    here = {str(line_of(anchor)) for anchor in kept}
    for line in outside:
        about = f"The file's line of {_day(line.day)} for “{line.school}”"
        if not is_signed_here(line):
            yield f"{about} is not signed by a key of this installation."
        elif str(line) not in here:
            yield (
                f"{about} is not among the lines kept here: the journal as a whole "
                "is not the one that it was made of. The lines here were changed or "
                "taken out, or an older backup was restored. A line can't say which "
                "chain differs."
            )


def _wanted(opened: Sequence[Opened]) -> dict[int, set[int]]:
    wanted: dict[int, set[int]] = defaultdict(set)
    for line in opened:
        for chain, end in line.ends.items():
            wanted[chain].add(end.length)
    return wanted


def _differences(
    opened: Sequence[Opened], chains: Mapping[int, ReadChain]
) -> Iterator[str]:
    """Name each chain that is not what the lines say, once."""
    seen: dict[int, list[tuple[End, date]]] = defaultdict(list)
    for line in opened:
        for chain, end in line.ends.items():
            if end.length:
                seen[chain].append((end, line.day))
    for chain, ends in seen.items():
        yield from _difference(chains.get(chain), sorted(ends, key=_by_length))


def _by_length(end: tuple[End, date]) -> tuple[int, date]:
    return end[0].length, end[1]


def _difference(
    chain: ReadChain | None, ends: Sequence[tuple[End, date]]
) -> Iterator[str]:
    """Say how a chain differs from where it ended on some days."""
    longest, seen_on = ends[-1]
    if chain is None or not chain.length:
        name = chain.name if chain else "A chain that is gone"
        yield (
            f"{name}: the chain was emptied. On {_day(seen_on)} it had "
            f"{longest.length} entries."
        )
        return
    whole_until = 0
    for end, day in ends:
        if end.length > chain.length:
            break
        if chain.hashes.get(end.length) != end.last:
            yield (
                f"{chain.name}: the chain was rewritten and its hashes made again. "
                f"Entry {end.length} is not the one that was there on {_day(day)}; "
                f"a change is between entries {whole_until + 1} and {end.length}."
            )
            break
        whole_until = end.length
    if longest.length > chain.length:
        yield (
            f"{chain.name}: its tail was cut off. On {_day(seen_on)} it had "
            f"{longest.length} entries, now {chain.length}."
        )


def _day(day: date) -> str:
    return f"{day:%-d %B %Y}"
