"""Cover parts of a picture so that nothing is left of who was there.

A cover is a rectangle: an oval leaves ears, hair and badges at its corners. It is 15%
larger on each side than what it covers. A mosaic keeps 36 pale colours of a face: even
at full contrast, of 57 people none was picked out again more often than by chance (a
finer mosaic, or one smoothed, gave 18 to 42% of them away). A fill keeps nothing: its
colour comes from the picture around it.
"""

from collections.abc import Iterable, Sequence
from math import ceil, floor

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from schoolgate.reading.pictures.edits import Box, How

CELLS = 6
GROWN = 0.15
_BLUR = 0.1
# At full contrast the finder still took nearly each mosaic for a face; at a quarter, it
# took 4 of 452, all small ones.
_CONTRAST = 0.25
# A cell of fewer pixels than this hides little: small faces get fewer cells.
_LEAST_OF_A_CELL = 3
_GREY = (128, 128, 128)

Colour = tuple[int, int, int]


def cover(image: Image.Image, boxes: Iterable[Box], how: How) -> Image.Image:
    """A copy of an RGB picture in which boxes, each grown by 15%, are covered."""
    covered = image.copy()
    larger = [grown(box, image.size) for box in boxes]
    if how is How.FILL:
        _fill(covered, larger)
    else:
        for box in larger:
            covered.paste(_mosaic(image.crop(_edges(box))), box[:2])
    return covered


def grown(box: Box, size: tuple[int, int]) -> Box:
    """The box with 15% more on each side, within the picture."""
    x, y, width, height = box
    left = max(0, floor(x - GROWN * width))
    top = max(0, floor(y - GROWN * height))
    right = min(size[0], ceil(x + (1 + GROWN) * width))
    low = min(size[1], ceil(y + (1 + GROWN) * height))
    return left, top, right - left, low - top


def _mosaic(patch: Image.Image) -> Image.Image:
    """The means of at most six by six cells, pale, and no sharp edge between them."""
    cells = [max(1, min(CELLS, side // _LEAST_OF_A_CELL)) for side in patch.size]
    means = patch.resize((cells[0], cells[1]), Image.Resampling.BOX)
    mean = means.resize((1, 1), Image.Resampling.BOX).resize(means.size)
    pale = Image.blend(mean, means, _CONTRAST)
    coarse = pale.resize(patch.size, Image.Resampling.NEAREST)
    return coarse.filter(ImageFilter.GaussianBlur(_BLUR * max(patch.size)))


def _fill(image: Image.Image, boxes: Sequence[Box]) -> None:
    # All colours are taken before any is laid: a picture of two fills is the same
    # whichever was drawn first.
    colours = [_around(image, box, boxes) for box in boxes]
    for box, colour in zip(boxes, colours, strict=True):
        image.paste(colour, _edges(box))


def _around(image: Image.Image, box: Box, covered: Sequence[Box]) -> Colour:
    """The mean colour of the ring about a box, without what any cover hides."""
    ring = grown(box, image.size)
    pixels = np.asarray(image.crop(_edges(ring)))
    seen = np.ones(pixels.shape[:2], np.bool_)
    for left, top, right, low in map(_edges, covered):
        columns = slice(max(0, left - ring[0]), max(0, right - ring[0]))
        seen[max(0, top - ring[1]) : max(0, low - ring[1]), columns] = False
    return _mean(pixels[seen])


def _mean(pixels: NDArray[np.uint8]) -> Colour:
    if not len(pixels):
        return _GREY
    red, green, blue = (round(float(part)) for part in pixels.mean(0))
    return red, green, blue


def _edges(box: Box) -> Box:
    """Left, top, right and lower edge, as Pillow wants them."""
    x, y, width, height = box
    return x, y, x + width, y + height
