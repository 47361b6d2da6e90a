"""YuNet, a small face detector, on onnxruntime: boxes and scores, nothing of a person.

Weights: OpenCV Zoo, ``face_detection_yunet_2023mar.onnx``, MIT; the licence is beside.
"""

import hashlib
from functools import cache
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from schoolgate.reading.pictures.face import POSSIBLE

Numbers = NDArray[np.float32]

_WEIGHTS = Path(__file__).parent / "weights" / "face_detection_yunet_2023mar.onnx"
_SHA256 = "8f2383e4dd3cfbb4553ea8718107fc0423210dc964f9f4280604804ed2552fa4"
_STRIDES = (8, 16, 32)
_GRID = 32
_SAME = 0.3

# The official file takes 640 by 640 alone; its layers take any size. In the file each
# side is a number of three bytes, as long as a name for it.
_FIXED_SIDE = b"\n\x03\x08\x80\x05"
_NAMED_SIDES = (b"\n\x03\x12\x01H", b"\n\x03\x12\x01W")


class WeightsError(Exception):
    """The detector's weights are not those we ship: install schoolgate again."""


def detect(pixels: NDArray[np.uint8]) -> Numbers:
    """Find faces in RGB pixels, height by width by 3: rows ``x y width height score``.

    In pixels of the array, the best first; possible faces are among them.
    """
    return detect_points(pixels)[:, :5].copy()


def detect_points(pixels: NDArray[np.uint8]) -> Numbers:
    """The same, with five points after each score, ``x y`` each.

    The eye on the left and the other, the tip of the nose, the corners of the mouth.
    """
    session = _session()
    names = [output.name for output in session.get_outputs()]
    given = {session.get_inputs()[0].name: _padded(pixels)}
    told = dict(zip(names, session.run(names, given), strict=True))
    columns = -(-pixels.shape[1] // _GRID) * _GRID
    found = [_boxes(told, stride, columns // stride) for stride in _STRIDES]
    return _distinct(np.concatenate(found))


@cache
def _session() -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.intra_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    providers = ["CPUExecutionProvider"]
    return onnxruntime.InferenceSession(_weights(), options, providers=providers)


def _weights() -> bytes:
    """The weights, proved to be the official ones, taking pictures of any size."""
    data = _WEIGHTS.read_bytes()
    if hashlib.sha256(data).hexdigest() != _SHA256:
        raise WeightsError(f"{_WEIGHTS.name} is not the official file: install again")
    for side in _NAMED_SIDES:
        data = data.replace(_FIXED_SIDE, side, 1)
    return data


def _padded(pixels: NDArray[np.uint8]) -> Numbers:
    """Blue, green, red, as the network was taught, filled up to whole grid cells."""
    height, width = pixels.shape[:2]
    rows, columns = (-(-side // _GRID) * _GRID for side in (height, width))
    filled = np.zeros((1, 3, rows, columns), np.float32)
    filled[0, :, :height, :width] = pixels[:, :, ::-1].transpose(2, 0, 1)
    return filled


def _boxes(told: dict[str, Numbers], stride: int, columns: int) -> Numbers:
    """What the cells of one stride tell, as boxes and points in pixels."""
    sure = np.clip(told[f"cls_{stride}"][0, :, 0], 0, 1)
    there = np.clip(told[f"obj_{stride}"][0, :, 0], 0, 1)
    scores = np.sqrt(sure * there)
    cells = np.flatnonzero(scores >= POSSIBLE)
    offsets = told[f"bbox_{stride}"][0][cells]
    corner = np.stack([cells % columns, cells // columns], 1)
    centre = (corner + offsets[:, :2]) * stride
    size = np.exp(offsets[:, 2:4]) * stride
    points = told[f"kps_{stride}"][0][cells].reshape(-1, 5, 2)
    placed = ((points + corner[:, None]) * stride).reshape(-1, 10)
    corners = centre - size / 2
    boxes = np.concatenate([corners, size, scores[cells, None], placed], 1)
    return boxes.astype(np.float32)


def _distinct(boxes: Numbers) -> Numbers:
    """Of boxes that lie on one another, keep the surest."""
    left = boxes[np.argsort(-boxes[:, 4])]
    kept: list[Numbers] = []
    while len(left):
        kept.append(left[:1])
        left = left[_union_share(left[0], left) <= _SAME]
    return np.concatenate(kept) if kept else boxes


def _union_share(one: Numbers, boxes: Numbers) -> Numbers:
    both = shared_area(one, boxes)
    either = one[2] * one[3] + boxes[:, 2] * boxes[:, 3] - both
    share: Numbers = both / either
    return share


def shared_area(one: Numbers, boxes: Numbers) -> Numbers:
    """How much of one box lies on each of the others, in square pixels."""
    left = np.maximum(one[:2], boxes[:, :2])
    right = np.minimum(one[:2] + one[2:4], boxes[:, :2] + boxes[:, 2:4])
    sides = np.maximum(right - left, 0)
    area: Numbers = sides[:, 0] * sides[:, 1]
    return area
