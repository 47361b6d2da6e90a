"""Boxes: products of allowed sets over facts. All judging and comparing is on these.

A box holds a point (a full set of facts) if for each fact it names, the point's value
is allowed. A fact it does not name may be anything. Overlap is ``meet``, covering is
``minus``; a box left over is a witness that can be shown to a person.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from schoolgate.engine.errors import TooManyBoxes
from schoolgate.engine.record import record
from schoolgate.engine.truth import Truth

Value = Truth | str | int

MOST_BOXES = 20_000


@record
class Interval:
    """Whole numbers from ``low`` (included) to ``high`` (excluded); None: unbounded."""

    low: int | None = None
    high: int | None = None

    def __contains__(self, value: object) -> bool:
        return (
            isinstance(value, int)
            and (self.low is None or value >= self.low)
            and (self.high is None or value < self.high)
        )

    def __bool__(self) -> bool:
        return self.low is None or self.high is None or self.low < self.high

    def __and__(self, other: "Interval") -> "Interval":
        lows = [x for x in (self.low, other.low) if x is not None]
        highs = [x for x in (self.high, other.high) if x is not None]
        return Interval(max(lows, default=None), min(highs, default=None))

    def outside(self, other: "Interval") -> tuple["Interval", ...]:
        """What of this lies below and above the other."""
        below = self & Interval(None, other.low) if other.low is not None else None
        above = self & Interval(other.high, None) if other.high is not None else None
        return tuple(part for part in (below, above) if part)


Allowed = frozenset[Value] | Interval
Domains = Mapping[str, Allowed]
Box = Mapping[str, Allowed]


def meet(one: Box, other: Box) -> Box | None:
    """Give the overlap of two boxes, or None where they have none."""
    both = dict(one)
    for name, allowed in other.items():
        shared = common(both[name], allowed) if name in both else allowed
        if not shared:
            return None
        both[name] = shared
    return both


def minus(box: Box, away: Box, domains: Domains) -> list[Box]:
    """Cut one box out of another; what is left comes as boxes that do not overlap."""
    if meet(box, away) is None:
        return [box]
    left: list[Box] = []
    inner = dict(box)
    for name, allowed in away.items():
        whole = inner.get(name, domains[name])
        left += [{**inner, name: part} for part in _without(whole, allowed)]
        inner[name] = common(whole, allowed)
    return left


def uncovered(
    boxes: Iterable[Box], covers: Iterable[Box], domains: Domains
) -> list[Box]:
    """Give what no cover reaches; raise TooManyBoxes past 20,000 parts."""
    left = list(boxes)
    for cover in covers:
        left = [part for box in left for part in minus(box, cover, domains)]
        if len(left) > MOST_BOXES:
            raise TooManyBoxes(len(left))
        if not left:
            break
    return left


def holds(box: Box, point: Mapping[str, Value]) -> bool:
    """Say whether a point, which names every fact of the box, lies in it."""
    return all(point[name] in allowed for name, allowed in box.items())


def restrict(box: Box, said: Mapping[str, Value]) -> Box | None:
    """Fix what is said: None is gone, an empty box is whole, else what is left."""
    left: dict[str, Allowed] = {}
    for name, allowed in box.items():
        value = said.get(name)
        if value is None:
            left[name] = allowed
        elif value not in allowed:
            return None
    return left


def trimmed(box: Box, domains: Domains) -> Box:
    """Leave out the sides that allow everything: they say nothing."""
    return {name: side for name, side in box.items() if side != domains[name]}


def covered(box: Box, covers: Iterable[Box], domains: Domains) -> bool:
    """Say whether boxes together reach every point of one; TooManyBoxes past bounds.

    Most questions end early: one cover reaches all, or one point lies in none of them.
    """
    within = {**domains, **box}
    parts: list[Box] = []
    for cover in covers:
        both = meet(box, cover)
        if both is None:
            continue
        part = trimmed(both, within)
        if not part:
            return True
        parts.append(part)
    if not parts or misses_all(parts, within):
        return False
    return not uncovered([box], parts, within)


def free_part(start: Box, boxes: Sequence[Box], domains: Domains) -> Box | None:
    """Find a part of a box that lies in none of the others, or None.

    Raises TooManyBoxes past 20,000 parts tried.
    """
    tried = 0
    parts: list[tuple[Box, int]] = [(start, 0)]
    while parts:
        part, at = parts.pop()
        tried += 1
        if tried > MOST_BOXES:
            raise TooManyBoxes(tried)
        whole = {**domains, **part}
        while at < len(boxes) and meet(whole, boxes[at]) is None:
            at += 1
        if at == len(boxes):
            return part
        parts += ((left, at + 1) for left in minus(part, boxes[at], domains))
    return None


def misses_all(boxes: Sequence[Box], domains: Domains) -> bool:
    """Try one point, as far from all boxes as each fact alone can be.

    True: it lies in none, so they don't cover everything. False: nobody knows yet.
    """
    point: dict[str, Allowed] = {}
    for name in dict.fromkeys(name for box in boxes for name in box):
        whole = domains[name]
        cuts = [common(cut, whole) for cut in slices(name, boxes, whole)]
        cuts = [cut for cut in cuts if cut]
        point[name] = min(cuts, key=lambda cut: _allowing(name, cut, boxes))
    return all(
        any(not common(side, point[name]) for name, side in box.items())
        for box in boxes
    )


def _allowing(name: str, cut: Allowed, boxes: Iterable[Box]) -> int:
    return sum(name in box and bool(common(box[name], cut)) for box in boxes)


def slices(name: str, boxes: Iterable[Box], domain: Allowed) -> list[Allowed]:
    """Cut a fact's domain so that within a slice no box tells two values apart."""
    sides = {box[name] for box in boxes if name in box}
    if isinstance(domain, Interval):
        return _stretches([s for s in sides if isinstance(s, Interval)])
    return [frozenset((value,)) for value in sorted(domain, key=str)]


def _stretches(sides: list[Interval]) -> list[Allowed]:
    edges = sorted({e for s in sides for e in (s.low, s.high) if e is not None})
    return [Interval(a, b) for a, b in pairwise([None, *edges, None])]


def common(one: Allowed, other: Allowed) -> Allowed:
    """What two sides of one fact both allow; empty where they share nothing."""
    if isinstance(one, Interval) and isinstance(other, Interval):
        return one & other
    if isinstance(one, frozenset) and isinstance(other, frozenset):
        return one & other
    raise TypeError(f"{one} and {other} are not of one kind: a fact has one domain")


def _without(whole: Allowed, away: Allowed) -> tuple[Allowed, ...]:
    if isinstance(whole, Interval) and isinstance(away, Interval):
        return whole.outside(away)
    if isinstance(whole, frozenset) and isinstance(away, frozenset):
        rest = whole - away
        return (rest,) if rest else ()
    raise TypeError(f"{whole} and {away} are not of one kind: a fact has one domain")
