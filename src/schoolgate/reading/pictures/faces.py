"""Find faces in a photograph. They are found and counted; none is ever compared.

Two passes: a small one for faces that fill the picture, a large one for those at the
back; a third where there is a crowd. A glance at the picture on its side and head down
shows whether it was scanned so.
"""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from schoolgate.reading.pictures.decoding import Upright, decoded
from schoolgate.reading.pictures.face import CERTAIN, Face
from schoolgate.reading.pictures.sniff import version
from schoolgate.reading.pictures.yunet import Numbers, detect, shared_area

# The long side of each pass, and the largest face that it is asked for: what is larger
# than that to a pass, the one before it sees better.
_NEAR, _FAR, _CROWD = (640, 640), (1600, 300), (2560, 100)

# So many faces that are so small, in pixels of the far pass, are a crowd, of which the
# far pass sees the nearer ones only.
_A_CROWD = 8
_SMALL_IN_CROWD = 20
_MOST_ENLARGED = 2

# When two boxes are one face: so much of the smaller lies on the larger, which is at
# most so many times as large. In pictures full of one face a pass sees a part of it.
_LIES_ON = 0.7
_TIMES_AS_LARGE = 8
_TURNS = (90, 180, 270)


def faces(path: Path) -> tuple[Face, ...]:
    """Find the faces in a file, the surest first; possible ones are among them."""
    return _faces(path, version(path))


@lru_cache(maxsize=256)
def _faces(path: Path, _version: tuple[int, int]) -> tuple[Face, ...]:
    return find(decoded(path))


def find(picture: Upright) -> tuple[Face, ...]:
    """Find the faces in a decoded picture; boxes are in pixels of the whole."""
    found = _look(picture.image)
    turn = _better_turn(picture.image)
    if turn:
        turned = picture.image.rotate(turn, expand=True)
        back = _turned_back(_look(turned), turned.size, turn)
        found = _merged([found, back])
    found[:, :4] *= picture.size[0] / picture.image.width
    return tuple(_face(row, picture.size) for row in found)


def _better_turn(image: Image.Image) -> int:
    """By how much to turn it so that a glance is surer of faces; 0 where upright is.

    Only the whole picture is turned: to look for single faces that lie on their side
    finds more clothes and bags than faces.
    """
    turns = (0, *_TURNS)
    glances = [_look_at(image.rotate(turn, expand=True), *_NEAR) for turn in turns]
    sure = [_sureness(seen) for seen in glances]
    return turns[sure.index(max(sure))]


def _sureness(found: Numbers) -> float:
    """How sure it is of all faces; squared, as one sure face outweighs two doubtful."""
    return float((np.maximum(found[:, 4] - CERTAIN, 0) ** 2).sum())


def _look(image: Image.Image) -> Numbers:
    """All passes over an image, its boxes in pixels of the image."""
    near, far = _look_at(image, *_NEAR), _look_at(image, *_FAR)
    passes = [near, far]
    small = far[:, 2:4].max(1) * _factor(image, _FAR[0]) < _SMALL_IN_CROWD
    if np.count_nonzero(small) >= _A_CROWD:
        passes.append(_look_at(image, *_CROWD))
    return _merged(passes)


def _look_at(image: Image.Image, long_side: int, largest: int) -> Numbers:
    """One pass, its boxes in pixels of the image."""
    factor = _factor(image, long_side)
    width, height = (max(1, round(side * factor)) for side in image.size)
    sized = image.resize((width, height), Image.Resampling.BILINEAR, reducing_gap=2.0)
    found = detect(np.asarray(sized))
    found = np.compress(found[:, 2:4].max(1) <= largest, found, 0)
    found[:, :4] /= factor
    return found


def _factor(image: Image.Image, long_side: int) -> float:
    return min(long_side / max(image.size), _MOST_ENLARGED)


def _turned_back(boxes: Numbers, size: tuple[int, int], turn: int) -> Numbers:
    """Where boxes of an image turned anticlockwise stand once it is turned back."""
    for _ in range(turn // 90):
        x, y, width, height, score = boxes.T
        boxes = np.stack([size[1] - y - height, x, height, width, score], 1)
        size = size[::-1]
    return boxes


def _merged(passes: list[Numbers]) -> Numbers:
    """One box for each face: the larger, which covers it, with the better score.

    A possible face never swallows a certain one.
    """
    left = np.concatenate(passes)
    left = left[np.lexsort((-left[:, 2] * left[:, 3], left[:, 4] < CERTAIN))]
    kept: list[Numbers] = []
    while len(left):
        largest = left[0]
        lying = _lies_on(largest, left)
        kept.append(np.append(largest[:4], left[lying, 4].max()))
        left = left[~lying]
    rows = np.array(sorted(kept, key=lambda row: -row[4]), np.float32)
    return rows.reshape(-1, 5)


def _lies_on(one: Numbers, boxes: Numbers) -> NDArray[np.bool]:
    areas = one[2] * one[3], boxes[:, 2] * boxes[:, 3]
    smaller, larger = np.minimum(*areas), np.maximum(*areas)
    lying = shared_area(one, boxes) >= _LIES_ON * smaller
    alike: NDArray[np.bool] = lying & (larger <= _TIMES_AS_LARGE * smaller)
    return alike


def _face(row: Numbers, size: tuple[int, int]) -> Face:
    """A box in whole pixels, within the picture."""
    left, top = (max(0, round(float(at))) for at in row[:2])
    right = min(size[0], round(float(row[0] + row[2])))
    bottom = min(size[1], round(float(row[1] + row[3])))
    return Face((left, top, right - left, bottom - top), round(float(row[4]), 3))
