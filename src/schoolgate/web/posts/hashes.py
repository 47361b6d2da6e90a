"""A school's kept hashes, ready to be compared; read anew when there are others.

They are those of all that went out, and of all that is forbidden. What a post's state
is today is asked when one of them is met, so that a withdrawal needs no new reading.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from datetime import datetime
from threading import Lock
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, QuerySet, Sum

from schoolgate.engine.record import identity_record
from schoolgate.reading.pictures.seen import Shelf, shelf
from schoolgate.web.posts.models import Forbidden, Picture, Target

PICTURE, FORBIDDEN = "picture", "forbidden"
# What one process keeps; a row is 32 bytes, and its key's address 8 more.
ROWS = 2_000_000

Version = tuple[int | datetime | None, ...]


@identity_record
class Kept:
    """A school's hashes, and its files by their own, as keys of what they are."""

    version: Version
    shelf: Shelf
    files: Mapping[str, tuple[str, ...]]


class Shelves:
    """The schools that were asked for last, as many as there is room for."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self._kept: OrderedDict[int, Kept] = OrderedDict()
        self._lock = Lock()

    def take(self, school: int, version: Version) -> Kept | None:
        """What is kept of a school, unless there are other hashes by now."""
        with self._lock:
            kept = self._kept.get(school)
            if kept is None or kept.version != version:
                return None
            self._kept.move_to_end(school)
            return kept

    def put(self, school: int, kept: Kept) -> None:
        """Keep it, and let go of what was not asked for the longest."""
        with self._lock:
            self._kept[school] = kept
            self._kept.move_to_end(school)
            while len(self._kept) > 1 and self._count() > self.rows:
                self._kept.popitem(last=False)

    def clear(self) -> None:
        """Let go of everything."""
        with self._lock:
            self._kept.clear()

    def _count(self) -> int:
        return sum(len(kept.shelf.keys) for kept in self._kept.values())


_SHELVES = Shelves(ROWS)


def kept_hashes(school: int) -> Kept:
    """The hashes of a school; two short questions where nothing is new."""
    version = (*_version(out(school)), *_version_of_forbidden(school))
    found = _SHELVES.take(school, version)
    if found is None:
        found = _read(school, version)
        _SHELVES.put(school, found)
    return found


def forget_hashes() -> None:
    """Forget what was read, as a process that begins anew does."""
    _SHELVES.clear()


def out(school: int) -> QuerySet[Picture]:
    """Every picture of the school that ever went out, whatever became of it."""
    sent = Target.objects.filter(post=OuterRef("post"), out_at__isnull=False)
    return Picture.objects.filter(Exists(sent), post__school=school)


def in_force(school: int) -> QuerySet[Forbidden]:
    """What is forbidden today."""
    return Forbidden.objects.filter(school=school, lifted_at=None)


def to_compare(most: int) -> QuerySet[Picture, int]:
    """The rows of pictures that nobody has tried to hash, the latest first."""
    waiting = Picture.objects.filter(compared_at=None, uncompared="")
    return waiting.order_by("-pk").values_list("pk", flat=True)[:most]


def _version(pictures: QuerySet[Picture]) -> Version:
    found = pictures.order_by().aggregate(Count("pk"), Sum("pk"), Max("compared_at"))
    return tuple(found.values())


def _version_of_forbidden(school: int) -> Version:
    return tuple(in_force(school).order_by().aggregate(Count("pk"), Sum("pk")).values())


def _read(school: int, version: Version) -> Kept:
    rows = [*_rows(PICTURE, out(school), "likeness")]
    rows += _rows(FORBIDDEN, in_force(school), "hashes")
    files: dict[str, tuple[str, ...]] = {}
    for key, file, _ in rows:
        files[file] = (*files.get(file, ()), key)
    return Kept(
        version, shelf((key, one) for key, _, kept in rows for one in kept), files
    )


def _rows(
    kind: str, rows: QuerySet[Any], hashes: str
) -> Iterator[tuple[str, str, list[str]]]:
    found = rows.order_by().values_list("pk", "sha256", hashes)
    for pk, file, kept in found.iterator():
        yield f"{kind} {pk}", file, kept
