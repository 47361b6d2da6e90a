"""A school's kept hashes, ready to be compared; read anew when there are others.

They are those of all that went out, with what became of it, and of all that is
forbidden.
"""

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Any

from django.db.models import (
    Count,
    DateTimeField,
    IntegerField,
    Max,
    Q,
    QuerySet,
    Sum,
    Value,
)

from schoolgate.reading.pictures.seen import Shelf, shelf
from schoolgate.web.pictures.models import Forbidden
from schoolgate.web.posts.models import Picture
from schoolgate.web.posts.states import Sending, State

PICTURE, FORBIDDEN = "picture", "forbidden"
# What one process keeps; a row is 32 bytes, and its key's address 8 more.
ROWS = 2_000_000

TAKEN_DOWN = (Sending.TAKING_DOWN, Sending.GONE)
GONE = Q(post__state=State.WITHDRAWN) | Q(post__targets__state__in=TAKEN_DOWN)

Version = frozenset[tuple[str | int | datetime | None, ...]]


@dataclass(frozen=True, slots=True)
class PreviousUse:
    """An earlier use of a picture: its row, its post, when, and whether it is over."""

    picture: int
    post: int
    on: datetime
    withdrawn: bool


@dataclass(frozen=True, slots=True, eq=False)
class SchoolHashes:
    """A school's hashes, and its files by their own, as keys of what they are.

    ``uses`` is what became of each picture that went out, by its row.
    """

    version: Version
    shelf: Shelf
    files: Mapping[str, tuple[str, ...]]
    uses: Mapping[int, PreviousUse]


class Shelves:
    """The schools that were asked for last, as many as there is room for."""

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self._kept: OrderedDict[int, SchoolHashes] = OrderedDict()
        self._lock = Lock()

    def take(self, school: int, version: Version) -> SchoolHashes | None:
        """What is kept of a school, unless there are other hashes by now."""
        with self._lock:
            kept = self._kept.get(school)
            if kept is None or kept.version != version:
                return None
            self._kept.move_to_end(school)
            return kept

    def put(self, school: int, kept: SchoolHashes) -> None:
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


def kept_hashes(school: int) -> SchoolHashes:
    """The hashes of a school; one short question where nothing is new."""
    version = _version(school)
    found = _SHELVES.take(school, version)
    if found is None:
        found = _read(school, version)
        _SHELVES.put(school, found)
    return found


def forget_hashes() -> None:
    """Forget what was read, as a process that begins anew does."""
    _SHELVES.clear()


def out(school: int) -> QuerySet[Picture]:
    """Every picture of the school that ever went out, once for each account."""
    return Picture.objects.filter(
        post__school=school, post__targets__out_at__isnull=False
    ).order_by()


def in_force(school: int) -> QuerySet[Forbidden]:
    """What is forbidden today."""
    return Forbidden.objects.filter(school=school, lifted_at=None)


def to_compare(most: int) -> QuerySet[Picture, int]:
    """The rows of pictures that nobody has tried to hash, the latest first."""
    waiting = Picture.objects.filter(compared_at=None, uncompared="")
    return waiting.order_by("-pk").values_list("pk", flat=True)[:most]


def _version(school: int) -> Version:
    """What is another as soon as anything goes out, goes, or is forbidden or let."""
    used = out(school).values("post__school").annotate(*_counts(), gone=_gone())
    used = used.annotate(at=Max("compared_at"), out=Max("post__targets__out_at"))
    never, nothing = Value(None, DateTimeField()), Value(None, IntegerField())
    bans = in_force(school).order_by().values("school").annotate(*_counts())
    bans = bans.annotate(gone=nothing, at=never, out=never)
    fields = ("pk__count", "pk__sum", "gone", "at", "out")
    told = (
        rows.annotate(kind=Value(kind)).values_list("kind", *fields)
        for kind, rows in ((PICTURE, used), (FORBIDDEN, bans))
    )
    first, second = told
    return frozenset(first.union(second, all=True))


def _counts() -> tuple[Count, Sum]:
    return Count("pk"), Sum("pk")


def _gone() -> Sum:
    return Sum("post__targets__pk", filter=GONE)


def _read(school: int, version: Version) -> SchoolHashes:
    rows = [*_rows(PICTURE, out(school).distinct(), "likeness")]
    rows += _rows(FORBIDDEN, in_force(school), "hashes")
    files: dict[str, tuple[str, ...]] = {}
    for key, file, _ in rows:
        files[file] = (*files.get(file, ()), key)
    hashes = shelf((key, one) for key, _, kept in rows for one in kept)
    return SchoolHashes(version, hashes, files, _uses(school))


def _uses(school: int) -> dict[int, PreviousUse]:
    """What became of each picture; withdrawn as soon as it is from one account."""
    fields = ("pk", "post_id", "post__state", "post__targets__state")
    rows = out(school).values_list(*fields, "post__targets__out_at")
    uses: dict[int, PreviousUse] = {}
    for row, post, state, sending, on in rows.iterator():
        gone = state == State.WITHDRAWN or sending in TAKEN_DOWN
        before = uses.get(row, PreviousUse(row, post, on, gone))
        uses[row] = PreviousUse(row, post, max(on, before.on), gone or before.withdrawn)
    return uses


def _rows(
    kind: str, rows: QuerySet[Any], hashes: str
) -> Iterator[tuple[str, str, list[str]]]:
    found = rows.order_by().values_list("pk", "sha256", hashes)
    for pk, file, kept in found.iterator():
        yield f"{kind} {pk}", file, kept
