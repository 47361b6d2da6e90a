"""By what could somebody in a picture be identified? Read in the background, and kept.

Reading writing takes seconds. What nobody could look for is kept as such.
"""

from datetime import datetime

from schoolgate.reading.pictures.identifying import Asked, faces_in, identifying
from schoolgate.reading.pictures.reasons import Kind, Reason
from schoolgate.reading.pictures.writing import writing
from schoolgate.web.posts.cases import around
from schoolgate.web.posts.models import Picture

A_NAME = "A name that is on the school’s list stands on something in the picture."
NAMES = frozenset((Kind.FULL_NAME, Kind.FORENAME))


def read_picture(picture: Picture, *, at: datetime) -> None:
    """Keep the reasons, their level in a word, and what could not be asked."""
    with picture.file.open("rb") as file:
        data = bytes(file.read())
    school = around(picture.post.school)
    asked = Asked(
        size=(picture.width, picture.height),
        faces=faces_in(data),
        writing=writing(data),
        people=(*(school.pupils or ()), *(school.staff or ())),
        schools=(picture.post.school.name,),
    )
    found = identifying(asked)
    told = {
        "level": found.level.value,
        "reasons": [_plain(reason, asked.size) for reason in found.reasons],
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
