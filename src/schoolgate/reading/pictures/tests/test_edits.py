"""Recipes of edits: kept and read again as they were; nonsense is refused by name."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schoolgate.reading.pictures.edits import (
    Area,
    Cover,
    Edits,
    EditsError,
    How,
    area_of,
    from_plain,
)

AREA = {"left": 0.1, "top": 0.2, "width": 0.3, "height": 0.4}


@st.composite
def areas(draw: st.DrawFn) -> Area:
    left, top = draw(st.floats(0, 0.9)), draw(st.floats(0, 0.9))
    width = draw(st.floats(0.001, 1 - left))
    return Area(left, top, width, draw(st.floats(0.001, 1 - top)))


recipes = st.builds(
    Edits,
    covers=st.lists(st.builds(Cover, areas(), st.sampled_from(How))).map(tuple),
    crop=st.none() | areas(),
    turn=st.sampled_from((0, 90, 180, 270)),
    longest_edge=st.none() | st.integers(1, 10_000),
)


@given(recipes)
@settings(deadline=None)
def test_a_recipe_that_is_kept_is_read_again_as_it_was(edits: Edits) -> None:
    assert from_plain(json.loads(json.dumps(edits.to_plain()))) == edits


@given(areas(), st.integers(1, 5000), st.integers(1, 5000))
@settings(deadline=None)
def test_an_area_lies_within_any_picture(area: Area, width: int, height: int) -> None:
    x, y, wide, high = area.box((width, height))

    assert min(x, y) >= 0
    assert min(wide, high) >= 1
    assert x + wide <= width
    assert y + high <= height


@given(st.data())
@settings(deadline=None)
def test_a_box_is_the_same_once_it_was_an_area(data: st.DataObject) -> None:
    size = data.draw(st.tuples(st.integers(1, 12_000), st.integers(1, 12_000)))
    x, y = (data.draw(st.integers(0, side - 1)) for side in size)
    width = data.draw(st.integers(1, size[0] - x))
    box = (x, y, width, data.draw(st.integers(1, size[1] - y)))

    assert area_of(box, size).box(size) == box


def test_an_empty_recipe_does_nothing() -> None:
    assert from_plain({}) == Edits()


@pytest.mark.parametrize(
    ("kept", "words"),
    [
        ("blur it", "no table"),
        ({"sharpen": 3}, "“sharpen” is no edit"),
        ({"covers": "all"}, "covers is no list"),
        ({"covers": [{}]}, "left of an area is no number"),
        ({"covers": [AREA] * 501}, "more than the 500"),
        ({"covers": [AREA | {"how": "paint"}]}, "say mosaic or fill"),
        ({"crop": AREA | {"left": -0.1}}, "from 0 to 1"),
        ({"crop": AREA | {"left": float("nan")}}, "from 0 to 1"),
        ({"crop": AREA | {"left": True}}, "no number"),
        ({"crop": AREA | {"left": 0.9}}, "beyond the picture"),
        ({"crop": AREA | {"width": 0}}, "no width"),
        ({"turn": 45}, "90, 180 or 270"),
        ({"turn": "90"}, "90, 180 or 270"),
        ({"longest_edge": 0}, "number of pixels"),
        ({"longest_edge": 10.5}, "number of pixels"),
    ],
)
def test_a_recipe_that_makes_no_sense_is_refused(kept: object, words: str) -> None:
    with pytest.raises(EditsError, match=words):
        from_plain(kept)
