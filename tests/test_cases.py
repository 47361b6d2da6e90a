"""Every case of every policy, and the proof that each clause is needed."""

from functools import cache

import pytest

from schoolgate.checks.cases.expectations import wrong_with
from schoolgate.checks.cases.situations import answer_of
from schoolgate.checks.cases.tables import Case, cases_of
from schoolgate.policyfile.places import policy_names
from schoolgate.policyfile.read import PolicyFile, read_policy


@cache
def policy_file(name: str) -> PolicyFile:
    return read_policy(name)


def every_case() -> list[object]:
    return [
        pytest.param(name, case, id=f"{case.clause}: {case.name}")
        for name in policy_names()
        for case in cases_of(policy_file(name))
    ]


def every_clause() -> list[object]:
    return [
        pytest.param(name, clause.id, id=clause.id)
        for name in policy_names()
        for edition in policy_file(name).policy.editions[-1:]
        for clause in edition.clauses
    ]


@pytest.mark.parametrize(("name", "case"), every_case())
def test_a_case_is_answered_as_it_says(name: str, case: Case) -> None:
    file = policy_file(name)

    answer = answer_of(case, file.policy, file)

    assert wrong_with(case, answer) == []


@pytest.mark.parametrize(("name", "clause"), every_clause())
def test_striking_a_clause_out_changes_an_answer(name: str, clause: str) -> None:
    file = policy_file(name)
    without = file.policy.without(clause)
    cases = [case for case in cases_of(file) if case.clause == clause]

    changed = [
        case.name
        for case in cases
        if answer_of(case, file.policy, file) != answer_of(case, without, file)
    ]

    assert changed, f"no case of {clause} proves it: write one that it changes"
