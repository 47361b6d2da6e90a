"""The theorems of ``decide``, against counting every completion out."""

from collections.abc import Mapping

from hypothesis import given

from schoolgate.engine.box import Value
from schoolgate.engine.decide import decide_by
from schoolgate.engine.facts import Facts
from schoolgate.engine.level import Level
from schoolgate.engine.rulebook import Rule, Rulebook
from schoolgate.engine.tests.toy import TOY, at, points, rulebooks, rules, sayings

Said = Mapping[str, Value]


@given(rulebooks, sayings)
def test_it_is_free_only_if_every_completion_is(book: Rulebook, said: Said) -> None:
    decision = decide_by(book, Facts(said))

    levels = [at(book.rules, point)[0].level for point in points(said)]
    if decision.outcome < Level.APPROVE:
        assert max(levels) == decision.outcome or max(levels) < Level.APPROVE
    if max(levels) >= Level.APPROVE:
        assert decision.outcome >= Level.APPROVE
    assert decision.outcome >= min(*levels, Level.APPROVE)
    assert decision.outcome <= max(levels)


@given(rulebooks, sayings)
def test_what_is_said_in_full_is_judged_pointwise(book: Rulebook, said: Said) -> None:
    point = next(points(said))

    decision = decide_by(book, Facts(point))

    judgement, cites = at(book.rules, point)
    assert decision.judgement == judgement
    assert set(decision.cites) == cites
    assert decision.unanswered == ()


@given(rulebooks, sayings)
def test_no_fact_that_tells_is_left_unasked(book: Rulebook, said: Said) -> None:
    decision = decide_by(book, Facts(said))

    asked = {each.fact for each in decision.unanswered}
    tells = {
        name for name in TOY.facts if name not in said and _tells(book, said, name)
    }
    assert asked <= set(TOY.facts) - set(said)
    assert tells <= asked


@given(rulebooks, rules, sayings)
def test_nothing_is_asked_that_could_only_say_again_what_is_said(
    book: Rulebook, rule: Rule, said: Said
) -> None:
    whole = Rule(rule.clause, rule.control, rule.value, rule.judgement, {})
    before = decide_by(Rulebook((*book.rules, whole), (), TOY), Facts(said))

    again = Rulebook((*book.rules, whole, rule), (), TOY)

    assert decide_by(again, Facts(said)).unanswered == before.unanswered


def _tells(book: Rulebook, said: Said, name: str) -> bool:
    """Whether two completions that differ in this fact alone differ in citations."""
    seen: dict[object, set[object]] = {}
    for point in points(said):
        rest = tuple((k, v) for k, v in point.items() if k != name)
        judgement, cites = at(book.rules, point)
        seen.setdefault(rest, set()).add((judgement.level, frozenset(cites)))
    return any(len(different) > 1 for different in seen.values())


@given(rulebooks, rules, sayings)
def test_adding_a_rule_never_loosens(book: Rulebook, rule: Rule, said: Said) -> None:
    more = Rulebook((*book.rules, rule), (), TOY)

    before, after = decide_by(book, Facts(said)), decide_by(more, Facts(said))

    assert after.outcome >= before.outcome
    assert set(after.cites) >= set(before.cites)


@given(rulebooks, sayings)
def test_what_is_stopped_cites_a_clause(book: Rulebook, said: Said) -> None:
    decision = decide_by(book, Facts(said))

    if decision.outcome is Level.STOP:
        assert any(reason.level is Level.STOP for reason in decision.reasons)
    levels = [reason.level for reason in decision.reasons]
    assert levels == sorted(levels, reverse=True)


@given(rulebooks, sayings)
def test_saying_more_never_takes_a_citation_back(book: Rulebook, said: Said) -> None:
    fuller = next(points(said))

    assert set(decide_by(book, Facts(said)).cites) <= set(
        decide_by(book, Facts(fuller)).cites
    )
