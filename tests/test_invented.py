"""Schools that nobody here has read: policies written after the vocabulary was done."""

from functools import cache

import pytest

from schoolgate.checks.cases.expectations import wrong_with
from schoolgate.checks.cases.situations import answer_of
from schoolgate.checks.cases.tables import Case, cases_of
from schoolgate.engine.clause import Clause
from schoolgate.policyfile.places import policies_folder, policy_names
from schoolgate.policyfile.read import PolicyFile, read_policy

INVENTED = policies_folder() / "invented"
SCHOOLS = ("carrick-academy", "ysgol-glan-y-nant")
TRUST = "acorn-trust"
NURSERIES = ("acorn-puddle-lane", "acorn-high-street")
DOCUMENTS = (*SCHOOLS, TRUST, *NURSERIES)
FEWEST_CLAUSES = 25
FEWEST_PROVEN = 12


@cache
def document(name: str) -> PolicyFile:
    return read_policy(str(INVENTED / name))


@cache
def cases(name: str) -> tuple[Case, ...]:
    return tuple(cases_of(document(name)))


def clauses(name: str) -> tuple[Clause, ...]:
    return document(name).policy.editions[-1].clauses


def every_case() -> list[object]:
    return [
        pytest.param(name, case, id=f"{case.clause}: {case.name}")
        for name in DOCUMENTS
        for case in cases(name)
    ]


def every_proven_clause() -> list[object]:
    return [
        pytest.param(name, clause, id=clause)
        for name in DOCUMENTS
        for clause in sorted({case.clause for case in cases(name)})
    ]


@pytest.mark.parametrize(("name", "case"), every_case())
def test_a_case_is_answered_as_it_says(name: str, case: Case) -> None:
    file = document(name)

    answer = answer_of(case, file.policy, file)

    assert wrong_with(case, answer) == []


@pytest.mark.parametrize(("name", "clause"), every_proven_clause())
def test_striking_a_clause_out_changes_an_answer(name: str, clause: str) -> None:
    file = document(name)
    without = file.policy.without(clause)

    changed = [
        case.name
        for case in cases(name)
        if case.clause == clause
        and answer_of(case, file.policy, file) != answer_of(case, without, file)
    ]

    assert changed, f"no case of {clause} proves it: write one that it changes"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_clause_is_carried_by_one_of_the_four_verbs(name: str) -> None:
    idle = [
        clause.id
        for clause in clauses(name)
        if not (clause.sets or clause.duties or clause.routings or clause.questions)
    ]

    assert idle == []


def test_invented_schools_are_not_offered_as_real_ones() -> None:
    assert not set(policy_names()) & {*DOCUMENTS, "invented"}
