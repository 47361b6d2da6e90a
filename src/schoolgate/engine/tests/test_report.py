"""What a policy does to itself, against counting out; and a trust above it."""

from datetime import date

import pytest
from hypothesis import given

from schoolgate.engine import report as reporting
from schoolgate.engine.box import Interval
from schoolgate.engine.clause import Clause, Mode, Scope, Sets
from schoolgate.engine.compare import compare
from schoolgate.engine.control import Setting
from schoolgate.engine.errors import TooManyBoxes
from schoolgate.engine.level import Level
from schoolgate.engine.policy import Edition, Policy
from schoolgate.engine.record import replace
from schoolgate.engine.report import report
from schoolgate.engine.route import Routing
from schoolgate.engine.rulebook import Rulebook
from schoolgate.engine.tests.toy import at, points, rulebooks
from schoolgate.engine.truth import Truth
from schoolgate.engine.witness import describe_point, point_in

DAY = date(2026, 11, 20)
NOBODY = Sets("photos.children", "none", Level.STOP)
CONSENT = Sets("photos.children", "with-consent", Level.STOP)


def clause(name: str, *sets: Sets, permits: tuple[Sets, ...] = ()) -> Clause:
    return Clause(name, "", "…", Mode.BLOCK, "posts", sets=sets, permits=permits)


def policy(*clauses: Clause) -> Policy:
    return Policy("oak", "Oak Lane", "england", (Edition("1", DAY, clauses),))


@given(rulebooks)
def test_a_covered_clause_changes_no_decision(book: Rulebook) -> None:
    clauses = {rule.clause for rule in book.rules}

    spare = {
        name
        for name in clauses
        if reporting._covering([r for r in book.rules if r.clause == name], book)
        is not None
    }

    assert spare == clauses - _needed(book)


def _needed(book: Rulebook) -> set[str]:
    """The clauses without which some full point is judged otherwise."""
    judged = [(point, at(book.rules, point)[0]) for point in points({})]
    changing = set[str]()
    for name in {rule.clause for rule in book.rules}:
        others = tuple(rule for rule in book.rules if rule.clause != name)
        if any(judgement != at(others, point)[0] for point, judgement in judged):
            changing.add(name)
    return changing


def test_a_looser_step_is_covered_by_a_stricter_one() -> None:
    remarks = report(policy(clause("A", CONSENT), clause("B", NOBODY)), DAY)

    assert [remark.clauses for remark in remarks.covered] == [("A", "B")]


def test_a_permission_quarrels_with_a_prohibition_and_a_post_shows_it() -> None:
    both = policy(clause("A", permits=(CONSENT,)), clause("B", NOBODY))

    [quarrel] = report(both, DAY).quarrels

    assert quarrel.clauses == ("A", "B")
    assert "Is a child in a photograph? yes" in quarrel.witness


def test_two_routes_of_one_concern_to_different_people_quarrel() -> None:
    one = Routing(frozenset(("e-safety",)), ("head",), clause="A")
    other = Routing(frozenset(("e-safety", "misuse")), ("dsl",), clause="B")
    clauses = [
        Clause(r.clause, "", "…", Mode.ROUTE, "concerns", routings=(r,))
        for r in (one, other)
    ]

    [quarrel] = report(policy(*clauses), DAY).quarrels

    assert quarrel.clauses == ("A", "B")
    assert quarrel.matter == "e-safety: to head against to dsl"


def test_past_the_bound_a_clause_is_undecided_and_not_guessed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> bool:
        raise TooManyBoxes(20_001)

    monkeypatch.setattr(reporting, "covered", refuse)

    remarks = report(policy(clause("A", CONSENT), clause("B", NOBODY)), DAY)

    assert [remark.clauses for remark in remarks.undecided] == [("A",), ("B",)]
    assert remarks.covered == ()


def test_of_two_policies_the_stricter_is_named_with_a_post() -> None:
    [found] = compare(policy(clause("A", CONSENT)), policy(clause("B", NOBODY)), DAY)

    assert (found.clause, found.value, found.level) == ("B", "none", "stop")
    assert "Is a child in a photograph? yes" in found.witness


def test_a_policy_is_nowhere_stricter_than_itself() -> None:
    oak = policy(clause("A", CONSENT), clause("B", NOBODY))

    assert compare(oak, oak, DAY) == ()


def test_under_a_trust_a_school_is_never_looser() -> None:
    on_x = Sets("photos.children", "none", Level.STOP, Scope(frozenset(("x",))))
    school = policy(clause("A", CONSENT), clause("B", on_x))
    trust = replace(policy(clause("T", NOBODY)), name="trust")

    joined = replace(school.under(trust), name="joined")

    for alone in (school, trust):
        stricter = {found.policy for found in compare(alone, joined, DAY)}
        assert stricter <= {"joined"}


def test_a_witness_is_told_as_questions_answered() -> None:
    box = {"posts.in_doubt": frozenset((Truth.YES,))}
    assert describe_point(point_in({}), {}) == "any post"
    assert describe_point({"role.head": Truth.NO}, {"role.head": frozenset()}) == (
        "the author is not head"
    )
    assert point_in({"n": Interval(None, 5), "m": Interval(3)}) == {"n": 4, "m": 3}
    assert point_in(box) == {"posts.in_doubt": Truth.YES}


def dead(*clauses: Clause) -> list[tuple[str, ...]]:
    return [remark.clauses for remark in report(policy(*clauses), DAY).dead]


@pytest.mark.parametrize(
    ("control", "one", "other"),
    [
        ("posts.hours", "08:00-10:00", "14:00-16:00"),
        ("posts.platforms", ("facebook",), ("x",)),
        ("posts.kinds", ("event",), ("vacancy",)),
    ],
)
def test_a_document_that_lets_nothing_out_is_dead(
    control: str, one: Setting, other: Setting
) -> None:
    first = clause("A", Sets(control, one, Level.STOP))
    second = clause("B", Sets(control, other, Level.STOP))

    assert dead(clause("C", NOBODY), first, second) == [("A", "B")]
    assert dead(clause("C", NOBODY), first) == []


@pytest.mark.parametrize(
    ("roles", "people", "is_dead"),
    [
        (("pupil",), 40, True),
        (("pupil", "parent"), 1, True),
        (("head",), 2, True),
        (("head", "pupil"), 2, True),
        (("head",), 1, False),
        (("head", "slt"), 2, False),
        (("teacher",), 3, False),
    ],
)
def test_an_approval_that_nobody_can_give_is_dead(
    roles: tuple[str, ...], people: int, is_dead: bool
) -> None:
    asking = replace(
        clause("A", Sets("photos.children", "none", Level.APPROVE)),
        approvers=frozenset(roles),
        people=people,
    )

    assert (("A",) in dead(asking)) is is_dead
