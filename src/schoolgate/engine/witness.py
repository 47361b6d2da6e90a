"""A witness: a post, or an act, that shows what a report says, told to a person."""

from collections.abc import Mapping

from schoolgate.engine.box import Allowed, Box, Interval, Value
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.truth import Truth


def point_in(box: Box) -> dict[str, Value]:
    """Pick one value for each fact that the box names."""
    return {name: _pick(allowed) for name, allowed in box.items()}


def describe_point(point: Mapping[str, Value], about: Box) -> str:
    """Say a point as a person would: its questions, answered.

    What is not so goes without saying, unless the box that it is about asks for it.
    """
    said = [
        _answer(name, value)
        for name, value in point.items()
        if name in about or value is not Truth.NO
    ]
    return "; ".join(dict.fromkeys(said)) or "any post"


def _pick(allowed: Allowed) -> Value:
    if not isinstance(allowed, Interval):
        return min(allowed, key=str)
    if allowed.low is not None:
        return allowed.low
    return 0 if allowed.high is None else allowed.high - 1


def _answer(name: str, value: Value) -> str:
    if name.startswith("role."):
        held = "is" if value is Truth.YES else "is not"
        return f"the author {held} {name.removeprefix('role.')}"
    question = VOCABULARY.fact(name).question
    return f"{question} {value.value if isinstance(value, Truth) else value}"
