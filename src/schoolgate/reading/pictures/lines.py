"""Lines of writing in a picture: where they stand, and what they say."""

from schoolgate.engine.record import record
from schoolgate.reading.pictures.edits import Box


@record
class Line:
    """One line of writing, and its box in pixels of the whole upright picture.

    ``score`` is how sure the reader is, 0 to 1; a line that was found and couldn't be
    read has no text.
    """

    text: str
    box: Box
    score: float = 0.0


@record
class Writing:
    """The lines found in a picture of a size, from top to bottom."""

    lines: tuple[Line, ...]
    size: tuple[int, int]
