"""A decision: what may happen to a post, by which clauses, and what is still to say."""

from collections.abc import Iterable

from schoolgate.engine.level import Demands, Judgement, Level, absorb
from schoolgate.engine.record import record


@record
class Reason:
    """A clause that spoke: by which control, how hard, and on which facts."""

    clause: str
    control: str
    level: Level
    demands: Demands
    facts: tuple[str, ...]


@record
class Open:
    """A fact nobody has said that would change the outcome or its citations."""

    fact: str
    why: str
    clauses: tuple[str, ...]
    level: Level


@record
class Quarrel:
    """Two clauses of one document at odds over a post; the stricter one applies."""

    control: str
    clauses: tuple[str, ...]
    values: tuple[str, ...]
    applies: str


@record
class Decision:
    """The strictest of all reasons, with every reason kept, strictest first.

    ``outcome`` is allow or advise only if every completion of what is unsaid is.
    """

    outcome: Level
    demands: Demands
    reasons: tuple[Reason, ...] = ()
    unanswered: tuple[Open, ...] = ()
    quarrels: tuple[Quarrel, ...] = ()

    @property
    def cites(self) -> tuple[str, ...]:
        """The clauses that spoke, strictest first, each once."""
        return tuple(dict.fromkeys(reason.clause for reason in self.reasons))

    @property
    def judgement(self) -> Judgement:
        """The level and its demands alone."""
        return Judgement(self.outcome, self.demands)


def together(decisions: Iterable[Decision]) -> Decision:
    """Join the decisions on one post for its several platforms."""
    every = list(decisions)
    return Decision(
        outcome=max((d.outcome for d in every), default=Level.ALLOW),
        demands=absorb(demand for d in every for demand in d.demands),
        reasons=strictest_first(r for d in every for r in d.reasons),
        unanswered=tuple(dict.fromkeys(o for d in every for o in d.unanswered)),
        quarrels=tuple(dict.fromkeys(q for d in every for q in d.quarrels)),
    )


def strictest_first(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """Each reason once, the hardest first, else in the order given."""
    once = dict.fromkeys(reasons)
    return tuple(sorted(once, key=lambda reason: -reason.level))
