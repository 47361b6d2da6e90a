"""The vocabulary: every control compiles, and a stricter step permits no more."""

import pytest

from schoolgate.engine.box import meet, uncovered
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.control import (
    Choice,
    Control,
    Limit,
    SetOf,
    Setting,
    Stricter,
    Switch,
)
from schoolgate.engine.errors import BadValue, UnknownControl, UnknownFact

CONTROLS = tuple(VOCABULARY.controls.values())
CHOICES = [c for c in VOCABULARY.controls.values() if isinstance(c, Choice)]


def strictest(control: Control) -> Setting:
    """A value that forbids something."""
    match control:
        case Switch():
            return False
        case Choice():
            return control.steps[-1].name
        case Limit() if control.stricter is Stricter.WITHIN:
            return "09:00-10:00"
        case Limit():
            return 5
        case SetOf():
            return next(iter(control.members))
    raise AssertionError(control)


def test_each_control_forbids_something() -> None:
    idle = [c.key for c in CONTROLS if not c.regions(strictest(c))]

    assert len(CONTROLS) > 100
    assert idle == []


def test_what_a_control_forbids_lies_within_the_facts_it_names() -> None:
    outside = [
        (control.key, name)
        for control in CONTROLS
        for box in control.regions(strictest(control))
        for name, allowed in box.items()
        if not meet({name: allowed}, {name: VOCABULARY.domain(name)})
    ]

    assert outside == []


def test_each_control_asks_a_question_and_says_a_sentence() -> None:
    unplain = [
        control.key
        for control in CONTROLS
        if not (control.question.endswith("?") and control.says.endswith("."))
    ]

    assert unplain == []


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.key)
def test_what_a_stricter_step_permits_a_looser_one_permits(choice: Choice) -> None:
    for looser, stricter in zip(choice.steps, choice.steps[1:], strict=False):
        forbidden = choice.regions(stricter.name)
        left = uncovered(choice.regions(looser.name), forbidden, VOCABULARY.domains)
        assert not left, f"{looser.name} forbids what {stricter.name} allows"


def test_each_control_refuses_a_value_that_is_none_of_its() -> None:
    for control in CONTROLS:
        with pytest.raises(BadValue, match=control.key):
            control.regions("nonsense")


def test_a_misspelt_word_is_refused_with_the_nearest() -> None:
    with pytest.raises(UnknownControl, match=r"names\.children"):
        VOCABULARY.control("names.childern")
    with pytest.raises(UnknownFact, match=r"names\.child_full"):
        VOCABULARY.fact("names.child_ful")


def test_hours_past_midnight_forbid_the_day_between() -> None:
    hours = VOCABULARY.control("posts.hours")

    [box] = hours.regions("20:00-06:00")

    assert 12 * 60 in box["clock.minute"]
    assert 22 * 60 not in box["clock.minute"]


def test_what_a_control_always_says_lies_outside_what_it_permits() -> None:
    for control in CONTROLS:
        steps = control.steps if isinstance(control, Choice) else ()
        permitted = [box for step in steps for box in step.permits]
        for each in control.always:
            assert not [box for box in permitted if meet(box, each.box)]
