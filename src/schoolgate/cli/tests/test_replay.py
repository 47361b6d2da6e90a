"""A stored decision, decided again."""

import json
from pathlib import Path

import pytest

from schoolgate.cli.record import seal
from schoolgate.cli.tests.conftest import Call, run

FREE = ("--to=newsletter", "--kind=event", "--as=teacher", "--on=2026-11-20T10:30")


@pytest.fixture
def record(check: Call, school: Path) -> Path:
    path = school / "decision.json"
    assert check("Our fair.", *FREE, f"--record={path}").status == 10
    return path


def test_the_same_policy_gives_the_same_answer(record: Path, school: Path) -> None:
    answer = run("replay", f"--policy={school}", str(record))

    assert (answer.status, answer.out) == (0, "The same answer.\n")


def test_a_changed_policy_is_told(record: Path, school: Path) -> None:
    clauses = school / "clauses.yaml"
    changed = clauses.read_text(encoding="utf-8").replace("[slt]", "[dsl]")
    clauses.write_text(changed, encoding="utf-8")

    answer = run("replay", f"--policy={school}", str(record))

    assert answer.status == 1
    assert "no longer those of the decision" in answer.out
    assert "demands was" in answer.out


def test_a_changed_record_is_told(record: Path, school: Path) -> None:
    stored = json.loads(record.read_text(encoding="utf-8"))
    stored["on"] = "2026-12-01T10:00"
    record.write_text(json.dumps(stored), encoding="utf-8")

    answer = run("replay", f"--policy={school}", str(record))

    assert answer.status == 1
    assert "its hash is wrong" in answer.out


def test_a_record_is_never_overwritten(record: Path, check: Call) -> None:
    answer = check("Our fair.", *FREE, f"--record={record}")

    assert answer.status == 2
    assert "Name a new file" in answer.err


def test_what_is_no_decision_is_refused(school: Path) -> None:
    file = school / "other.json"
    file.write_text("{}", encoding="utf-8")

    answer = run("replay", str(file))

    assert answer.status == 2
    assert "holds no decision" in answer.err


def test_a_record_from_before_a_fact_was_known_gives_the_same_answer(
    record: Path, school: Path
) -> None:
    stored = json.loads(record.read_text(encoding="utf-8"))
    for table in stored["platforms"].values():
        for fact in ("names.never_shown", "names.never_shown_in_part"):
            table["facts"].pop(fact, None)
    stored["hash"] = seal(stored)
    record.write_text(json.dumps(stored), encoding="utf-8")

    answer = run("replay", f"--policy={school}", str(record))

    assert (answer.status, answer.out) == (0, "The same answer.\n")
