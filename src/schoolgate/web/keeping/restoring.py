"""A backup comes back: held against its hashes first, and the journal's chain last."""

import json
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import cast

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from schoolgate.engine.record import record
from schoolgate.web.journal.queries import breaks
from schoolgate.web.keeping.backing_up import MANIFEST, PICTURES, ROWS, sha256
from schoolgate.web.keeping.rows import all_or_nothing, read_rows, state
from schoolgate.web.people.models import Person


class RestoreError(Exception):
    """A backup can't be restored here: why, and what to do."""


@record
class Restored:
    """What came back."""

    rows: int
    pictures: int


def restore(file: Path, *, replace: bool) -> Restored:
    """Restore a backup into an empty installation, or in the place of another."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        manifest = _unpacked(file, work)
        _expect_whole(work, manifest)
        _make_room(replace=replace)
        _expect_same_shape(manifest)
        rows = _load_rows(work)
        pictures = _load_pictures(work)
    return Restored(rows, pictures)


def _unpacked(file: Path, work: Path) -> Mapping[str, object]:
    try:
        with tarfile.open(file, "r:gz") as archive:
            archive.extractall(work, filter="data")
        manifest = json.loads((work / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, tarfile.TarError, ValueError, KeyError) as error:
        raise RestoreError(f"{file} is no backup of ours: {error}.") from error
    if not isinstance(manifest, dict) or "files" not in manifest:
        raise RestoreError(f"{file} is no backup of ours: its manifest is wrong.")
    return manifest


def _expect_whole(work: Path, manifest: Mapping[str, object]) -> None:
    files = cast("Mapping[str, str]", manifest["files"])
    there = {p.relative_to(work).as_posix() for p in work.rglob("*") if p.is_file()}
    for name in sorted(there - files.keys() - {MANIFEST}):
        raise RestoreError(f"{name} is in the backup, and not in its manifest.")
    for name, wanted in files.items():
        if not (work / name).is_file() or sha256(work / name) != wanted:
            raise RestoreError(
                f"{name} is not as it was when the backup was made. Nothing was "
                "restored: take another backup."
            )


def _make_room(*, replace: bool) -> None:
    """An empty database of today's shape; what is there goes only if asked to."""
    tables = connection.introspection.table_names()
    if "people_person" in tables and Person.objects.exists():
        if not replace:
            raise RestoreError(
                "There are people here already. Restore into an empty installation, or "
                "say --replace, and what is here is lost."
            )
        _emptied()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def _emptied() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE; CREATE SCHEMA public")
        return
    name = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    for path in (name, *name.parent.glob(f"{name.name}-*")):
        path.unlink(missing_ok=True)


def _expect_same_shape(manifest: Mapping[str, object]) -> None:
    if manifest.get("migrations") != state():
        raise RestoreError(
            f"The backup was made by Schoolgate {manifest.get('schoolgate')}, whose "
            "tables are not today's. Install that version, restore, and upgrade it."
        )


def _load_rows(work: Path) -> int:
    count = 0
    with all_or_nothing():
        for path in sorted((work / ROWS).glob("*.jsonl")):
            with path.open(encoding="utf-8") as file:
                count += read_rows(file)
        if broken := next(breaks(), None):
            raise RestoreError(
                f"The journal's chain does not hold in it: {broken.what}, at entry "
                f"{broken.number}. Nothing was restored: take an older backup."
            )
    return count


def _load_pictures(work: Path) -> int:
    root, count = Path(settings.MEDIA_ROOT), 0
    for path in sorted((work / PICTURES).rglob("*")):
        if path.is_file():
            target = root / path.relative_to(work / PICTURES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())
            count += 1
    return count
