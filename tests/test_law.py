"""The law's floors: each with its cases, where it binds, and when."""

from datetime import date
from functools import cache

import pytest

from schoolgate.checks.cases.expectations import wrong_with
from schoolgate.checks.cases.situations import CAST, answer_of
from schoolgate.checks.cases.tables import Case, cases_of
from schoolgate.engine.decide import decide
from schoolgate.engine.facts import Facts
from schoolgate.engine.policy import Policy
from schoolgate.engine.questions import route
from schoolgate.engine.route import Concern
from schoolgate.engine.truth import Truth
from schoolgate.policyfile.law import floors
from schoolgate.policyfile.nations import nations
from schoolgate.policyfile.places import policies_folder
from schoolgate.policyfile.read import PolicyFile, read_policy

DAY = date(2026, 11, 20)


@cache
def law() -> PolicyFile:
    return PolicyFile(
        floors("england"),
        policies_folder() / "law" / "floors.yaml",
        about={"platforms": ["facebook"]},
    )


def every_case() -> list[object]:
    return [
        pytest.param(case, id=f"law:{case.clause}: {case.name}")
        for case in cases_of(law())
    ]


@pytest.mark.parametrize("case", every_case())
def test_a_floor_answers_as_its_case_says(case: Case) -> None:
    answer = answer_of(case, law().policy, law())

    assert wrong_with(case, answer) == []


def test_every_floor_has_a_source_a_day_and_two_cases() -> None:
    counted = [f"law:{case.clause}" for case in cases_of(law())]

    for clause in floors("england").clauses(DAY):
        assert clause.source, clause.id
        assert clause.since, clause.id
        assert counted.count(clause.id) >= 2, clause.id


@pytest.mark.parametrize(
    ("nation", "binds"),
    [("england", True), ("wales", True), ("scotland", False)],
)
def test_the_anonymity_of_accused_teachers_binds_by_nation(
    nation: str, *, binds: bool
) -> None:
    ids = [clause.id for clause in floors(nation).clauses(DAY)]

    assert ("law:B9" in ids) is binds


def test_no_policy_lowers_a_floor() -> None:
    loose = read_policy("stonelow-junior").policy
    facts = Facts({"restricted.pictured": Truth.YES})

    decision = decide(loose.under(floors("england")), facts, DAY)

    assert decision.outcome.word == "stop"
    assert "law:B14" in decision.cites


def test_a_nation_switches_names_routes_and_ages_without_code() -> None:
    england, scotland = nations()["england"], nations()["scotland"]

    assert england.term("dsl") == "the designated safeguarding lead"
    assert scotland.term("dsl") == "the child protection co-ordinator"
    assert england.instead["head"] != scotland.instead["head"]
    assert (england.own_consent_age, scotland.own_consent_age) == (13, 12)


@pytest.mark.parametrize(
    ("nation", "receiver"), [("england", "carl"), ("scotland", "services")]
)
def test_a_concern_about_the_head_goes_where_the_nation_says(
    nation: str, receiver: str
) -> None:
    head = Concern("staff-conduct", about=frozenset(("hana",)))

    sent = route(floors(nation), head, CAST, DAY)

    assert [person.key for person in sent.to] == [receiver]
    assert [person.key for person in sent.never] == ["hana"]


@pytest.mark.parametrize("nation", sorted(nations()))
def test_every_nation_has_floors(nation: str) -> None:
    policy: Policy = floors(nation)

    assert len(policy.clauses(DAY)) > 8
