"""The keys of what is sealed: taken from a backup, tried, and changed for new ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model, QuerySet

from schoolgate.web.environment import FILE, Environment
from schoolgate.web.sealing.kinds import Kind, every_kind
from schoolgate.web.sealing.seal import SealError, is_by_first_key

OWN = "SCHOOLGATE_SECRET"
TAKEN = (OWN, "SCHOOLGATE_KEYS", "SCHOOLGATE_ANCHOR_KEY")
FIRST, OLDER, CLOSED = "by the first key", "by an older key", "closed"
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Tried:
    """A sealed thing that was tried: what it is called, how it is, and its cure."""

    what: str
    how: str
    cure: str


def take(file: Path) -> bool:
    """Take the secrets of a backup's settings into ours; the rest of ours stays."""
    theirs = [line for line in _lines(file) if _name(line) in TAKEN]
    ours = Path(settings.DATA) / FILE
    if not theirs or not ours.is_file():
        return False
    kept = [line for line in _lines(ours) if _name(line) not in TAKEN]
    unfinished = ours.with_name(f"{FILE}.unfinished")
    unfinished.touch(mode=0o600)
    unfinished.write_text("\n".join([*theirs, *kept]) + "\n", encoding="utf-8")
    unfinished.replace(ours)
    # This process goes on with them: it seals what the next one has to open.
    settings.ENVIRONMENT = Environment(Path(settings.DATA))
    settings.SECRET_KEY = settings.ENVIRONMENT.text(OWN, settings.SECRET_KEY)
    return True


def tried() -> Iterator[Tried]:
    """Everything sealed, and whether the keys here open it; nothing is changed."""
    for kind in every_kind():
        for pk in _numbers(kind):
            row = kind.rows().filter(pk=pk).first()
            if row is not None:
                yield _tried(kind, row)


def sealed_anew() -> Iterator[Tried]:
    """Seal everything by the first key, one thing at a time; what stood before.

    Cut off, it begins again where it was: what is sealed by the first key stays.
    """
    for kind in every_kind():
        for pk in _numbers(kind):
            yield from _sealed_anew(kind, pk)


@transaction.atomic
def _sealed_anew(kind: Kind[Any], pk: int) -> list[Tried]:
    """One thing, done before it is told; nothing where it went meanwhile."""
    rows = kind.rows().select_for_update(of=("self",))
    row = rows.filter(pk=pk).first()
    if row is None:
        return []
    before = _tried(kind, row)
    if before.how == OLDER:
        kind.write(row, kind.sealed(row, kind.opened(row)))
    return [before]


def _tried(kind: Kind[Any], row: Model) -> Tried:
    try:
        kind.opened(row)
        how = FIRST if is_by_first_key(kind.read(row)) else OLDER
    except (SealError, OSError):
        how = CLOSED
    return Tried(kind.called(row), how, kind.cure)


def _numbers(kind: Kind[Any]) -> Iterator[int]:
    """The numbers of a kind's rows, some at a time: no question stays open so long."""
    last = 0
    while some := list(_after(kind, last)):
        yield from some
        last = some[-1]


def _after(kind: Kind[Any], last: int) -> QuerySet[Any, int]:
    rows = kind.rows().filter(pk__gt=last).order_by("pk")
    return rows.values_list("pk", flat=True)[:AT_ONCE]


def _lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()


def _name(line: str) -> str:
    return line.partition("=")[0].strip()
