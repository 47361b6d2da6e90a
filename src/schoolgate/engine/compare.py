"""What is stricter where: two policies, control by control, with a witness each."""

from collections.abc import Iterator
from datetime import date

from schoolgate.engine.box import Box, uncovered
from schoolgate.engine.level import Judgement
from schoolgate.engine.policy import Policy
from schoolgate.engine.record import record
from schoolgate.engine.rulebook import Rule, Rulebook, rulebook
from schoolgate.engine.witness import describe_point, point_in


@record
class Stricter:
    """On one control, one policy is stricter somewhere: by which clause, and where."""

    control: str
    policy: str
    clause: str
    value: str
    level: str
    witness: str


def compare(one: Policy, other: Policy, on: date) -> tuple[Stricter, ...]:
    """List where each of two policies is stricter than the other, on a day."""
    ours, theirs = rulebook(one, on), rulebook(other, on)
    found = [*_stricter(one.name, ours, theirs), *_stricter(other.name, theirs, ours)]
    return tuple(sorted(found, key=lambda each: each.control))


def _stricter(name: str, ours: Rulebook, theirs: Rulebook) -> Iterator[Stricter]:
    seen: set[tuple[str, str]] = set()
    for rule in ours.rules:
        left = uncovered([rule.box], _as_hard(rule, theirs), ours.vocabulary.domains)
        if left and (rule.control, rule.clause) not in seen:
            seen.add((rule.control, rule.clause))
            yield Stricter(
                rule.control,
                name,
                rule.clause,
                rule.value,
                _level(rule.judgement),
                describe_point(point_in(left[0]), rule.box),
            )


def _as_hard(rule: Rule, theirs: Rulebook) -> list[Box]:
    """The boxes in which the other policy is as hard, by whichever control."""
    return [
        other.box for other in theirs.rules if other.judgement.covers(rule.judgement)
    ]


def _level(judgement: Judgement) -> str:
    """How hard, and who approves: “approve by head, slt”, “approve by 2 of head”."""
    who = " and ".join(
        f"{f'{d.people} of ' if d.people > 1 else ''}{', '.join(d.roles)}"
        for d in sorted(judgement.demands)
    )
    return f"{judgement.level.word} by {who}" if who else judgement.level.word
