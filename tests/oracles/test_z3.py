"""The report on a policy, held against a solver's."""

import random
from datetime import date

import pytest

from schoolgate.engine.box import holds, meet
from schoolgate.engine.policy import Edition, Policy
from schoolgate.engine.quarrel import overlaps
from schoolgate.engine.report import report
from schoolgate.engine.rulebook import Rulebook, rulebook
from schoolgate.engine.witness import point_in
from schoolgate.policyfile.places import policy_names
from schoolgate.policyfile.read import read_policy
from tests.oracles.solver import Formulas, changes_a_decision

DAY = date(2026, 11, 20)
NAMES = policy_names()


def book_of(name: str) -> Rulebook:
    return rulebook(read_policy(name).policy, DAY)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_covered_clauses_are_those_a_solver_finds(name: str) -> None:
    policy = read_policy(name).policy

    ours = {remark.clauses[0] for remark in report(policy, DAY).covered}

    assert ours == covered_by_a_solver(policy)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_so_they_are_in_sixty_clauses_drawn_from_all_schools(seed: int) -> None:
    judging = [
        clause
        for name in NAMES
        for clause in read_policy(name).policy.clauses(DAY)
        if clause.sets
    ]
    drawn = tuple(random.Random(seed).sample(judging, 60))
    policy = Policy("drawn", "Drawn", "england", (Edition("1", DAY, drawn),))

    remarks = report(policy, DAY)

    assert remarks.undecided == ()
    ours = {remark.clauses[0] for remark in remarks.covered}
    assert ours == covered_by_a_solver(policy)


def covered_by_a_solver(policy: Policy) -> set[str]:
    book = rulebook(policy, DAY)
    formulas = Formulas(book.vocabulary.domains)
    return {
        clause
        for clause in dict.fromkeys(rule.clause for rule in book.rules)
        if not changes_a_decision(
            [rule for rule in book.rules if rule.clause == clause],
            [rule for rule in book.rules if rule.clause != clause],
            formulas,
        )
    }


@pytest.mark.parametrize("name", NAMES)
def test_rules_overlap_where_a_solver_finds_a_point(name: str) -> None:
    book = book_of(name)
    formulas = Formulas(book.vocabulary.domains)
    pairs = [(one, other) for one in book.rules[::4] for other in book.rules[1::4]]

    for one, other in pairs:
        both = meet(one.box, other.box)
        theirs = formulas.possible(formulas.box(one.box), formulas.box(other.box))
        assert (both is not None) == theirs, (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_a_quarrels_witness_lies_in_both(name: str) -> None:
    book = book_of(name)
    boxes = {(r.clause, r.control): r.box for r in book.rules}

    for overlap in overlaps(book):
        point = point_in(overlap.box)
        permits = [
            p for p in book.permissions if p.clause == overlap.quarrel.clauses[0]
        ]
        assert any(holds(p.box, point) for p in permits if set(p.box) <= set(point))
        assert any(clause == overlap.quarrel.clauses[1] for clause, _ in boxes)
