"""A policy out of its folder; an error names file, line and cure."""

from datetime import date
from pathlib import Path

import pytest

from schoolgate.policyfile.errors import PolicyFileError
from schoolgate.policyfile.read import read_policy

POLICY = """name: oak-lane
school: Oak Lane
nation: scotland
titles: {head: the rector}
editions:
  - {version: "1", since: 2025-01-01, clauses: first.yaml}
  - {version: "2", since: 2026-01-01, clauses: second.yaml}
"""
CLAUSE = "- {id: OL-01, asks: ASKED, mode: guide, capability: posts}\n"


@pytest.fixture
def oak_lane(tmp_path: Path) -> Path:
    folder = tmp_path / "oak-lane"
    folder.mkdir()
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    for name in ("first", "second"):
        text = CLAUSE.replace("ASKED", name)
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("day", "asks"),
    [
        (date(2024, 6, 1), "first"),
        (date(2025, 12, 31), "first"),
        (date(2026, 1, 1), "second"),
    ],
)
def test_a_day_has_the_edition_of_that_day(
    oak_lane: Path, day: date, asks: str
) -> None:
    [clause] = read_policy(str(oak_lane)).policy.clauses(day)

    assert clause.asks == asks


def test_the_schools_own_titles_stand_before_the_nations(oak_lane: Path) -> None:
    policy = read_policy(str(oak_lane / "policy.yaml")).policy

    assert policy.title("head") == "the rector"
    assert policy.title("dsl") == "the child protection co-ordinator"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("nation: scotland", "nation: narnia", 3),
        ("titles:", "titels:", 4),
        ("school: Oak Lane", "school: [Oak, Lane]", 2),
        ("editions:", "editions: []\nwords:", 5),
        ("school: Oak Lane", 'school: "Oak Lane', 6),
    ],
)
def test_a_wrong_line_is_named(oak_lane: Path, old: str, new: str, line: int) -> None:
    path = oak_lane / "policy.yaml"
    path.write_text(POLICY.replace(old, new), encoding="utf-8")

    with pytest.raises(PolicyFileError) as refused:
        read_policy(str(oak_lane))

    assert refused.value.path == path
    assert refused.value.line == line


def test_a_missing_policy_is_refused_with_those_there_are() -> None:
    with pytest.raises(PolicyFileError, match="milton-road"):
        read_policy("nowhere-school")


def test_a_missing_file_of_clauses_is_named(oak_lane: Path) -> None:
    (oak_lane / "first.yaml").unlink()

    with pytest.raises(PolicyFileError, match=r"first\.yaml"):
        read_policy(str(oak_lane))


def test_a_file_that_is_no_utf8_is_told_so(oak_lane: Path) -> None:
    (oak_lane / "first.yaml").write_bytes(b"- {asks: caf\xe9}")

    with pytest.raises(PolicyFileError, match="UTF-8"):
        read_policy(str(oak_lane))


def test_a_trust_is_found_in_the_folder_beside(oak_lane: Path) -> None:
    trust = oak_lane.parent / "elm-trust"
    trust.mkdir()
    (trust / "policy.yaml").write_text("name: elm-trust\n", encoding="utf-8")
    path = oak_lane / "policy.yaml"
    path.write_text(POLICY + "trust: elm-trust\n", encoding="utf-8")

    assert read_policy(str(oak_lane)).trust == trust / "policy.yaml"


def test_a_trust_without_a_file_has_a_name(oak_lane: Path) -> None:
    path = oak_lane / "policy.yaml"
    path.write_text(POLICY + "trust_name: Elm Trust\n", encoding="utf-8")

    assert read_policy(str(oak_lane)).trust is None
