"""Who is in a post's pictures and video, as people said, and what that answers.

A picture is accounted for when each face in it is told: by whom it shows, or that it
shows nobody who could be known; a video when whoever can be recognised is listed.
Whoever is on the roll is held against consent by the checks; what is said here of all
others is taken as said.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from schoolgate.reading.pictures.shown import folded, match_people
from schoolgate.reading.post import Photo
from schoolgate.reading.school import School as Around
from schoolgate.web.consent.queries import Who
from schoolgate.web.people.names import PUPIL, STAFF, key_of
from schoolgate.web.posts.models import Face, InIt, PersonInVideo, Picture, Shows, Video

# Whose face can be told from the picture, and so needs a consent or a word.
KNOWN = frozenset((Shows.PUPIL, Shows.STAFF, Shows.VISITOR))
NOT_ON_A_ROLL = (
    "consents.missing",
    "consents.not_online",
    "consents.staff_missing",
    "restricted.pictured",
    "pictured.child",
    "pictured.staff",
)


@dataclass(frozen=True, slots=True)
class MediaAccounts:
    """What a judgement needs to know of who is in the pictures and the video.

    ``photos`` are what the checks look at, ``who`` the rows of the roll, ``answers``
    the facts that are settled by it; ``untold`` are the files not accounted for.
    """

    photos: tuple[Photo, ...]
    who: Who
    answers: Mapping[str, bool]
    untold: tuple[str, ...]


def accounts_of(
    pictures: Sequence[Picture], video: Video | None, school: Around
) -> MediaAccounts:
    """Account for the pictures and the video of one post."""
    photos = [_photo(picture, school) for picture in pictures]
    photos += [_film(video, school)] if video else []
    return MediaAccounts(
        tuple(photos),
        who_is_in(pictures, video, school),
        answers(pictures, video),
        _untold(pictures, video),
    )


def _photo(picture: Picture, school: Around) -> Photo:
    return Photo(
        file=picture.name,
        path=Path(picture.file.path),
        alt=picture.alt or None,
        in_picture=(*keys_in(picture), *barred_in(picture.faces.all(), school)),
        nobody=is_empty(picture),
        recognisable=recognisable(picture),
        decorative=picture.decorative,
    )


def _untold(pictures: Sequence[Picture], video: Video | None) -> tuple[str, ...]:
    """What nobody has accounted for yet, by its file's name."""
    names = [picture.name for picture in pictures if not is_accounted(picture)]
    if video is not None and not is_listed(video):
        names.append(video.name)
    return tuple(names)


def _film(video: Video, school: Around) -> Photo:
    """The video as the checks of who is shown take it: as a picture that moves."""
    recognisable = {InIt.LISTED: True, InIt.NOBODY: False}.get(InIt(video.in_it))
    return Photo(
        file=video.name,
        path=Path(video.file.path),
        in_picture=(*keys_filmed(video), *barred_in(video.filmed.all(), school)),
        nobody=video.in_it == InIt.NOBODY,
        recognisable=recognisable,
        film=True,
        transcript=video.transcript,
    )


def keys_in(picture: Picture) -> tuple[str, ...]:
    """Whoever somebody told in a picture, as the checks name them."""
    keys = (_key(face) for face in picture.faces.all())
    return tuple(dict.fromkeys((*filter(None, keys), *picture.shown)))


def barred_in(told: Iterable[Face | PersonInVideo], school: Around) -> tuple[str, ...]:
    """Visitors' names that are somebody's who is never shown, put there or not."""
    names = dict.fromkeys(one.visitor for one in told if one.visitor)
    return tuple(name for name in names if is_barred(name, school))


def is_barred(name: str, school: Around) -> bool:
    """Whether a name is on the list of those who are never shown."""
    barred = (one.person for one in school.restricted or () if one.kind == PUPIL)
    return folded(name) in map(folded, barred)


def is_empty(picture: Picture) -> bool:
    """Whether nobody is in it, as its author says, and nothing speaks against that.

    A face that was found is told to be none, or a second person answers for it.
    """
    if not picture.nobody or picture.is_answered_for:
        return picture.nobody
    return all(face.is_accounted for face in picture.faces.all())


def keys_filmed(video: Video) -> tuple[str, ...]:
    """Whoever somebody told in a video, as the checks name them."""
    return tuple(filter(None, (_key(one) for one in video.filmed.all())))


def is_listed(video: Video) -> bool:
    """Whether a person has said who can be recognised in it, or that nobody can."""
    if video.in_it == InIt.LISTED:
        return bool(video.filmed.all())
    return video.in_it == InIt.NOBODY


def is_accounted(picture: Picture) -> bool:
    """Whether every face is told, or a second person answers for those that are not."""
    if is_empty(picture) or picture.is_answered_for:
        return True
    faces = list(picture.faces.all())
    told = any(face.shows != Shows.UNSAID for face in faces)
    everybody = all(face.is_accounted for face in faces)
    return picture.looked_at is not None and told and everybody


def recognisable(picture: Picture) -> bool | None:
    """Whether anybody can be recognised, as the faces tell; None until it is said."""
    faces = list(picture.faces.all())
    if any(face.shows in KNOWN for face in faces):
        return True
    told = any(face.shows != Shows.UNSAID for face in faces)
    if told and all(face.is_accounted for face in faces):
        return False
    return picture.recognisable


def answers(pictures: Iterable[Picture], video: Video | None = None) -> dict[str, bool]:
    """What the accounts answer; nothing while one of them is not accounted for."""
    peopled = [picture for picture in pictures if not is_empty(picture)]
    filmed = [] if video is None or video.in_it == InIt.NOBODY else [video]
    if not peopled and not filmed:
        return {}
    if not all(map(is_accounted, peopled)) or not all(map(is_listed, filmed)):
        return {}
    told = chain.from_iterable(each.filmed.all() for each in filmed)
    return _answered(peopled, tuple(told))


def _answered(
    peopled: Sequence[Picture], filmed: Sequence[PersonInVideo]
) -> dict[str, bool]:
    kinds = {face.shows for picture in peopled for face in picture.faces.all()}
    kinds |= {one.shows for one in filmed}
    said = {"pictured.unaccounted": False}
    named = any(picture.shown for picture in peopled)
    if named or any(map(_is_by_word_alone, peopled)) or not kinds - {Shows.UNSAID}:
        return said | {"faces.found": True, "pictured.anyone": True}
    said["faces.found"] = said["pictured.anyone"] = bool(kinds - {Shows.NO_FACE})
    if not kinds & {Shows.PUPIL, Shows.STAFF}:
        said |= dict.fromkeys(NOT_ON_A_ROLL, False)
    return said


def who_is_in(pictures: Iterable[Picture], video: Video | None, school: Around) -> Who:
    """The rows of the roll behind the faces, the film, and names that were typed."""
    found = [rows_of(video.filmed.all())] if video else []
    for picture in pictures:
        found += [rows_of(picture.faces.all()), typed_in(picture, school)]
    return Who(
        frozenset[int]().union(*(one.pupils for one in found)),
        frozenset[int]().union(*(one.staff for one in found)),
    )


def rows_of(told: Iterable[Face | PersonInVideo]) -> Who:
    """The rows of the roll behind some faces, or people in a film."""
    rows = [(one.pupil_id, one.staff_id) for one in told]
    return Who(
        frozenset(pupil for pupil, _ in rows if pupil is not None),
        frozenset(staff for _, staff in rows if staff is not None),
    )


def typed_in(picture: Picture, school: Around) -> Who:
    """The rows of the roll behind the names that were typed for a picture."""
    if not picture.shown:
        return Who()
    names = tuple(picture.shown)
    people = match_people(Photo(picture.name, Path(), in_picture=names), school)
    return Who(
        frozenset(row_of(person.key) for person in people.pupils),
        frozenset(row_of(person.key) for person in people.staff),
    )


def _is_by_word_alone(picture: Picture) -> bool:
    told = any(face.shows != Shows.UNSAID for face in picture.faces.all())
    return picture.is_answered_for and not told


def _key(face: Face | PersonInVideo) -> str:
    if face.pupil_id is not None:
        return key_of(PUPIL, face.pupil_id)
    return key_of(STAFF, face.staff_id) if face.staff_id is not None else ""


def row_of(key: str) -> int:
    """The row of the roll behind a key of the checks."""
    return int(key.rpartition(" ")[2])
