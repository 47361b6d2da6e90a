"""What a control says at every value: by the school's own clause, else by the law."""

from datetime import date

import pytest

from schoolgate.engine.box import Value
from schoolgate.engine.clause import Clause, Mode, Scope, Sets
from schoolgate.engine.decide import decide
from schoolgate.engine.decision import Decision
from schoolgate.engine.facts import Facts
from schoolgate.engine.level import Demand, Level
from schoolgate.engine.policy import Edition, Policy
from schoolgate.engine.record import replace
from schoolgate.engine.truth import Truth

DAY = date(2026, 11, 20)
FULL = ("names.child_full", "names.child_any", "names.never_shown")
PART = ("names.never_shown_in_part",)
SPOKEN_OF = ("names.child_any", "names.never_shown_in_part")
EVERY = tuple(dict.fromkeys((*FULL, *PART)))


def clause(
    name: str,
    value: str,
    level: Level = Level.STOP,
    *,
    only: tuple[str, ...] = (),
    approvers: tuple[str, ...] = (),
) -> Clause:
    scope = Scope(platforms=frozenset(only))
    sets = (Sets("names.children", value, level, scope),)
    return Clause(
        name, "", "", Mode.BLOCK, "posts", sets, approvers=frozenset(approvers)
    )


def policy(name: str, *clauses: Clause) -> Policy:
    return Policy(name, name, "england", (Edition("1", date.min, clauses),))


LAW = replace(
    policy("law", clause("LAW", "full-name", approvers=("head", "dsl"))),
    names_every_platform=True,
)


def decided(own: Policy, *so: str, platform: str = "facebook") -> Decision:
    said: dict[str, Value] = dict.fromkeys(EVERY, Truth.NO)
    said |= dict.fromkeys(so, Truth.YES)
    if platform:
        said["platform"] = platform
    return decide(own.under(LAW), Facts(said), DAY)


def reasons(decision: Decision) -> list[tuple[str, Level]]:
    every = ((reason.clause, reason.level) for reason in decision.reasons)
    return list(dict.fromkeys(every))


@pytest.mark.parametrize("value", ["full-name", "first-name", "none"])
def test_the_schools_own_clause_speaks_at_every_value(value: str) -> None:
    own = policy("own", clause("OWN", value))

    assert reasons(decided(own, *FULL)) == [("OWN", Level.STOP)]
    assert reasons(decided(own, *PART)) == [("OWN", Level.APPROVE)]


def test_without_such_a_clause_the_law_speaks() -> None:
    own = policy("own")

    assert reasons(decided(own, *FULL)) == [("LAW", Level.STOP)]
    assert reasons(decided(own, *PART)) == [("LAW", Level.APPROVE)]


def test_the_law_speaks_where_the_schools_clause_does_not() -> None:
    own = policy("own", clause("OWN", "first-name", only=("facebook",)))

    assert reasons(decided(own, *FULL)) == [("OWN", Level.STOP)]
    assert reasons(decided(own, *FULL, platform="website")) == [("LAW", Level.STOP)]


def test_a_clause_that_only_asks_stops_here() -> None:
    own = policy("own", clause("OWN", "first-name", Level.APPROVE))

    decision = decided(own, *FULL)

    assert decision.outcome is Level.STOP
    assert decision.cites == ("OWN",)


def test_a_clause_that_only_advises_leaves_it_to_the_law() -> None:
    own = policy("own", clause("OWN", "first-name", Level.ADVISE))

    assert ("LAW", Level.STOP) in reasons(decided(own, *FULL))


def test_a_full_name_is_decided_as_any_childs() -> None:
    own = policy("own", clause("OWN", "first-name"))

    assert decided(own, *FULL) == decided(own, "names.child_full", "names.child_any")


def test_part_of_a_name_is_stopped_as_any_childs_where_no_name_may_stand() -> None:
    own = policy("own", clause("OWN", "none"))

    assert decided(own, *SPOKEN_OF) == decided(own, "names.child_any")


@pytest.mark.parametrize("so", [FULL, PART])
def test_before_it_is_said_where_the_law_is_not_cited(so: tuple[str, ...]) -> None:
    own = policy("own", clause("OWN", "first-name", only=("facebook",)))

    [question] = decided(own, *so, platform="").unanswered

    assert question.fact == "platform"
    assert question.clauses == ("OWN",)


def test_who_decides_is_who_decides_on_any_name() -> None:
    own = replace(policy("own", clause("OWN", "first-name")), approver=("dsl",))

    assert decided(own, *PART).demands == frozenset((Demand(("dsl",)),))


def test_a_school_that_asks_for_others_asks_for_those_of_the_law_as_well() -> None:
    own = policy("own", clause("OWN", "first-name", approvers=("office",)))

    assert decided(own, *PART).demands == {
        Demand(("office",)),
        Demand(("dsl", "head")),
    }


@pytest.mark.parametrize("so", [FULL, PART, SPOKEN_OF, ("names.child_any",), ()])
@pytest.mark.parametrize("value", ["full-name", "first-name", "none"])
@pytest.mark.parametrize("level", [Level.ADVISE, Level.APPROVE, Level.STOP])
@pytest.mark.parametrize("platform", ["facebook", "website", ""])
def test_a_clause_more_loosens_nothing(
    so: tuple[str, ...], value: str, level: Level, platform: str
) -> None:
    before = policy("own")
    after = policy("own", clause("OWN", value, level, only=("facebook",)))

    one = decided(before, *so, platform=platform)
    other = decided(after, *so, platform=platform)

    if platform:
        assert other.outcome >= one.outcome
        assert all(any(d.implies(e) for d in other.demands) for e in one.demands) or (
            other.outcome is Level.STOP
        )
    assert min(other.outcome, Level.APPROVE) >= min(one.outcome, Level.APPROVE)
