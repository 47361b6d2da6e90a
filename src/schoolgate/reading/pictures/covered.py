"""Is a face still found where a picture was covered? To be asked before it is used."""

from schoolgate.reading.pictures.cut import cut
from schoolgate.reading.pictures.decoding import LONG_SIDE, upright
from schoolgate.reading.pictures.editing import Edited
from schoolgate.reading.pictures.edits import Box
from schoolgate.reading.pictures.face import Face
from schoolgate.reading.pictures.faces import find


def faces_left(made: Edited) -> tuple[Face, ...]:
    """The certain faces whose middle lies under a cover; none is as it should be.

    A mosaic on a body may still pass for a possible face: it is known that a head was
    there, and no longer whose.
    """
    found = find(upright(cut(made.data), LONG_SIDE))
    return tuple(
        face
        for face in found
        if face.is_certain and any(_lies_in(face.box, box) for box in made.covered)
    )


def _lies_in(face: Box, cover: Box) -> bool:
    middle = [face[i] + face[i + 2] / 2 for i in (0, 1)]
    return all(cover[i] <= middle[i] <= cover[i] + cover[i + 2] for i in (0, 1))
