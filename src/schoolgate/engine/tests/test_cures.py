"""A cure is offered only if the whole draft would then pass; there is always one."""

from collections.abc import Iterator, Mapping
from datetime import date

import pytest

from schoolgate.engine.box import Box, Value
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.clause import Clause, Mode, Sets
from schoolgate.engine.control import Control, Setting
from schoolgate.engine.decide import decide
from schoolgate.engine.facts import Facts
from schoolgate.engine.finding import Finding, Span
from schoolgate.engine.level import Level
from schoolgate.engine.notes import Note, notes
from schoolgate.engine.policy import Edition, Policy
from schoolgate.engine.tests.test_catalogue import CONTROLS, strictest
from schoolgate.engine.truth import Truth
from schoolgate.engine.verdict import verdict
from schoolgate.engine.witness import point_in

DAY = date(2026, 11, 20)
NAMED = {"names.child_full": Truth.YES, "names.child_any": Truth.YES}
AISHA = Finding(
    "names.child_full",
    "“Aisha Khan” is the full name of a pupil",
    text=Span(0, 10),
    replacement="Aisha",
)
FIRST = "Use the first name only. Write “Aisha”."
NO_NAME = "Leave the child's name out: say “a pupil” or “Year 4”."


def clause(control: str, value: Setting, level: Level = Level.STOP) -> Clause:
    sets = (Sets(control, value, level),)
    return Clause(control, "", "", Mode.BLOCK, "posts", sets)


def said(
    clauses: list[Clause], facts: Mapping[str, Value], found: tuple[Finding, ...] = ()
) -> tuple[Note, ...]:
    policy = Policy("p", "P", "england", (Edition("1", date.min, tuple(clauses)),))
    known: dict[str, Value] = dict.fromkeys(
        (n for n, f in VOCABULARY.facts.items() if f.is_looked_up), Truth.NO
    )
    so = {n: v for n, v in {**known, **facts}.items() if v is not Truth.UNSAID}
    given = Facts(so)
    decision = decide(policy, given, DAY)
    return notes(policy, verdict({"": decision}, {"": given}, found), DAY)


def names(value: str, *more: Clause, **facts: Value) -> str:
    """The cure for a full name under a policy on names, and what else is so."""
    so = {name.replace("__", "."): value for name, value in facts.items()}
    clauses = [clause("names.children", value), *more]
    found = said(clauses, {**NAMED, **so}, (AISHA,))
    return next(note.cure for note in found if note.text == AISHA.text)


def _regions() -> Iterator[object]:
    for control in CONTROLS:
        if control.cures:
            for number, box in enumerate(control.regions(strictest(control))):
                name = f"{control.key} {number}"
                yield pytest.param(control, box, id=name)


@pytest.mark.parametrize(("control", "box"), list(_regions()))
def test_whatever_speaks_alone_has_a_cure(control: Control, box: Box) -> None:
    found = said([clause(control.key, strictest(control))], point_in(box))

    assert found
    assert all(note.cure for note in found if note.clauses == (control.key,))


def test_a_first_name_mends_where_first_names_may_stand() -> None:
    assert names("first-name") == FIRST


def test_a_first_name_mends_nothing_where_no_name_may_stand() -> None:
    assert names("none") == NO_NAME


def test_nor_beside_a_picture_of_children_where_that_is_forbidden() -> None:
    beside = clause("names.beside_photographs", value=False)

    assert names("first-name", beside, pictured__child=Truth.YES) == NO_NAME
    assert names("first-name", beside, pictured__child=Truth.NO) == FIRST


def test_nor_while_it_is_open_whether_children_are_shown() -> None:
    beside = clause("names.beside_photographs", value=False)

    assert names("first-name", beside, pictured__child=Truth.UNSAID) == NO_NAME


def test_nor_where_a_child_in_it_is_never_shown() -> None:
    assert names("first-name", names__never_shown=Truth.YES) == NO_NAME
    assert names("first-name", names__never_shown_in_part=Truth.YES) == NO_NAME


def test_nor_where_the_check_writes_none() -> None:
    unwritten = Finding(AISHA.fact, AISHA.says, text=AISHA.text)

    [note] = said([clause("names.children", "first-name")], NAMED, (unwritten,))

    assert note.cure == NO_NAME
    assert note.instead == ""


def test_advice_beside_it_holds_no_fix_back() -> None:
    advice = clause("names.beside_photographs", value=False, level=Level.ADVISE)

    assert names("first-name", advice, pictured__child=Truth.YES) == FIRST
