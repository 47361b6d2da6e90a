"""A clause out of its table: levels, scopes, and values that a control takes."""

import pytest

from schoolgate.engine.clause import Clause
from schoolgate.engine.level import Level
from schoolgate.policyfile.clauses import read_clause
from schoolgate.policyfile.errors import WrongField


def clause(mode: str, more: dict[str, object]) -> Clause:
    plain = {"id": "OL-01", "asks": "…", "mode": mode, "capability": "posts"}
    return read_clause({**plain, **more})


@pytest.mark.parametrize(
    ("mode", "level"),
    [
        ("block", Level.STOP),
        ("approve", Level.APPROVE),
        ("flag", Level.ADVISE),
    ],
)
def test_the_mode_says_how_hard_a_clause_is(mode: str, level: Level) -> None:
    [sets] = clause(mode, {"sets": {"posts.in_doubt": False}}).sets

    assert sets.level is level


@pytest.mark.parametrize("mode", ["guide", "declare", "record", "publish", "route"])
def test_a_mode_that_judges_nothing_sets_nothing(mode: str) -> None:
    with pytest.raises(WrongField) as refused:
        clause(mode, {"sets": {"posts.in_doubt": False}})

    assert refused.value.field == "sets"


def test_one_control_can_be_less_hard_and_narrower_than_its_clause() -> None:
    own = {"value": False, "level": "advise", "platforms": ["x"]}
    more: dict[str, object] = {
        "sets": {"posts.in_doubt": own},
        "scope": {"kinds": ["event"]},
    }

    [sets] = clause("block", more).sets

    assert sets.level is Level.ADVISE
    assert sets.scope.platforms == {"x"}
    assert sets.scope.kinds == {"event"}


def test_what_a_clause_permits_is_as_hard_as_nothing() -> None:
    more: dict[str, object] = {"permits": {"photos.children": "with-consent"}}

    [permits] = clause("block", more).permits

    assert permits.level is Level.ALLOW


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"sets": {"names.childern": "none"}}, "names.childern"),
        ({"sets": {"names.children": "nickname"}}, "names.children"),
        ({"sets": {"names.children": None}}, "names.children"),
        ({"sets": {"posts.in_doubt": {"value": False, "level": "ban"}}}, "level"),
        ({"sets": {"posts.in_doubt": {"value": False, "who": "x"}}}, "who"),
        ({"scope": {"kinds": ["party"]}, "sets": {"posts.in_doubt": False}}, "kinds"),
        ({"approver": ["caretaker"]}, "approver"),
        ({"duty": {"key": "policy.forgotten", "owner": "head"}}, "key"),
        ({"route": {"concerns": ["gossip"], "to": ["dsl"]}}, "concerns"),
        ({"route": {"concerns": ["e-safety"], "to": ["postman"]}}, "to"),
        ({"since": "1 May"}, "since"),
    ],
)
def test_what_means_nothing_is_refused_by_its_field(
    more: dict[str, object], field: str
) -> None:
    with pytest.raises(WrongField) as refused:
        clause("block", more)

    assert refused.value.field == field
    assert refused.value.cure.endswith(".")
