"""A toy vocabulary small enough to count out, and random rulebooks over it."""

from collections.abc import Iterator, Mapping
from itertools import product

from hypothesis import strategies as st

from schoolgate.engine.box import Allowed, Box, Interval, Value, holds, trimmed
from schoolgate.engine.facts import EITHER, Fact, Source
from schoolgate.engine.level import Demand, Judgement, Level, absorb
from schoolgate.engine.rulebook import Rule, Rulebook
from schoolgate.engine.truth import Truth
from schoolgate.engine.vocabulary import vocabulary

KINDS: frozenset[Value] = frozenset(("event", "reminder", "other"))
NUMBERS = (0, 5, 10, 15)

FACTS = [
    Fact("shown", "Is a child shown?"),
    Fact("consent", "Is consent missing?"),
    Fact("doubt", "Is there doubt?"),
    Fact("kind", "What kind?", Source.ASKED, KINDS),
    Fact("length", "How long?", Source.ASKED, Interval()),
]
TOY = vocabulary(FACTS, [], frozenset(), {}, {})
POINTS: dict[str, tuple[Value, ...]] = {
    "shown": (Truth.NO, Truth.YES),
    "consent": (Truth.NO, Truth.YES),
    "doubt": (Truth.NO, Truth.YES),
    "kind": ("event", "other", "reminder"),
    "length": NUMBERS,
}


def points(said: Mapping[str, Value]) -> Iterator[dict[str, Value]]:
    """Every way of saying what is not said."""
    if not said:
        yield from _EVERY
        return
    choices = [(said[n],) if n in said else POINTS[n] for n in POINTS]
    for values in product(*choices):
        yield dict(zip(POINTS, values, strict=True))


_EVERY = tuple(
    dict(zip(POINTS, values, strict=True)) for values in product(*POINTS.values())
)


def at(
    rules: tuple[Rule, ...], point: Mapping[str, Value]
) -> tuple[Judgement, set[str]]:
    """What the rules make of a full point, by the definition itself."""
    spoken = [rule for rule in rules if holds(rule.box, point)]
    level = max((r.judgement.level for r in spoken), default=Level.ALLOW)
    demands = absorb(d for r in spoken for d in r.judgement.demands)
    return Judgement(level, demands), {r.clause for r in spoken}


_truths = st.sampled_from((frozenset((Truth.YES,)), frozenset((Truth.NO,)), EITHER))
_kinds = st.sets(st.sampled_from(sorted(KINDS, key=str)), min_size=1).map(frozenset)
_lengths = st.sampled_from((Interval(None, 6), Interval(6, None), Interval(3, 11)))
SIDES: dict[str, st.SearchStrategy[Allowed]] = {
    "shown": _truths,
    "consent": _truths,
    "doubt": _truths,
    "kind": _kinds,
    "length": _lengths,
}
boxes: st.SearchStrategy[Box] = (
    st.sets(st.sampled_from(sorted(SIDES)), max_size=3)
    .flatmap(
        lambda names: st.fixed_dictionaries(
            {name: SIDES[name] for name in sorted(names)}
        )
    )
    .map(lambda box: trimmed(box, TOY.domains))
)
demands = st.builds(
    Demand.of,
    st.sets(st.sampled_from(("head", "slt", "dsl")), min_size=1),
    st.integers(1, 2),
)
judgements = st.builds(
    Judgement,
    st.sampled_from(list(Level)[1:]),
    st.sets(demands, max_size=2).map(absorb),
)
rules = st.builds(
    Rule,
    clause=st.sampled_from(("A", "B", "C", "D")),
    control=st.just("toy"),
    value=st.just("no"),
    judgement=judgements,
    box=boxes,
)
rulebooks = st.lists(rules, max_size=5).map(
    lambda every: Rulebook(tuple(every), (), TOY)
)
sayings = st.sets(st.sampled_from(sorted(POINTS))).flatmap(
    lambda names: st.fixed_dictionaries(
        {name: st.sampled_from(POINTS[name]) for name in sorted(names)}
    )
)
