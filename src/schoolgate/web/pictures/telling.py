"""By what somebody in a picture could be identified, with the words beside it.

What a picture shows is read once. Whether its post tells where and when hangs on words
that change, so it is asked whenever a page is shown.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from schoolgate.checks.look import look
from schoolgate.checks.text.whereabouts import TIME
from schoolgate.reading.pictures.identifying import Evidence, identifying
from schoolgate.reading.pictures.lines import Writing
from schoolgate.reading.pictures.reasons import Account, Kind, Reason
from schoolgate.reading.post import Post as Words
from schoolgate.reading.school import School as Around
from schoolgate.web.posts.models import Picture, Post
from schoolgate.web.work.clock import local

PLACES = ("whereabouts.off_site", "whereabouts.home", "whereabouts.time_and_place")
DAYS = re.compile(
    r"(?i:\b(?:now|today|tonight|tomorrow|this (?:morning|afternoon|evening)"
    r"|(?:on|every|next) (?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b)"
)
BY_THE_CAMERA = (
    "The post tells when, and the camera had written down where. That is taken out of "
    "what goes out, but anyone who has the file itself knows both."
)


@dataclass(frozen=True, slots=True)
class Identifiability:
    """All there is to say of one picture: each reason with its boxes in fractions."""

    level: str
    reasons: tuple[tuple[str, list[list[float]]], ...]
    unlooked: tuple[str, ...]


def told_of(post: Post, pictures: Iterable[Picture]) -> dict[int, Identifiability]:
    """What is to be told of each picture that was read."""
    read = [picture for picture in pictures if picture.read_at is not None]
    if not read:
        return {}
    words = "\n\n".join((post.text, *(t.text for t in post.targets.all() if t.text)))
    place, time = _place(post, words), _time(words)
    return {p.pk: _told(p, tells_place=place, tells_time=time) for p in read}


def _told(picture: Picture, *, tells_place: bool, tells_time: bool) -> Identifiability:
    kept = [*picture.told["reasons"]]
    written = any(one["kind"] == Kind.ADDRESS for one in kept)
    size = picture.width, picture.height
    asked = Evidence(
        size=size,
        faces=(),
        writing=Writing((), size),
        tells_place=tells_place or written or picture.placed,
        tells_time=tells_time,
    )
    for reason in identifying(asked).reasons:
        says = reason.says if tells_place or written else BY_THE_CAMERA
        kept.append({"kind": reason.kind.value, "says": says, "boxes": []})
    unlooked = tuple(picture.told["unlooked"])
    reasons = tuple(Reason(Kind(one["kind"]), one["says"]) for one in kept)
    return Identifiability(
        level=Account(reasons, unlooked).level.value,
        reasons=tuple((one["says"], one["boxes"]) for one in kept),
        unlooked=unlooked,
    )


def _place(post: Post, words: str) -> bool:
    """Whether the words tell where children are, will be, or live."""
    moment = local(post.go_out_at or post.changed_at)
    found = look(PLACES, Words(words, moment), Around(name=post.school.name))
    return any(finding.fact in PLACES for finding in found.findings)


def _time(words: str) -> bool:
    return re.search(TIME, words) is not None or DAYS.search(words) is not None
