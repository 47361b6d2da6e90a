"""Joins: associative, commutative, idempotent; approvals that imply each other."""

from hypothesis import given

from schoolgate.engine.level import Demand, Judgement, Level, absorb
from schoolgate.engine.tests.toy import judgements


@given(judgements, judgements, judgements)
def test_join_is_associative(a: Judgement, b: Judgement, c: Judgement) -> None:
    assert a.join(b).join(c) == a.join(b.join(c))


@given(judgements, judgements)
def test_join_is_commutative_and_never_looser(a: Judgement, b: Judgement) -> None:
    assert a.join(b) == b.join(a)
    assert a.join(b).level >= a.level


@given(judgements)
def test_join_is_idempotent_and_allow_is_its_unit(a: Judgement) -> None:
    assert a.join(a) == a
    assert a.join(Judgement()) == a


def test_a_narrower_demand_takes_up_a_wider_one() -> None:
    head = Demand.of(["head"])
    leader = Demand.of(["head", "slt"])

    assert absorb([leader, head]) == {head}
    assert absorb([Demand.of(["head", "slt"], 2), leader]) == {
        Demand.of(["slt", "head"], 2)
    }
    assert absorb([Demand.of(["dsl"]), head]) == {Demand.of(["dsl"]), head}


def test_the_words_of_a_judgement_are_four() -> None:
    assert [level.word for level in Level] == ["allow", "advise", "approve", "stop"]
