"""By what could somebody in a picture be identified? Read in the background, and kept.

Reading writing takes seconds. What nobody could look for is kept as such. Each try is
counted before it begins, so that one which ends the worker counts as well.
"""

from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from schoolgate.reading.pictures.identifying import Evidence, faces_in, identifying
from schoolgate.reading.pictures.reasons import Account, Kind, Reason
from schoolgate.reading.pictures.writing import writing
from schoolgate.web.posts.around import around
from schoolgate.web.posts.models import Picture

A_NAME = "A name that is on the school’s list stands on something in the picture."
NAMES = frozenset((Kind.FULL_NAME, Kind.FORENAME))
COULD_NOT = (
    "it could not be read, and was tried three times: a person must look at it for "
    "faces, names and places"
)
# A broken file or a missing model seldom mends itself in a minute.
WAITS = tuple(timedelta(minutes=minutes) for minutes in (2, 20, 120))


def read_picture(picture: Picture, *, at: datetime) -> None:
    """Keep the reasons, their level in a word, and what could not be asked.

    After three tries that came to nothing it is kept that a person must look.
    """
    if picture.read_tries >= len(WAITS):
        _keep(picture, Account((), (COULD_NOT,)), at)
    elif _is_begun(picture, at):
        _keep(picture, _read(picture), at)


def to_read(at: datetime) -> QuerySet[Picture]:
    """Pictures that nobody has read, and whose next try has come."""
    now = Q(read_next=None) | Q(read_next__lte=at)
    return Picture.objects.filter(now, read_at=None)


def _is_begun(picture: Picture, at: datetime) -> bool:
    """Count the try, unless another worker was quicker."""
    mine = to_read(at).filter(pk=picture.pk, read_tries=picture.read_tries)
    following = at + WAITS[picture.read_tries]
    return bool(mine.update(read_tries=picture.read_tries + 1, read_next=following))


def _read(picture: Picture) -> Account:
    with picture.file.open("rb") as file:
        data = bytes(file.read())
    school = around(picture.post.school)
    asked = Evidence(
        size=(picture.width, picture.height),
        faces=faces_in(data),
        writing=writing(data),
        people=(*(school.pupils or ()), *(school.staff or ())),
        schools=(picture.post.school.name,),
    )
    return identifying(asked)


def _keep(picture: Picture, found: Account, at: datetime) -> None:
    size = picture.width, picture.height
    told = {
        "level": found.level.value,
        "reasons": [_plain(reason, size) for reason in found.reasons],
        "unlooked": list(found.unlooked),
    }
    # Whoever covered or cropped it meanwhile has made another picture of it.
    same = Picture.objects.filter(pk=picture.pk, sha256=picture.sha256)
    same.update(told=told, read_at=at)


def _plain(reason: Reason, size: tuple[int, int]) -> dict[str, object]:
    width, height = size
    boxes = [
        [x / width, y / height, w / width, h / height] for x, y, w, h in reason.boxes
    ]
    says = A_NAME if reason.kind in NAMES else reason.says
    return {"kind": reason.kind.value, "says": says, "boxes": boxes}
