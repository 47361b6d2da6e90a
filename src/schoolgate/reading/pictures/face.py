"""A face found in a picture: where it is, and how sure the finder is."""

from schoolgate.engine.record import record

CERTAIN = 0.6
POSSIBLE = 0.3


@record
class Face:
    """A box ``(x, y, width, height)`` in pixels of the whole upright picture."""

    box: tuple[int, int, int, int]
    score: float

    @property
    def is_certain(self) -> bool:
        """Say whether it is a face, and not only a possible one."""
        return self.score >= CERTAIN


@record
class Facing:
    """A face, and how far it looks into the camera: 1 straight, 0 to the side.

    None where that could not be told.
    """

    face: Face
    frontal: float | None = None
