"""By what could a stranger or a neighbour tell who is in a picture? Without biometrics.

Faces are counted and measured, never compared. Writing is held against the roll, and
against what plates and addresses look like. Each reason is shown: there is no score.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib import import_module
from typing import Protocol, cast

from schoolgate.engine.people import Person
from schoolgate.engine.record import record
from schoolgate.reading.context import Surroundings
from schoolgate.reading.name_index import index_of
from schoolgate.reading.pictures.cut import Cut, cut
from schoolgate.reading.pictures.face import Facing
from schoolgate.reading.pictures.lines import Line, Writing
from schoolgate.reading.pictures.part import PictureError
from schoolgate.reading.pictures.plates import address, door_number, plate
from schoolgate.reading.pictures.reasons import Account, Kind, Reason
from schoolgate.reading.pictures.shown import folded
from schoolgate.reading.pictures.unlooked import Unlooked, wanting
from schoolgate.reading.pupils_named import full_names
from schoolgate.reading.words import Words

# A face is small below this share of the picture's longest edge. Ours, not measured:
# at the 1,080 pixels that platforms show, 43 pixels, of which friends need fewer.
SMALL = 0.04
# From here on a face looks into the camera; below, it is seen from the side.
FRONTAL = 0.5
_LEAST_OF_A_SCHOOL = 4


@record
class Evidence:
    """What there is to go by: faces, writing, the roll, and what else would be told.

    ``people`` is None where no roll was given. ``schools`` are names that give the
    school away, as words. ``tells_place`` and ``tells_time`` say whether the post or
    the file would give away where and when.
    """

    size: tuple[int, int]
    faces: tuple[Facing, ...] | Unlooked
    writing: Writing | Unlooked
    people: Sequence[Person] | None = None
    schools: tuple[str, ...] = ()
    tells_place: bool = False
    tells_time: bool = False


class _Facing(Protocol):
    def facing(self, picture: Cut) -> tuple[Facing, ...]: ...


def faces_in(data: bytes) -> tuple[Facing, ...] | Unlooked:
    """Find the faces in a picture file; Unlooked where nobody could, and why."""
    what = "faces in it were not counted"
    try:
        finder = cast("_Facing", import_module("schoolgate.reading.pictures.facing"))
        return finder.facing(cut(data))
    except ImportError as error:
        return wanting(error, "photo", what)
    except PictureError as error:
        return Unlooked(f"{what}: {error}")


def identifying(asked: Evidence) -> Account:
    """Give each reason, in a sentence, and whatever could not be asked."""
    reasons = (*_faces(asked), *_lines(asked), *_where_and_when(asked))
    return Account(reasons, tuple(_unlooked(asked)))


def _unlooked(asked: Evidence) -> Iterator[str]:
    if isinstance(asked.faces, Unlooked):
        yield asked.faces.why
    if isinstance(asked.writing, Unlooked):
        yield asked.writing.why
    elif asked.people is None and asked.writing.lines:
        yield "writing was held against no names: no roll was given"


def _faces(asked: Evidence) -> Iterator[Reason]:
    """A reason for each face that is plain, and one for all small, one for doubtful."""
    if isinstance(asked.faces, Unlooked):
        return
    certain = [one for one in asked.faces if one.face.is_certain]
    least = SMALL * max(asked.size)
    small = [one for one in certain if max(one.face.box[2:]) < least]
    doubtful = [one for one in asked.faces if not one.face.is_certain]
    for one in certain:
        if one not in small:
            yield Reason(Kind.FACE, _said(one, asked.size), (one.face.box,))
    yield from _together(Kind.SMALL_FACE, small, "small: friends may know them.")
    yield from _together(Kind.POSSIBLE_FACE, doubtful, "doubtful: is it somebody?")


def _said(one: Facing, size: tuple[int, int]) -> str:
    share = one.face.box[2] * one.face.box[3] / (size[0] * size[1])
    takes = f"takes up {share:.0%}" if share >= 0.01 else "takes up less than 1%"
    if one.frontal is None:
        return f"A face {takes} of the picture."
    looks = "looks into the camera" if one.frontal >= FRONTAL else "is seen from aside"
    return f"A face {takes} of the picture and {looks}."


def _together(kind: Kind, faces: Sequence[Facing], what: str) -> Iterator[Reason]:
    if faces:
        count = "1 face is" if len(faces) == 1 else f"{len(faces)} faces are"
        boxes = tuple(one.face.box for one in faces)
        yield Reason(kind, f"{count} {what}", boxes)


def _lines(asked: Evidence) -> Iterator[Reason]:
    if isinstance(asked.writing, Unlooked):
        return
    for line in asked.writing.lines:
        yield from _names(line, asked.people or ())
        yield from _numbers(line)
        yield from _schools(line, asked.schools)


def _names(line: Line, people: Sequence[Person]) -> Iterator[Reason]:
    index, words = index_of(people), Words(line.text)
    if full_names(Surroundings(words), index):
        says = f"“{line.text}” is written there, the full name of somebody on the roll."
        yield Reason(Kind.FULL_NAME, says, (line.box,))
    elif len(words.words) <= 2 and any(
        form in index.forenames for word in words.words[:1] for form in word.forms
    ):
        says = f"“{line.text}” is written there, the forename of somebody on the roll."
        yield Reason(Kind.FORENAME, says, (line.box,))


def _numbers(line: Line) -> Iterator[Reason]:
    if found := plate(line.text):
        says = f"“{found}” looks like a number plate."
        yield Reason(Kind.PLATE, says, (line.box,))
    elif found := address(line.text):
        says = f"“{found}” looks like an address."
        yield Reason(Kind.ADDRESS, says, (line.box,))
    elif found := door_number(line.text):
        says = f"“{found}” may be the number of a house, or of a player."
        yield Reason(Kind.NUMBER, says, (line.box,))


def _schools(line: Line, schools: Iterable[str]) -> Iterator[Reason]:
    text = f" {folded(line.text)} "
    known = (name for name in schools if len(name) >= _LEAST_OF_A_SCHOOL)
    if any(f" {folded(name)} " in text for name in known):
        says = f"“{line.text}” is written there, and names the school."
        yield Reason(Kind.SCHOOL, says, (line.box,))


def _where_and_when(asked: Evidence) -> Iterator[Reason]:
    if asked.tells_place and asked.tells_time:
        says = "Place and time are told together: somebody could be waited for."
        yield Reason(Kind.WHERE_AND_WHEN, says)
