"""Rulebooks as formulas for z3: another way to the same answers."""

from collections.abc import Mapping, Sequence

import z3

from schoolgate.engine.box import Allowed, Box, Domains, Interval
from schoolgate.engine.rulebook import Rule


class Formulas:
    """Facts as z3 variables; boxes as conjunctions over them."""

    def __init__(self, domains: Domains) -> None:
        self.domains = domains
        self.solver = z3.Solver()
        self._codes: dict[str, dict[object, int]] = {}
        self._known: dict[str, z3.ArithRef] = {}

    def box(self, box: Box) -> z3.BoolRef:
        """All sides at once."""
        return z3.And(*(self._side(name, side) for name, side in box.items()), True)

    def any_of(self, boxes: Sequence[Box]) -> z3.BoolRef:
        """One box or another."""
        return z3.Or(*(self.box(box) for box in boxes), False)

    def possible(self, *formulas: z3.BoolRef) -> bool:
        """Whether some point satisfies them all, within every fact's domain."""
        self.solver.push()
        try:
            self.solver.add(*formulas, *self._within())
            return bool(self.solver.check() == z3.sat)
        finally:
            self.solver.pop()

    def _side(self, name: str, side: Allowed) -> z3.BoolRef:
        variable = self._variable(name)
        if isinstance(side, Interval):
            low = variable >= side.low if side.low is not None else True
            high = variable < side.high if side.high is not None else True
            return z3.And(low, high)
        return z3.Or(*(variable == self._codes[name][value] for value in side), False)

    def _variable(self, name: str) -> z3.ArithRef:
        if name not in self._known:
            self._known[name] = z3.Int(name)
            domain = self.domains[name]
            if not isinstance(domain, Interval):
                ordered = sorted(domain, key=str)
                self._codes[name] = {value: n for n, value in enumerate(ordered)}
        return self._known[name]

    def _within(self) -> list[z3.BoolRef]:
        limits: Mapping[str, int] = {n: len(c) for n, c in self._codes.items()}
        return [
            z3.And(self._known[name] >= 0, self._known[name] < count)
            for name, count in limits.items()
        ]


def changes_a_decision(
    own: Sequence[Rule], others: Sequence[Rule], formulas: Formulas
) -> bool:
    """Whether, at some point, a decision hangs on one of these rules."""
    return any(
        formulas.possible(formulas.box(rule.box), z3.Not(formulas.any_of(covers)))
        for rule in own
        for covers in _needed(rule, others)
    )


def _needed(rule: Rule, others: Sequence[Rule]) -> list[list[Box]]:
    """What has to reach everywhere, for a rule to be spare: its level, each demand."""
    harder = [r.box for r in others if r.judgement.level >= rule.judgement.level]
    asking = [
        [r.box for r in others if any(d.implies(demand) for d in r.judgement.demands)]
        for demand in rule.judgement.demands
    ]
    return [harder, *asking]
