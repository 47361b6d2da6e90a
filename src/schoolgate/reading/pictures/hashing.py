"""PDQ hashes of a picture: whole, turned, mirrored, and lightly cropped.

PDQ alone no longer knows a picture of which 5% went from each side. So that it is found
again, the hashes of its likeliest crops are kept too. It needs ``schoolgate[photo]``.
"""

from collections.abc import Iterator

import numpy as np
from PIL import Image

from schoolgate.reading.pictures.cut import Cut
from schoolgate.reading.pictures.decoding import upright
from schoolgate.reading.pictures.likeness import LEAST_QUALITY, Likeness
from schoolgate.reading.pictures.pdq import (
    Pixels,
    hexadecimal,
    pdq,
    pdq_of_each_turn,
)
from schoolgate.reading.pictures.unlooked import Unlooked

LONG_SIDE = 512
_LEAST_SIDE = 64

# What goes from the left, top, right and lower side, as a share of the picture.
_ALL_SIDES = (0.025, 0.05, 0.075, 0.1, 0.125, 0.15)
_ONE_SIDE = (0.05, 0.1, 0.15)
_A_CORNER = (0.05, 0.1)
# Width to height of what the platforms show: square, upright and wide.
_SHAPES = (1.0, 4 / 5, 16 / 9)

Sides = tuple[float, float, float, float]


def likeness(picture: Cut) -> Likeness | Unlooked:
    """Hash a picture, unless there is too little to see in it."""
    return of_image(upright(picture, LONG_SIDE).image)


def of_image(image: Image.Image) -> Likeness | Unlooked:
    """The same of an upright RGB picture, which is shrunk to 512 pixels."""
    small = image.copy()
    small.thumbnail((LONG_SIDE, LONG_SIDE))
    if min(small.size) < _LEAST_SIDE:
        return Unlooked("it can't be compared: it is too small or too narrow")
    turned, quality = pdq_of_each_turn(np.asarray(small))
    if quality < LEAST_QUALITY:
        return Unlooked("it can't be compared: there is too little to see in it")
    whole, *others = map(hexadecimal, turned)
    cropped = (hexadecimal(pdq(part)[0]) for part in _cropped(small))
    return Likeness(whole, tuple(dict.fromkeys((whole, *others, *cropped))))


def _cropped(image: Image.Image) -> Iterator[Pixels]:
    width, height = image.size
    for left, top, right, low in (*_crops(), *_shaped(width / height)):
        edges = left * width, top * height, (1 - right) * width, (1 - low) * height
        x, y, end, bottom = map(round, edges)
        yield np.asarray(image.crop((x, y, end, bottom)))


def _crops() -> Iterator[Sides]:
    for share in _ALL_SIDES:
        yield share, share, share, share
    for share in _ONE_SIDE:
        yield from _round((share, 0, 0, 0))
    for share in _A_CORNER:
        yield from _round((share, share, 0, 0))


def _round(sides: Sides) -> Iterator[Sides]:
    """The same crop, begun at each of the four sides."""
    for first in range(4):
        left, top, right, low = sides[first:] + sides[:first]
        yield left, top, right, low


def _shaped(ratio: float) -> Iterator[Sides]:
    """What is left in the middle where a platform wants another shape."""
    for shape in _SHAPES:
        narrower = max(0.0, 1 - shape / ratio) / 2
        lower = max(0.0, 1 - ratio / shape) / 2
        yield narrower, lower, narrower, lower
