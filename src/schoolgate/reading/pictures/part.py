"""One part of a picture file: what is written again, and what is hidden in it."""

from collections.abc import Iterable

from schoolgate.engine.record import record


class PictureError(Exception):
    """A picture that can't be read as it is; the message says what, and what to do."""


@record
class Part:
    """A stretch of a file, as it is to be written; empty where all of it goes.

    ``hidden`` says in plain words what goes; ``tells_place``, whether that gives away
    where the picture was taken.
    """

    data: bytes
    hidden: str = ""
    tells_place: bool = False


def serialise(parts: Iterable[Part]) -> bytes:
    """Put together again what the picture needs."""
    return b"".join(part.data for part in parts)
