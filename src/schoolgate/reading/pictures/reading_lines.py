"""Find and read lines of writing with PP-OCRv6, whose models come in its package.

Lines are looked for at 960 pixels, which finds letters of 20 pixels and more in a
picture of 2560, and read from that one. It needs ``schoolgate[writing]``, and no
network.
"""

from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from rapidocr import RapidOCR
from rapidocr.main import RapidOCRError

from schoolgate.reading.pictures.cut import Cut
from schoolgate.reading.pictures.decoding import Upright, upright
from schoolgate.reading.pictures.edits import Box
from schoolgate.reading.pictures.lines import Line, Writing

FOUND_AT, READ_AT = 960, 2560
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
    found = _found(picture.image)
    read = _read([cutting for _, cutting in found[:MOST_READ]])
    unread = [("", 0.0)] * (len(found) - len(read))
    factor = picture.size[0] / picture.image.width
    lines = (
        Line(text, _box(corners * factor, picture.size), score)
        for (corners, _), (text, score) in zip(found, [*read, *unread], strict=True)
    )
    return Writing(tuple(lines), picture.size)


@cache
def _engine() -> Any:  # noqa: ANN401 - the library has no types
    # Lines are read one by one: in a batch each is filled up to the longest, which took
    # a third longer. Models that are not in the package would be fetched; these are.
    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.use_vertical_padding": False,
            "Det.limit_type": "max",
            "Det.limit_side_len": FOUND_AT,
            "Rec.rec_batch_num": 1,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _found(image: Image.Image) -> list[tuple[Corners, Pixels]]:
    """The corners of each line and what stands between them, from top to bottom."""
    if min(image.size) < _LEAST_SIDE:
        return []
    try:
        cuttings, lines = _engine().detect_and_crop(_pixels(image), {})
    except RapidOCRError:
        # It says in this way that there is no line.
        return []
    found = zip((np.asarray(four) for four in lines.boxes), cuttings, strict=True)
    return sorted(found, key=lambda one: (float(one[0][:, 1].min()), one[0][0, 0]))


def _read(cuttings: list[Pixels]) -> list[tuple[str, float]]:
    """What each line says and how sure that is; no words where it is not."""
    if not cuttings:
        return []
    upright_ones, _ = _engine().cls_and_rotate(cuttings)
    told = _engine().recognize_txt(upright_ones)
    return [
        (str(text).strip() if score >= _SURE else "", round(float(score), 3))
        for text, score in zip(told.txts, told.scores, strict=True)
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
