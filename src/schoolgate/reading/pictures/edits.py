"""What is done to a picture to make it safer, as a recipe that can be kept.

A recipe is of plain fractions of the upright original, so that the same one gives the
same picture again, however large a copy it is applied to.
"""

from collections.abc import Mapping
from enum import StrEnum
from math import ceil, floor

from schoolgate.engine.record import record

TURNS = (0, 90, 180, 270)
MOST_COVERS = 500
_SIDES = ("left", "top", "width", "height")
_PARTS = frozenset(("covers", "crop", "turn", "longest_edge"))
# What a fraction may lie beyond the edge: it was rounded by whoever wrote it down.
_ROUNDED = 1e-6

Box = tuple[int, int, int, int]


class EditsError(Exception):
    """A recipe that can't be followed; the message says which part, and why."""


class How(StrEnum):
    """How a part of a picture is covered."""

    MOSAIC = "mosaic"
    FILL = "fill"


@record
class Area:
    """A part of a picture, in fractions of its width and height from the top left."""

    left: float
    top: float
    width: float
    height: float

    def box(self, size: tuple[int, int]) -> Box:
        """The pixels that it touches: ``x y width height``, at least one pixel."""
        x, right = _touched(self.left, self.width, size[0])
        y, low = _touched(self.top, self.height, size[1])
        return x, y, right - x, low - y


@record
class Cover:
    """One part that nobody is to see, and how it is hidden."""

    area: Area
    how: How = How.MOSAIC


@record
class Edits:
    """All that is done to a picture: covers, then crop, then turn, then shrink.

    ``turn`` is in degrees clockwise; ``longest_edge`` in pixels, and never enlarges.
    """

    covers: tuple[Cover, ...] = ()
    crop: Area | None = None
    turn: int = 0
    longest_edge: int | None = None

    def to_plain(self) -> dict[str, object]:
        """The recipe as it is kept: words, numbers, lists and tables alone."""
        return {
            "covers": [
                {"how": str(cover.how), **_plain(cover.area)} for cover in self.covers
            ],
            "crop": _plain(self.crop) if self.crop else None,
            "turn": self.turn,
            "longest_edge": self.longest_edge,
        }


def area_of(box: Box, size: tuple[int, int]) -> Area:
    """The area of a box of pixels, for a recipe."""
    x, y, width, height = box
    return Area(x / size[0], y / size[1], width / size[0], height / size[1])


def from_plain(kept: object) -> Edits:
    """Read a recipe as it was kept; EditsError says what is wrong with one."""
    table = _table(kept, "the recipe")
    unknown = set(table) - _PARTS
    if unknown:
        raise EditsError(f"“{min(map(str, unknown))}” is no edit that is known")
    crop = table.get("crop")
    return Edits(
        covers=_covers(table.get("covers", ())),
        crop=None if crop is None else _area(_table(crop, "crop")),
        turn=_turn(table.get("turn", 0)),
        longest_edge=_edge(table.get("longest_edge")),
    )


def _touched(start: float, length: float, pixels: int) -> tuple[int, int]:
    # A hair's breadth is taken off, or 0.1 + 0.2 would touch a pixel too many.
    first = min(max(0, floor(start * pixels + 1e-6)), pixels - 1)
    last = ceil((start + length) * pixels - 1e-6)
    return first, min(max(last, first + 1), pixels)


def _plain(area: Area) -> dict[str, float]:
    return {side: float(getattr(area, side)) for side in _SIDES}


def _table(kept: object, what: str) -> Mapping[str, object]:
    if not isinstance(kept, Mapping):
        raise EditsError(f"{what} is no table of names and values")
    return kept


def _covers(kept: object) -> tuple[Cover, ...]:
    if not isinstance(kept, list | tuple):
        raise EditsError("covers is no list")
    if len(kept) > MOST_COVERS:
        raise EditsError(f"{len(kept)} covers are more than the {MOST_COVERS} allowed")
    return tuple(_cover(_table(one, "a cover")) for one in kept)


def _cover(table: Mapping[str, object]) -> Cover:
    how = table.get("how", How.MOSAIC)
    if how not in list(How):
        raise EditsError(f"“{how}” is no way to cover: say mosaic or fill")
    return Cover(_area(table), How(str(how)))


def _area(table: Mapping[str, object]) -> Area:
    left, top, width, height = (_fraction(table.get(side), side) for side in _SIDES)
    if width <= 0 or height <= 0:
        raise EditsError("an area has no width or no height: draw it again")
    if left + width > 1 + _ROUNDED or top + height > 1 + _ROUNDED:
        raise EditsError("an area reaches beyond the picture: draw it again")
    return Area(left, top, width, height)


def _fraction(value: object, side: str) -> float:
    """A number from 0 to 1; what is no number at all fails the comparison too."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise EditsError(f"{side} of an area is no number")
    if not 0 <= value <= 1:
        raise EditsError(f"{side} of an area is {value}: it goes from 0 to 1")
    return float(value)


def _turn(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value not in TURNS:
        raise EditsError(f"a picture is turned by 90, 180 or 270, not by {value}")
    return value


def _edge(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or value < 1:
        raise EditsError(f"the longest edge is {value}: it is a number of pixels")
    return value
