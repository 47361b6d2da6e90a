"""The signed lines in a backup: each about the journal of one school, as it is there.

A line covers where the chains ended at the moment of the backup, so what comes back has
to end there too. It is signed by a key that is not in the backup: whoever can change
the file can't sign another line.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from schoolgate.web.journal.anchors import AnchorBasis, from_json, keep_line, take
from schoolgate.web.journal.models import Anchor
from schoolgate.web.journal.signing import AnchorLine, is_signed_here, lines_in, sign
from schoolgate.web.journal.write import Act, write
from schoolgate.web.trust.models import School

FILE = "anchors.json"


class AnchorError(Exception):
    """The lines of a backup do not verify: why."""


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A line of a backup, what it was made of, and when."""

    line: AnchorLine
    taken: AnchorBasis
    at: datetime


def lines_of_now(at: datetime) -> list[BackupLine]:
    """Sign a line about each school, as the database stands at this moment."""
    day = timezone.localdate(at)
    taken = [(school.slug, take(school)) for school in School.objects.all()]
    return [BackupLine(sign(slug, day, one.digest), one, at) for slug, one in taken]


def write_lines(lines: Sequence[BackupLine], folder: Path) -> None:
    """Write the lines into the folder of a backup."""
    said = [
        {
            "line": str(one.line),
            "made": one.at.isoformat(),
            "made_of": one.taken.as_json(),
        }
        for one in lines
    ]
    (folder / FILE).write_text(json.dumps(said, indent=1), encoding="utf-8")


@transaction.atomic
def keep_lines(lines: Sequence[BackupLine]) -> None:
    """Keep lines in the table, where “journal verify” finds them."""
    schools = {school.slug: school for school in School.objects.all()}
    for one in lines:
        made = (Anchor.BACKUP, one.at)
        keep_line(one.line, schools[one.line.school], one.taken, made)


def verified_lines(folder: Path) -> list[BackupLine]:
    """Hold what was restored against the lines of its backup. Raises AnchorError."""
    lines = {one.line.school: one for one in _read(folder / FILE)}
    for school in School.objects.all():
        if school.slug not in lines:
            raise AnchorError(f"it has no line about {school}")
        _expect_true(lines[school.slug], school)
    return list(lines.values())


@transaction.atomic
def note_restored_without(at: datetime) -> None:
    """Write into each school's journal that its backup's line was not asked for."""
    for school in School.objects.all():
        write("backup.restored_without_anchor", school, Act(school, None, at))


def _expect_true(one: BackupLine, school: School) -> None:
    if not is_signed_here(one.line):
        raise AnchorError(
            "it is not signed by a key of this installation. Put "
            "SCHOOLGATE_ANCHOR_KEY of the old schoolgate.env into this one"
        )
    if one.taken.digest != one.line.digest:
        raise AnchorError(f"the line about {school} was changed")
    if dict(take(school).ends) != dict(one.taken.ends):
        raise AnchorError(f"the journal of {school} is not the one it was made of")


def _read(file: Path) -> Iterator[BackupLine]:
    if not file.is_file():
        raise AnchorError("it has none: an older release made it, or it was taken out")
    try:
        for each in json.loads(file.read_text(encoding="utf-8")):
            yield _backup_line(each)
    except (ValueError, KeyError, TypeError) as error:
        raise AnchorError(f"{FILE} can't be read: {error}") from error


def _backup_line(said: Mapping[str, Any]) -> BackupLine:
    [line] = lines_in(said["line"])
    made = datetime.fromisoformat(said["made"])
    return BackupLine(line, from_json(said["made_of"]), made)
