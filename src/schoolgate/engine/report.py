"""What a policy does to itself: quarrels, covered, dead and undecided clauses.

Regions are unions of boxes. To overlap is to meet; to be covered is to leave nothing
over. Whatever is left over is a witness. No solver is needed.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from schoolgate.engine.box import Box, Value, covered, free_part, meet
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.catalogue.places import HELD_BY_ONE, OUTSIDERS
from schoolgate.engine.clause import Clause
from schoolgate.engine.errors import TooManyBoxes
from schoolgate.engine.level import Demand, Level
from schoolgate.engine.policy import Policy
from schoolgate.engine.quarrel import overlaps
from schoolgate.engine.record import record
from schoolgate.engine.route import Routing
from schoolgate.engine.rulebook import Rule, Rulebook, rulebook
from schoolgate.engine.witness import describe_point, point_in


@record
class Remark:
    """One thing to tell the head: which clauses, on what, and a post that shows it."""

    kind: str
    clauses: tuple[str, ...]
    matter: str
    witness: str


@record
class Report:
    """All remarks on one document, each sort apart."""

    quarrels: tuple[Remark, ...] = ()
    covered: tuple[Remark, ...] = ()
    dead: tuple[Remark, ...] = ()
    undecided: tuple[Remark, ...] = ()
    unenforceable: tuple[Remark, ...] = ()

    def __iter__(self) -> Iterator[Remark]:
        yield from self.dead + self.undecided + self.quarrels
        yield from self.covered + self.unenforceable


def report(policy: Policy, on: date) -> Report:
    """Report on a document, with whatever it stands under, as it is on a day."""
    book = rulebook(policy, on)
    clauses = policy.every_clause(on)
    spare, undecided = _covered(book)
    return Report(
        quarrels=(*_quarrels(book), *_at_odds(clauses)),
        covered=spare,
        dead=(*_dead(clauses, book), *_shut(book), *_unmet(book)),
        undecided=undecided,
        unenforceable=tuple(
            Remark("unenforceable", (c.id,), c.asks, c.unenforceable)
            for c in clauses
            if c.unenforceable
        ),
    )


def _quarrels(book: Rulebook) -> tuple[Remark, ...]:
    found: dict[tuple[str, ...], Remark] = {}
    for overlap in overlaps(book):
        quarrel = overlap.quarrel
        matter = f"{quarrel.control}: {' against '.join(quarrel.values)}"
        found.setdefault(
            (quarrel.control, *quarrel.clauses),
            Remark(
                "quarrel",
                quarrel.clauses,
                matter,
                describe_point(point_in(overlap.box), overlap.box),
            ),
        )
    return tuple(found.values())


def _at_odds(clauses: Iterable[Clause]) -> tuple[Remark, ...]:
    """Routes that send one concern to different people first."""
    routings = [r for clause in clauses for r in clause.routings]
    return tuple(
        Remark(
            "quarrel",
            (one.clause, other.clause),
            f"{', '.join(sorted(one.kinds & other.kinds))}: to {one.to[0]} against "
            f"to {other.to[0]}",
            "a concern of this kind; both are told",
        )
        for one, other in combinations(routings, 2)
        if one.clause != other.clause and _differ(one, other)
    )


def _differ(one: Routing, other: Routing) -> bool:
    return (
        bool(one.kinds & other.kinds)
        and _same(one.about, other.about)
        and not (one.by and one.by <= other.unless_by)
        and not (other.by and other.by <= one.unless_by)
        and _same(one.by, other.by)
        and bool(one.to and other.to)
        and one.to[0] != other.to[0]
    )


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether both can speak of one person: alike, or one of them of anybody."""
    return one == other or bool(one & other)


def _covered(book: Rulebook) -> tuple[tuple[Remark, ...], tuple[Remark, ...]]:
    spare: list[Remark] = []
    undecided: list[Remark] = []
    for clause in dict.fromkeys(rule.clause for rule in book.rules):
        own = [rule for rule in book.rules if rule.clause == clause]
        try:
            by = _covering(own, book)
        except TooManyBoxes as error:
            undecided.append(Remark("undecided", (clause,), str(error), ""))
            continue
        if by is not None:
            matter = f"changes no decision beside {', '.join(by)}"
            witness = describe_point(point_in(own[0].box), own[0].box)
            spare.append(Remark("covered", (clause, *by), matter, witness))
    return tuple(spare), tuple(undecided)


def _covering(own: Sequence[Rule], book: Rulebook) -> list[str] | None:
    """Clauses that together leave nothing to these rules, none of them spare; or None.

    Raises TooManyBoxes where that can't be told within bounds.
    """
    others = [rule for rule in book.rules if rule.clause != own[0].clause]
    if not _leave_nothing(own, others, book):
        return None
    near = [rule for rule in others if _touches(rule, own)]
    for clause in dict.fromkeys(rule.clause for rule in near):
        if _leave_nothing(own, _of(near, {clause}), book):
            return [clause]
    return _without_spare(own, near, book)


def _without_spare(
    own: Sequence[Rule], near: Sequence[Rule], book: Rulebook
) -> list[str]:
    """Drop one clause after the other, as long as the rest still leave nothing."""
    needed = list(dict.fromkeys(rule.clause for rule in near))
    for clause in tuple(needed):
        if _leave_nothing(own, _of(near, set(needed) - {clause}), book):
            needed.remove(clause)
    return needed


def _of(rules: Iterable[Rule], clauses: set[str]) -> list[Rule]:
    return [rule for rule in rules if rule.clause in clauses]


def _touches(rule: Rule, own: Iterable[Rule]) -> bool:
    return any(meet(rule.box, each.box) is not None for each in own)


def _leave_nothing(own: Sequence[Rule], others: Sequence[Rule], book: Rulebook) -> bool:
    """Whether at each point somebody else is as hard, and asks for each approval."""
    return all(
        covered(rule.box, _as_hard(rule, others), book.vocabulary.domains)
        and all(
            covered(rule.box, _asking(demand, others), book.vocabulary.domains)
            for demand in rule.judgement.demands
        )
        for rule in own
    )


def _as_hard(rule: Rule, others: Iterable[Rule]) -> Iterator[Box]:
    return (r.box for r in others if r.judgement.level >= rule.judgement.level)


def _asking(demand: Demand, others: Iterable[Rule]) -> Iterator[Box]:
    for rule in others:
        if any(each.implies(demand) for each in rule.judgement.demands):
            yield rule.box


def _shut(book: Rulebook) -> Iterator[Remark]:
    """Clauses that together stop every post, or every one on social platforms."""
    stops = [rule for rule in book.rules if rule.judgement.level is Level.STOP]
    social: Box = {"platform": frozenset[Value](book.vocabulary.social)}
    for start, what in (({}, "every post"), (social, "every post on social platforms")):
        clauses = _closing(start, stops, book)
        if len(clauses) > 1 or (clauses and not start):
            values = [f"{r.control} = {r.value}" for r in _of(stops, set(clauses))]
            matter = f"together they stop {what}: {'; '.join(dict.fromkeys(values))}"
            yield Remark("dead", clauses, matter, "any post")
            return


def _closing(start: Box, stops: Sequence[Rule], book: Rulebook) -> tuple[str, ...]:
    """The clauses, none of them spare, that leave no part of a box free; or none."""
    if _is_free(start, stops, book):
        return ()
    needed = list(dict.fromkeys(rule.clause for rule in stops))
    for clause in tuple(needed):
        others = [each for each in needed if each != clause]
        if not _is_free(start, _of(stops, set(others)), book):
            needed = others
    return tuple(needed)


def _is_free(start: Box, rules: Sequence[Rule], book: Rulebook) -> bool:
    boxes = [rule.box for rule in rules]
    try:
        return free_part(start, boxes, book.vocabulary.domains) is not None
    except TooManyBoxes:
        return True


def _unmet(book: Rulebook) -> Iterator[Remark]:
    """Approvals that nobody can give: no staff at all, or one post held many times."""
    seen: set[tuple[str, Demand]] = set()
    for rule in book.rules:
        for demand in rule.judgement.demands:
            able = [role for role in demand.roles if role not in OUTSIDERS]
            one_each = all(role in HELD_BY_ONE for role in able)
            if (rule.clause, demand) in seen or (
                able and not (one_each and demand.people > len(able))
            ):
                continue
            seen.add((rule.clause, demand))
            who = f"{demand.people} of {', '.join(demand.roles)}"
            matter = f"{rule.control} asks for an approval that nobody can give: {who}"
            witness = describe_point(point_in(rule.box), rule.box)
            yield Remark("dead", (rule.clause,), matter, witness)


def _dead(clauses: Iterable[Clause], book: Rulebook) -> Iterator[Remark]:
    """Clauses that set something which their own scope leaves no room for."""
    alive = {(rule.clause, rule.control) for rule in book.rules}
    for clause in clauses:
        for sets in clause.sets:
            wants = VOCABULARY.control(sets.control).regions(sets.value)
            if wants and (clause.id, sets.control) not in alive:
                matter = f"{sets.control} speaks nowhere within its scope"
                yield Remark("dead", (clause.id,), matter, "no post at all")
