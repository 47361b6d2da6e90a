"""What a list that was handed in would change, before anything is changed."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schoolgate.engine.record import replace
from schoolgate.rolls.errors import BadLine, RollError
from schoolgate.rolls.lists import Lists
from schoolgate.rolls.reading import CONTACTS, PUPILS, STAFF, read_lists
from schoolgate.web.imports.comparing import ListChanges, compare_list, settle_doubts
from schoolgate.web.imports.keyless import keyed
from schoolgate.web.imports.listings import (
    FIELDS,
    ImportedPerson,
    contact_row,
    pupil_row,
    staff_row,
    there,
)
from schoolgate.web.imports.models import Upload
from schoolgate.web.people.models import Roll
from schoolgate.web.sealing.seal import SealError
from schoolgate.web.trust.models import School

UPLOADS = Upload.sealed.field
LOAD_PUPILS = "Load the list of pupils first, or correct the key"


@dataclass(frozen=True, slots=True)
class Changes:
    """What taking a file would do to each list it holds, or the lines that are wrong.

    ``version`` is that of the roll it was held against.
    """

    version: int
    parts: tuple[ListChanges, ...] = ()
    bad: tuple[BadLine, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        """Whether no line is wrong, and somebody is on every list."""
        return not self.bad and bool(self.parts) and all(p.listed for p in self.parts)

    @property
    def people(self) -> int:
        """How many people of all lists together it would write."""
        return sum(len(p.new) + len(p.changed) + len(p.left) for p in self.parts)


def changes_by(upload: Upload) -> Changes:
    """Hold a file against what is there; nothing is taken where a line is wrong."""
    version = version_of(upload.school)
    try:
        lists = _read(upload)
    except RollError as error:
        return Changes(version, bad=error.bad)
    except SealError as error:
        return Changes(version, bad=(BadLine(1, str(error), "Hand the list in again"),))
    bad: list[BadLine] = []
    parts = tuple(_parts(upload.school, lists, bad))
    return Changes(version, parts, tuple(sorted(bad, key=lambda b: b.line)))


def agreed(changes: Changes, same: frozenset[str]) -> Changes:
    """The changes once the office has said who is one person."""
    return replace(
        changes, parts=tuple(settle_doubts(part, same) for part in changes.parts)
    )


def version_of(school: School) -> int:
    """Counts what was done to a school's lists."""
    versions = Roll.objects.filter(school=school).values_list("version", flat=True)
    return versions.first() or 0


def _read(upload: Upload) -> Lists:
    plain = UPLOADS.open(upload)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list"
        path.touch(mode=0o600)
        path.write_bytes(plain)
        return read_lists(path, upload.kind)


def _parts(school: School, lists: Lists, bad: list[BadLine]) -> Iterator[ListChanges]:
    pupils = tuple(map(pupil_row, lists.pupils or ()))
    rows = {
        PUPILS: pupils,
        STAFF: tuple(map(staff_row, lists.staff or ())),
        CONTACTS: tuple(map(contact_row, lists.contacts or ())),
    }
    for kind, said in rows.items():
        if not said:
            continue
        known = there(school, kind)
        whole, unclear = keyed(said, known, _where_told_apart(kind))
        bad.extend(unclear)
        if kind == CONTACTS:
            bad.extend(_of_nobody(school, whole, pupils))
        yield compare_list(kind, whole, known)


def _where_told_apart(kind: str) -> int:
    """Where a row says what tells two of one name apart: the class, or nothing."""
    return FIELDS[kind].index("class" if kind == PUPILS else "left_on")


def _of_nobody(
    school: School,
    contacts: tuple[ImportedPerson, ...],
    pupils: tuple[ImportedPerson, ...],
) -> Iterator[BadLine]:
    """Contacts of a pupil whom no list has."""
    known = {row.key for row in pupils} or {one.key for one in there(school, PUPILS)}
    for row in contacts:
        for tie in row.ties:
            if tie.pupil not in known:
                what = f"no pupil has the key {tie.pupil}"
                yield BadLine(row.line, what, LOAD_PUPILS, column="pupil")
