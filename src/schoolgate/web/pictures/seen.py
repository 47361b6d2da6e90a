"""Was a picture of a post used before, withdrawn, or forbidden? And who answered that.

What was used before is only told. What was withdrawn, and what could not be compared,
waits for the answer of a person other than the author. What is forbidden stops.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from schoolgate.reading.pictures.likeness import Alike, alike
from schoolgate.web.pictures.hashes import (
    FORBIDDEN,
    PICTURE,
    PreviousUse,
    SchoolHashes,
    kept_hashes,
)
from schoolgate.web.posts.content import finding_key
from schoolgate.web.posts.models import Answer, Picture, Post

# Under this an answer is kept; the policy's own questions have other names.
FACT = "seen."
NOT_YET = "it has not been compared yet"


class Earlier(StrEnum):
    """What became of a picture when it was seen before."""

    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"
    FORBIDDEN = "forbidden"
    UNCOMPARED = "uncompared"


@dataclass(frozen=True, slots=True)
class ReuseNotice:
    """One thing to say of one picture. ``key`` names it, to be answered.

    ``post`` and ``on`` are the earlier post's; ``ban`` the row of what is forbidden,
    which is for those to follow who may. ``answer`` is why somebody let it.
    """

    picture: int
    name: str
    earlier: Earlier
    key: str
    alike: Alike = Alike.SAME
    post: int | None = None
    on: datetime | None = None
    ban: int | None = None
    why: str = ""
    answer: str = ""

    @property
    def stops(self) -> bool:
        """Whether the post can't be approved for it."""
        return self.earlier is not Earlier.PUBLISHED and not self.answer

    @property
    def is_certain(self) -> bool:
        """Whether it is the very picture, and not only probably so."""
        return self.alike is Alike.SAME


def seen_before(
    post: Post, pictures: Sequence[Picture], answers: Iterable[Answer]
) -> tuple[ReuseNotice, ...]:
    """All there is to say, the strictest first; answers are those of this content."""
    if not pictures:
        return ()
    said = {a.finding: a.reason for a in answers if a.fact.startswith(FACT)}
    kept = kept_hashes(post.school_id)
    met = {picture.pk: _like(picture, kept) for picture in pictures}
    uses = _uses(post, kept, {row for each in met.values() for row in each[PICTURE]})
    found = (s for p in pictures for s in _of(p, met[p.pk], uses, said))
    order = (
        Earlier.FORBIDDEN,
        Earlier.UNCOMPARED,
        Earlier.WITHDRAWN,
        Earlier.PUBLISHED,
    )
    return tuple(sorted(found, key=lambda s: order.index(s.earlier)))


_Met = dict[str, dict[int, int]]


def _like(picture: Picture, kept: SchoolHashes) -> _Met:
    """The very same file is the same picture, where there is no hash of it as well."""
    met: _Met = {PICTURE: {}, FORBIDDEN: {}}
    if picture.compared_at is not None:
        for match in kept.shelf.matches(picture.likeness[0]):
            _add(met, match.key, match.distance)
    for key in kept.files.get(picture.sha256, ()):
        _add(met, key, 0)
    return met


def _add(met: _Met, key: str, distance: int) -> None:
    kind, _, row = key.partition(" ")
    met[kind][int(row)] = distance


def _uses(post: Post, kept: SchoolHashes, rows: set[int]) -> list[PreviousUse]:
    """The earlier uses by other posts, the latest first."""
    uses = [kept.uses[row] for row in rows if kept.uses[row].post != post.pk]
    return sorted(uses, key=lambda use: (use.on, use.picture), reverse=True)


def _of(
    picture: Picture, met: _Met, uses: Sequence[PreviousUse], said: dict[str, str]
) -> Iterator[ReuseNotice]:
    """At most one of each kind: the nearest ban, the latest withdrawal and use."""
    if picture.compared_at is None:
        key = _key(picture, Earlier.UNCOMPARED, 0)
        why = picture.uncompared or NOT_YET
        yield ReuseNotice(
            *(picture.pk, picture.name, Earlier.UNCOMPARED, key),
            why=why,
            answer=said.get(key, ""),
        )
    if bans := met[FORBIDDEN]:
        row = min(bans, key=lambda ban: (bans[ban], ban))
        key = _key(picture, Earlier.FORBIDDEN, row)
        yield ReuseNotice(
            *(picture.pk, picture.name, Earlier.FORBIDDEN, key, alike(bans[row])),
            ban=row,
            answer=said.get(key, ""),
        )
    mine = [use for use in uses if use.picture in met[PICTURE]]
    for earlier, gone in ((Earlier.WITHDRAWN, True), (Earlier.PUBLISHED, False)):
        use = next((use for use in mine if use.withdrawn is gone), None)
        if use is None:
            continue
        key = _key(picture, earlier, use.picture)
        yield ReuseNotice(
            *(picture.pk, picture.name, earlier, key),
            alike=alike(met[PICTURE][use.picture]),
            post=use.post,
            on=use.on,
            answer=said.get(key, ""),
        )


def _key(picture: Picture, earlier: Earlier, row: int) -> str:
    return finding_key(f"{FACT}{earlier}", f"{picture.sha256} {row}")
