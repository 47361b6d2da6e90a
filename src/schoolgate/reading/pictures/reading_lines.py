"""Find and read lines of writing with PP-OCRv4, whose models come in its package.

Lines are looked for in a copy of 1280 pixels, which finds letters of 24 pixels and
more, and read from a larger one. It needs ``schoolgate[writing]``, and no network.
"""

from functools import cache
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rapidocr_onnxruntime import RapidOCR

from schoolgate.reading.pictures.cut import Cut
from schoolgate.reading.pictures.decoding import Upright, upright
from schoolgate.reading.pictures.edits import Box
from schoolgate.reading.pictures.writing import Line, Writing

FOUND_AT, READ_AT = 1280, 2560
# So many lines are read; a page of a book has fewer, and each takes a while.
MOST_READ = 60
_SURE = 0.5
_LEAST_SIDE = 16

# Four corners, in pixels.
Corners = NDArray[np.float32]
Pixels = NDArray[np.uint8]


def read(picture: Cut) -> Writing:
    """Find the lines of a picture and read them."""
    return of_picture(upright(picture, READ_AT))


def of_picture(picture: Upright) -> Writing:
    """The same of a decoded picture; boxes are in pixels of the whole."""
    corners = _found(picture.image)
    read = _read(_pixels(picture.image), corners[:MOST_READ])
    unread = [("", 0.0)] * (len(corners) - len(read))
    factor = picture.size[0] / picture.image.width
    lines = (
        Line(text, _box(four * factor, picture.size), score)
        for four, (text, score) in zip(corners, [*read, *unread], strict=True)
    )
    return Writing(tuple(lines), picture.size)


@cache
def _engine() -> Any:  # noqa: ANN401 - the library has no types
    # Lines are read one by one: in a batch each is filled up to the longest, which took
    # a third longer.
    return RapidOCR(
        det_limit_type="max",
        det_limit_side_len=FOUND_AT,
        intra_op_num_threads=1,
        inter_op_num_threads=1,
        rec_batch_num=1,
    )


def _found(image: Image.Image) -> list[Corners]:
    """The corners of each line, in pixels of the image, from top to bottom."""
    if min(image.size) < _LEAST_SIDE:
        return []
    small = image.copy()
    small.thumbnail((FOUND_AT, FOUND_AT))
    corners, _ = _engine().text_det(_pixels(small))
    if corners is None:
        return []
    factor = image.width / small.width
    found = (np.asarray(four, np.float32) * factor for four in corners)
    return sorted(found, key=lambda four: (float(four[:, 1].min()), four[0, 0]))


def _read(pixels: Pixels, corners: list[Corners]) -> list[tuple[str, float]]:
    """What each line says and how sure that is; no words where it is not."""
    if not corners:
        return []
    engine = _engine()
    cuttings = engine.get_crop_img_list(pixels, np.stack(corners))
    upright_ones, _, _ = engine.text_cls(cuttings)
    told, _ = engine.text_rec(upright_ones)
    scored = ((str(line[0]).strip(), float(line[1])) for line in told)
    return [
        (text if score >= _SURE else "", round(score, 3))
        for text, score in islice(scored, len(corners))
    ]


def _pixels(image: Image.Image) -> Pixels:
    """Blue, green, red, as the models were taught."""
    return np.ascontiguousarray(np.asarray(image)[:, :, ::-1])


def _box(corners: Corners, size: tuple[int, int]) -> Box:
    """The upright box about four corners, within the picture."""
    left, top = (max(0, int(at)) for at in corners.min(0))
    right, low = (
        min(side, int(np.ceil(at)))
        for side, at in zip(size, corners.max(0), strict=True)
    )
    return left, top, max(1, right - left), max(1, low - top)
