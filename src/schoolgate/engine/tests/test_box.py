"""Boxes against counting out."""

from hypothesis import given

from schoolgate.engine.box import Box, holds, meet, minus, restrict, uncovered
from schoolgate.engine.tests.toy import TOY, boxes, points


@given(boxes, boxes)
def test_an_overlap_holds_what_both_hold(one: Box, other: Box) -> None:
    both = meet(one, other)

    for point in points({}):
        assert (both is not None and holds(both, point)) == (
            holds(one, point) and holds(other, point)
        )


@given(boxes, boxes)
def test_what_is_cut_out_is_gone_and_the_rest_stays_once(one: Box, away: Box) -> None:
    left = minus(one, away, TOY.domains)

    for point in points({}):
        held = sum(holds(part, point) for part in left)
        assert held == int(holds(one, point) and not holds(away, point))


@given(boxes, boxes, boxes)
def test_a_box_is_covered_if_and_only_if_each_point_is(
    box: Box, one: Box, other: Box
) -> None:
    left = uncovered([box], [one, other], TOY.domains)

    reached = all(
        holds(one, point) or holds(other, point)
        for point in points({})
        if holds(box, point)
    )
    assert (not left) <= reached


@given(boxes)
def test_a_box_that_is_fixed_is_gone_whole_or_left(box: Box) -> None:
    for point in points({}):
        rest = restrict(box, point)
        assert (rest is not None) == holds(box, point)
        assert not rest
