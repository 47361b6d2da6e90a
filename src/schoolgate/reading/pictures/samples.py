"""What is made of a video: samples of its frames, and a copy without hidden data."""

from pathlib import Path

from schoolgate.engine.record import record
from schoolgate.reading.pictures.face import Face


class VideoError(Exception):
    """A video that can't be read as it is; the message says what, and what to do."""


@record
class Sample:
    """One frame: at which second, the share of the video done, and its faces.

    Boxes are in pixels of the frame, the right way up.
    """

    second: float
    done: float
    size: tuple[int, int]
    faces: tuple[Face, ...]


@record
class Stripped:
    """A copy of a video without what it hides, its pictures and sound as they were."""

    copy: Path
    removed: tuple[str, ...]
