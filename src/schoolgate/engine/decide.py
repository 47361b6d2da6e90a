"""May this happen? The strictest clause wins, all reasons are kept, nothing is guessed.

What is said is fixed. A rule's box is then gone, whole (its clause speaks), or left
over the unsaid facts. Some way of saying the rest is approved or stopped if and only
if such a box of that level remains: so no completion is ever counted out one by one.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import reduce

from schoolgate.engine.box import (
    Allowed,
    Box,
    Domains,
    Value,
    common,
    holds,
    misses_all,
    restrict,
    slices,
    uncovered,
)
from schoolgate.engine.decision import (
    Decision,
    Open,
    Quarrel,
    Reason,
    strictest_first,
)
from schoolgate.engine.facts import Facts
from schoolgate.engine.level import Judgement, Level, absorb
from schoolgate.engine.policy import Policy
from schoolgate.engine.quarrel import Overlap, overlaps
from schoolgate.engine.record import record
from schoolgate.engine.rulebook import Rule, Rulebook, rulebook


def decide(policy: Policy, facts: Facts, on: date) -> Decision:
    """Say what the policy in force on a day makes of these facts."""
    return decide_by(rulebook(policy, on), facts)


def decide_by(book: Rulebook, facts: Facts) -> Decision:
    """The same, by rules already compiled."""
    spoken: list[Rule] = []
    left: list[_Left] = []
    for rule in book.rules:
        rest = restrict(rule.box, facts.said)
        if rest is None:
            continue
        if rest:
            left.append(_Left(rule, rest))
        else:
            spoken.append(rule)
    left = [item for item in left if not _already(item.rule, spoken)]
    spoken += _sure(left, book)
    pending = _that_matter(left, spoken)
    return Decision(
        outcome=_outcome(spoken, pending, book),
        demands=absorb(d for rule in spoken for d in rule.judgement.demands),
        reasons=strictest_first(_reason(rule) for rule in spoken),
        unanswered=_unanswered(pending, facts, book),
        quarrels=_quarrels(overlaps(book), facts),
    )


@record
class _Left:
    rule: Rule
    box: Box


def _already(rule: Rule, spoken: Iterable[Rule]) -> bool:
    """Whether its clause has spoken as hard, with the same demands, whatever comes."""
    return any(
        rule.clause == other.clause and rule.judgement == other.judgement
        for other in spoken
    )


def _that_matter(left: Sequence[_Left], spoken: Sequence[Rule]) -> list[_Left]:
    """Leave out what could only say again what its clause and the rest have said."""
    cited = {rule.clause for rule in spoken}
    sure = reduce(Judgement.join, (rule.judgement for rule in spoken), Judgement())
    return [
        item
        for item in left
        if item.rule.clause not in cited or sure.join(item.rule.judgement) != sure
    ]


def _sure(left: Sequence[_Left], book: Rulebook) -> list[Rule]:
    """Rules whose boxes, together, leave no way of saying the rest untouched."""
    groups = _groups(left)
    return [
        items[0].rule
        for items in groups
        if len(items) > 1
        and not uncovered([{}], [item.box for item in items], book.vocabulary.domains)
    ]


def _groups(left: Sequence[_Left]) -> list[list[_Left]]:
    groups: dict[object, list[_Left]] = {}
    for item in left:
        groups.setdefault((item.rule.clause, item.rule.judgement), []).append(item)
    return list(groups.values())


def _outcome(spoken: Sequence[Rule], pending: Sequence[_Left], book: Rulebook) -> Level:
    sure = max((rule.judgement.level for rule in spoken), default=Level.ALLOW)
    could = max((item.rule.judgement.level for item in pending), default=Level.ALLOW)
    if could >= Level.APPROVE:
        return max(sure, Level.APPROVE)
    return max(sure, could) if _come_what_may(pending, book) else sure


def _come_what_may(pending: Sequence[_Left], book: Rulebook) -> bool:
    """Whether one or another of these speaks, whatever is said of the rest."""
    boxes = [item.box for item in pending]
    domains = book.vocabulary.domains
    if not boxes or misses_all(boxes, domains):
        return False
    return not uncovered([{}], boxes, domains)


def _reason(rule: Rule) -> Reason:
    facts = tuple(rule.box)
    level, demands = rule.judgement.level, rule.judgement.demands
    return Reason(rule.clause, rule.control, level, demands, facts)


def _unanswered(
    pending: Sequence[_Left], facts: Facts, book: Rulebook
) -> tuple[Open, ...]:
    asked: dict[str, list[Rule]] = {}
    for items in _groups(pending):
        for name in _telling(items, book):
            asked.setdefault(name, []).append(items[0].rule)
    return tuple(
        Open(
            fact=name,
            why=facts.why.get(name, ""),
            clauses=tuple(dict.fromkeys(rule.clause for rule in _to_cite(rules))),
            level=max(rule.judgement.level for rule in rules),
        )
        for name, rules in asked.items()
    )


def _to_cite(rules: Iterable[Rule]) -> Iterable[Rule]:
    """Leave out a rule that only fills what a clause before it may settle."""
    cited: dict[str, Rule] = {}
    for rule in rules:
        if not (rule.fills and rule.control in cited):
            cited.setdefault(rule.control, rule)
            yield rule


def _telling(items: Sequence[_Left], book: Rulebook) -> list[str]:
    """The facts on which it hangs whether this clause speaks."""
    boxes = [item.box for item in items]
    if len(boxes) == 1:
        return list(boxes[0])
    domains = book.vocabulary.domains
    names = dict.fromkeys(name for box in boxes for name in box)
    return [name for name in names if _tells(name, boxes, domains)]


def _tells(name: str, boxes: Sequence[Box], domains: Domains) -> bool:
    """Whether two values of this fact leave the clause speaking in different places."""
    first, *others = (
        [_but(box, name) for box in boxes if _reaches(box, name, cut)]
        for cut in slices(name, boxes, domains[name])
    )
    return any(
        uncovered(first, other, domains) or uncovered(other, first, domains)
        for other in others
    )


def _reaches(box: Box, name: str, cut: Allowed) -> bool:
    return name not in box or bool(common(box[name], cut))


def _but(box: Box, name: str) -> Box:
    return {other: allowed for other, allowed in box.items() if other != name}


def _quarrels(found: Sequence[Overlap], facts: Facts) -> tuple[Quarrel, ...]:
    said: Mapping[str, Value] = facts.said
    return tuple(
        dict.fromkeys(
            overlap.quarrel
            for overlap in found
            if all(name in said for name in overlap.box) and holds(overlap.box, said)
        )
    )
