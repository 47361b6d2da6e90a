"""Schools that nobody here has read: policies written after the vocabulary was done."""

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from schoolgate.checks.cases.expectations import wrong_with
from schoolgate.checks.cases.situations import answer_of
from schoolgate.checks.cases.tables import Case, cases_of
from schoolgate.engine.clause import Clause
from schoolgate.engine.level import Level
from schoolgate.policyfile.law import floors
from schoolgate.policyfile.places import policies_folder, policy_names
from schoolgate.policyfile.read import PolicyFile, read_policy

INVENTED = policies_folder() / "invented"
SCHOOLS = ("carrick-academy", "ysgol-glan-y-nant")
TRUST = "acorn-trust"
NURSERIES = ("acorn-puddle-lane", "acorn-high-street")
DOCUMENTS = (*SCHOOLS, TRUST, *NURSERIES)
FEWEST_CLAUSES = 25

# What the law says in every nation of a picture, a comment or an account.
FLOORS = {
    "law:B11": {"register.asked": True, "account.youngest": 11},
    "law:B12": {"metadata.other": True},
    "law:B13": {
        "pictured.child": True,
        "pictured.recognisable": True,
        "consents.missing": True,
    },
    "law:B14": {"restricted.pictured": True},
    "law:B24": {"alt.missing": True},
    "law:B5": {"evidence.indecent_image": True},
}
NATIONS = ("england", "wales", "scotland", "northern-ireland")
WHERE_THE_ACCUSED_ARE_PROTECTED = {"england", "wales"}
# What one nursery alone lets through, by the clause that asks for less than its trust.
LOOSER_THAN_THE_TRUST: dict[str, dict[str, object]] = {
    "HS-1": {"text": "Well done Freya!", "pupils": ["Freya Marsh"]},
    "HS-2": {
        "facts": {
            "pictured.child": True,
            "pictured.recognisable": True,
            "consents.missing": False,
        }
    },
    "HS-3": {"on": "2026-11-20T20:00"},
    "HS-4": {"to": ["tiktok"]},
    "HS-5": {"as": ["deputy"]},
}


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


def every_clause() -> list[object]:
    return [
        pytest.param(name, clause.id, id=clause.id)
        for name in DOCUMENTS
        for clause in clauses(name)
    ]


@pytest.mark.parametrize(("name", "case"), every_case())
def test_a_case_is_answered_as_it_says(name: str, case: Case) -> None:
    file = document(name)

    answer = answer_of(case, file.policy, file)

    assert wrong_with(case, answer) == []


@pytest.mark.parametrize(("name", "clause"), every_clause())
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


@pytest.mark.parametrize("name", [*SCHOOLS, TRUST])
def test_a_school_has_a_whole_policy(name: str) -> None:
    assert len(clauses(name)) >= FEWEST_CLAUSES


def decided(name: str, post: dict[str, object], *above: str) -> dict[str, object]:
    """What a document makes of a post, under those above it."""
    file = document(name)
    policy = file.policy.under(*(document(each).policy for each in above))
    return answer_of(Case("", "", {"decide": post}), policy, file)


def level(answer: dict[str, object]) -> Level:
    return Level[str(answer["outcome"]).upper()]


def cited(answer: dict[str, object]) -> set[str]:
    cites = answer["cites"]
    assert isinstance(cites, list)
    return set(cites)


def every_post() -> list[object]:
    """Each post that a case of the trust or of the nursery tells of."""
    return [
        pytest.param(name, case.body["decide"], id=f"{name}, {case.name}")
        for name in NURSERIES
        for case in (*cases(TRUST), *cases(name))
        if "decide" in case.body
    ]


@pytest.mark.parametrize(("name", "post"), every_post())
def test_a_nursery_under_its_trust_is_as_strict_as_the_stricter_of_them(
    name: str, post: dict[str, object]
) -> None:
    alone, trust = decided(name, post), decided(TRUST, post)

    joined = decided(name, post, TRUST)

    assert level(joined) == max(level(alone), level(trust))
    assert cited(joined) >= cited(alone) | cited(trust)


@pytest.mark.parametrize(
    "post", LOOSER_THAN_THE_TRUST.values(), ids=LOOSER_THAN_THE_TRUST
)
def test_what_a_nursery_lets_through_its_trust_still_holds(
    post: dict[str, object],
) -> None:
    alone = decided("acorn-high-street", post)
    joined = decided("acorn-high-street", post, TRUST)

    assert level(alone) == Level.ALLOW
    assert level(joined) >= Level.APPROVE


def test_a_nursery_at_odds_with_its_trust_is_told_so() -> None:
    joined = decided("acorn-high-street", LOOSER_THAN_THE_TRUST["HS-1"], TRUST)

    assert joined["quarrels"] == ["AT-5 HS-1"]


def held_by_law(name: str, nation: str, facts: dict[str, object]) -> set[str]:
    """What is cited once the law of a nation stands above a document."""
    file = document(name)
    body = {"decide": {"to": ["instagram"], "facts": facts}}
    policy = file.policy.under(floors(nation))
    return cited(answer_of(Case("", "", body), policy, file))


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize(("floor", "facts"), FLOORS.items())
def test_the_law_of_its_nation_binds_every_document(
    name: str, floor: str, facts: dict[str, object]
) -> None:
    assert floor in held_by_law(name, document(name).policy.nation, facts)


@pytest.mark.parametrize("nation", NATIONS)
@pytest.mark.parametrize(("floor", "facts"), FLOORS.items())
def test_the_law_of_every_nation_binds(
    nation: str, floor: str, facts: dict[str, object]
) -> None:
    assert floor in held_by_law("carrick-academy", nation, facts)


@pytest.mark.parametrize("nation", NATIONS)
def test_who_may_name_an_accused_teacher_hangs_on_the_nation(nation: str) -> None:
    cites = held_by_law("carrick-academy", nation, {"restricted.named": True})

    assert ("law:B9" in cites) == (nation in WHERE_THE_ACCUSED_ARE_PROTECTED)


@pytest.mark.parametrize(
    ("at", "status", "cites"),
    [
        ("10:00", 0, set()),
        ("18:00", 20, {"PL-b"}),
        ("19:00", 20, {"PL-b", "AT-11"}),
    ],
)
def test_the_command_takes_a_nursery_under_its_trust(
    tmp_path: Path, at: str, status: int, cites: set[str]
) -> None:
    post = tmp_path / "post.txt"
    post.write_text("We had pears at snack time.", encoding="utf-8")

    done = check(post, f"--on=2026-11-20T{at}")

    assert done.returncode == status, done.stderr
    findings = json.loads(done.stdout)["findings"]
    assert {clause for found in findings for clause in found["clauses"]} == cites


def check(post: Path, *options: str) -> "subprocess.CompletedProcess[str]":
    """Check a post as a script does, for Puddle Lane's newsletter."""
    roster = post.with_name("children.csv")
    roster.write_text("Forename,Surname\nFreya,Marsh\n", encoding="utf-8")
    command = [
        *(sys.executable, "-m", "schoolgate", "check", "--format=json"),
        *("--policy", str(INVENTED / "acorn-puddle-lane")),
        *("--under", str(INVENTED / TRUST), "--roster", str(roster)),
        *("--to=newsletter", "--kind=activity", "--as=head", *options, str(post)),
    ]
    return subprocess.run(command, capture_output=True, text=True, check=False)
