"""``schoolgate policy`` and its commands, as a person calls them."""

import json
from pathlib import Path

import pytest

from schoolgate.cli.tests.conftest import Answer, run


def policy(*arguments: str) -> Answer:
    return run("policy", *arguments)


@pytest.fixture
def oak_lane(tmp_path: Path) -> Path:
    """A school's first policy, as the command writes it."""
    assert policy("new", "oak-lane", "--out", str(tmp_path)).status == 0
    return tmp_path / "oak-lane"


def change(folder: Path, old: str, new: str) -> None:
    clauses = folder / "clauses.yaml"
    text = clauses.read_text(encoding="utf-8")
    assert old in text
    clauses.write_text(text.replace(old, new), encoding="utf-8")


def test_the_schools_are_listed_with_their_clauses() -> None:
    answer = policy("list")

    assert answer.status == 0
    assert "st-marys-putney" in answer.out
    assert " 53 clauses" in answer.out


def test_a_new_policy_lints_clean(oak_lane: Path) -> None:
    answer = policy("lint", str(oak_lane))

    assert (answer.status, answer.err) == (0, "")
    assert "12 clauses, nothing is wrong" in answer.out


def test_a_new_policy_checks_a_post_at_once(oak_lane: Path) -> None:
    answer = run("check", f"--policy={oak_lane}", "--doubt", "-", text="Our fair.")

    assert answer.status == 20
    assert "OL-08" in answer.out


def test_a_new_policy_is_never_written_over_an_old_one(oak_lane: Path) -> None:
    answer = policy("new", "oak-lane", "--out", str(oak_lane.parent))

    assert (answer.status, answer.out) == (2, "")
    assert "is there already" in answer.err


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("names.children: first-name", "names.kids: first-name", "names.children"),
        ("first-name}", "nickname}", "full-name, first-name, none"),
        ("mode: block", "mode: forbid", "block, approve, flag"),
        ("to: [dsl]", "to: [caretaker]", "is no role"),
        ("every: period", "every: yearly", "once, period, term, event"),
        ("asks: When in doubt", "aks: When in doubt", "is no field here"),
        ("id: OL-02", "id: OL-01", "stands twice"),
        ("key: policy.reviewed", "key: policy.forgotten", "is no duty"),
    ],
)
def test_a_wrong_field_is_told_with_file_line_and_cure(
    oak_lane: Path, old: str, new: str, told: str
) -> None:
    change(oak_lane, old, new)

    answer = policy("lint", str(oak_lane))

    lines = (oak_lane / "clauses.yaml").read_text(encoding="utf-8").splitlines()
    named = answer.err.split("clauses.yaml:")[1].split(":")[0]
    assert (answer.status, answer.out) == (2, "")
    assert told in answer.err
    assert new.split(":")[0] in lines[int(named) - 1]


def test_a_clause_that_nothing_carries_out_is_wrong(oak_lane: Path) -> None:
    change(oak_lane, "  sets: {posts.in_doubt: no}\n", "")

    answer = policy("lint", str(oak_lane))

    assert answer.status == 1
    assert "OL-08 is carried out by nothing" in answer.out


def test_a_clause_whose_scope_leaves_no_room_is_dead(oak_lane: Path) -> None:
    change(
        oak_lane,
        "sets: {posts.in_doubt: no}",
        "sets: {posts.kinds: {value: [event], kinds: [event]}}",
    )

    answer = policy("lint", str(oak_lane))

    assert answer.status == 1
    assert "dead: OL-08" in answer.out


def test_a_quarrel_and_a_covered_clause_are_notes_with_a_witness() -> None:
    answer = policy("lint", "milton-road")

    assert answer.status == 0
    assert "quarrel: MR-06 and MR-22: photos.children: with-consent against none" in (
        answer.out
    )
    assert "covered: MR-06: changes no decision beside MR-22" in answer.out
    assert "shown by: Is a child in a photograph? yes" in answer.out


def test_coverage_gives_the_contracts_table() -> None:
    answer = policy("coverage", "milton-road", "--format=json")

    rows = json.loads(answer.out)
    assert answer.status == 0
    assert len(rows) == 30
    assert set(rows[0]) == {"clause", "mode", "carried_by", "cases", "needs"}
    assert all(row["carried_by"] and row["cases"] for row in rows)


def test_comparing_names_the_stricter_one_and_a_witness() -> None:
    answer = policy("compare", "milton-road", "st-marys-putney")

    assert answer.status == 0
    assert "photos.children: milton-road is stricter (MR-22: none, stop)" in answer.out
    assert "shown by:" in answer.out


def test_one_clause_is_shown_whole_and_an_unknown_one_refused() -> None:
    shown = policy("show", "milton-road", "MR-22")
    unknown = policy("show", "milton-road", "MR-99")

    assert "photos.children = none" in shown.out
    assert (unknown.status, unknown.out) == (2, "")


def with_cases(folder: Path, name: str, text: str) -> None:
    (folder / "cases").mkdir(exist_ok=True)
    (folder / "cases" / f"{name}.yaml").write_text(text, encoding="utf-8")


def proof_of(folder: Path, clause: str) -> dict[str, object]:
    rows: list[dict[str, object]] = json.loads(
        policy("test", str(folder), "--format=json").out
    )
    return next(row for row in rows if row["clause"] == clause)


def test_every_clause_of_a_shipped_policy_is_proved() -> None:
    answer = policy("test", "milton-road", "--format=json")

    rows = json.loads(answer.out)
    assert (answer.status, len(rows)) == (0, 30)
    assert set(rows[0]) == {"clause", "cases", "failed", "proved"}
    assert all(row["proved"] and row["failed"] == [] for row in rows)


def test_a_case_that_changes_nothing_without_its_clause_proves_nothing(
    oak_lane: Path,
) -> None:
    with_cases(
        oak_lane, "OL-08", "- a fair:\n    decide: {text: Our fair}\n    cites: []\n"
    )

    answer = policy("test", str(oak_lane))

    assert answer.status == 1
    assert "OL-08     1 cases  NOT PROVED" in answer.out
    assert proof_of(oak_lane, "OL-08")["failed"] == []


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("decide: {text: Our fair}\n    banana: yes", "banana means nothing here"),
        ("decide: {banana: yes}\n    outcome: allow", "banana"),
        ("decide: {text: Our fair}", "it expects nothing"),
        ("decide: {text: Our fair}\n    outcome: stop", "outcome should be stop"),
    ],
)
def test_a_case_that_says_nothing_or_fails_is_told(
    oak_lane: Path, body: str, told: str
) -> None:
    with_cases(oak_lane, "OL-08", f"- a fair:\n    {body}\n")

    proof = proof_of(oak_lane, "OL-08")

    assert proof["proved"] is False
    assert told in str(proof["failed"])


def test_cases_of_a_clause_that_is_not_there_are_told(oak_lane: Path) -> None:
    with_cases(oak_lane, "OL-99", "- a:\n    decide: {text: Fair}\n    cites: []\n")

    assert "no clause" in str(proof_of(oak_lane, "OL-99")["failed"])


def test_an_unreadable_policy_has_a_status_of_its_own(oak_lane: Path) -> None:
    change(oak_lane, "- id: OL-02", "  id: OL-02")

    answer = policy("test", str(oak_lane))

    assert (answer.status, answer.out) == (2, "")
    assert "stands twice" in answer.err


def test_coverage_counts_no_case_that_fails(oak_lane: Path) -> None:
    with_cases(
        oak_lane, "OL-08", "- a fair:\n    decide: {text: Fair}\n    outcome: stop\n"
    )

    rows = json.loads(policy("coverage", str(oak_lane), "--format=json").out)

    assert [row["cases"] for row in rows if row["clause"] == "OL-08"] == [0]


def test_comparing_sees_who_approves(oak_lane: Path, tmp_path: Path) -> None:
    assert policy("new", "elm-lane", "--out", str(tmp_path)).status == 0
    elm_lane = tmp_path / "elm-lane"
    text = (oak_lane / "clauses.yaml").read_text(encoding="utf-8")
    one = text.replace("  mode: block", "  mode: approve\n  approver: [head]", 1)
    other = text.replace("  mode: block", "  mode: approve\n  approver: [office]", 1)
    (oak_lane / "clauses.yaml").write_text(one, encoding="utf-8")
    (elm_lane / "clauses.yaml").write_text(other, encoding="utf-8")

    answer = policy("compare", str(oak_lane), str(elm_lane))

    assert "oak-lane is stricter" in answer.out
    assert "approve by deputy, head" in answer.out or "approve by head" in answer.out
    assert "elm-lane is stricter" in answer.out
