"""Does a face look into the camera? A ratio of three points, used here and forgotten.

It is no measure of who somebody is: two people who look the same way have the same.
"""

import numpy as np
from PIL import Image

from schoolgate.reading.pictures.cut import Cut
from schoolgate.reading.pictures.decoding import LONG_SIDE, Upright, upright
from schoolgate.reading.pictures.edits import Box
from schoolgate.reading.pictures.face import Facing
from schoolgate.reading.pictures.faces import find
from schoolgate.reading.pictures.yunet import Numbers, detect_points

# A face is looked at again alone, with as much around it, at this size.
_AROUND, _SIDE = 0.5, 192
# Eyes nearer to each other than this share of the box are those of a face turned away.
_APART = 0.2


def facing(picture: Cut) -> tuple[Facing, ...]:
    """Find the faces of a picture, and whither each looks."""
    return of_picture(upright(picture, LONG_SIDE))


def of_picture(picture: Upright) -> tuple[Facing, ...]:
    """The same of a decoded picture."""
    factor = picture.image.width / picture.size[0]
    return tuple(
        Facing(face, _frontal(picture.image, face.box, factor))
        for face in find(picture)
    )


def _frontal(image: Image.Image, box: Box, factor: float) -> float | None:
    x, y, width, height = (at * factor for at in box)
    edge = max(width, height) * (1 + 2 * _AROUND)
    left, top = x + width / 2 - edge / 2, y + height / 2 - edge / 2
    around = (round(left), round(top), round(left + edge), round(top + edge))
    alone = image.crop(around).resize((_SIDE, _SIDE), Image.Resampling.BILINEAR)
    found = detect_points(np.asarray(alone))
    return _ratio(_middlemost(found)) if len(found) else None


def _middlemost(found: Numbers) -> Numbers:
    """The face that was asked about, not the one beside it."""
    middles = found[:, :2] + found[:, 2:4] / 2
    row: Numbers = found[np.abs(middles - _SIDE / 2).sum(1).argmin()]
    return row


def _ratio(row: Numbers) -> float:
    """How near the middle between the eyes the nose is, along the line through them."""
    one, other, nose = row[5:11].reshape(3, 2)
    across = other - one
    apart = float(np.hypot(*across))
    if apart < _APART * float(row[2]):
        return 0.0
    aside = abs(float((nose - (one + other) / 2) @ across)) / apart
    return round(max(0.0, 1 - 2 * aside / apart), 2)
