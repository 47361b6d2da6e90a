"""Videos: what is found in samples of one, and a copy without what it hides.

A video is never cleared: between two samples anything may be seen, and nobody listens
to what is said. So an account of one always has something that a person must look at.
"""

from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from schoolgate.reading.pictures.reasons import Account, Kind, Reason
from schoolgate.reading.pictures.samples import Sample, Stripped
from schoolgate.reading.pictures.unlooked import Unlooked, wanting

WATCH_IT = (
    "a video is looked at in samples and never heard: a person has to watch it whole"
)
EVERY = 2.0


class _Frames(Protocol):
    def samples(self, path: Path, every: float, since: float) -> Iterator[Sample]: ...
    def still(self, path: Path, second: float) -> bytes: ...
    def strip(self, path: Path, copy: Path) -> Stripped: ...


def samples(
    path: Path, every: float = EVERY, since: float = 0.0
) -> Iterator[Sample] | Unlooked:
    """Look at a frame every so many seconds; each is decoded when it is asked for.

    ``since`` is the second at which to begin, for whoever goes on later.

    Whoever stops asking stops the work. VideoError, also in the middle, says what is
    wrong with a video.
    """
    frames = _frames("faces in it were not looked for")
    return (
        frames if isinstance(frames, Unlooked) else frames.samples(path, every, since)
    )


def strip(path: Path, copy: Path) -> Stripped | Unlooked:
    """Write a copy that holds pictures and sound alone; overwrite nothing.

    VideoError says what is wrong with a video.
    """
    frames = _frames("what it hides was not taken out")
    return frames if isinstance(frames, Unlooked) else frames.strip(path, copy)


def still(path: Path, second: float) -> bytes | Unlooked:
    """One frame as a JPEG file, to be looked at; VideoError if there is none."""
    frames = _frames("no frame can be shown")
    return frames if isinstance(frames, Unlooked) else frames.still(path, second)


def account(seen: Iterable[Sample]) -> Account:
    """Who could be seen in it, and that a person has to watch it whatever was found."""
    return Account(tuple(_reasons(seen)), (WATCH_IT,))


def _reasons(seen: Iterable[Sample]) -> Iterator[Reason]:
    for sample in seen:
        boxes = tuple(face.box for face in sample.faces if face.is_certain)
        if boxes:
            faces = "1 face" if len(boxes) == 1 else f"{len(boxes)} faces"
            yield Reason(Kind.FACE, f"{faces} at {_clock(sample.second)}.", boxes)


def _clock(second: float) -> str:
    minutes, seconds = divmod(int(second), 60)
    return f"{minutes}:{seconds:02}"


def _frames(what: str) -> _Frames | Unlooked:
    try:
        return cast("_Frames", import_module("schoolgate.reading.pictures.frames"))
    except ImportError as error:
        return wanting(error, "video", what)
