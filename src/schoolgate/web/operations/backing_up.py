"""A backup: one file with every row, every picture, and the hash of each of them."""

import hashlib
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from django.conf import settings

from schoolgate import __version__
from schoolgate.engine.record import record
from schoolgate.web.environment import FILE
from schoolgate.web.operations.rows import as_json, one_moment, tables, write_rows
from schoolgate.web.operations.shape import shape

MANIFEST = "manifest.json"
ROWS, PICTURES, KEYS = "rows", "pictures", "keys"
# Pictures are small already; of the rows, most of what can go goes at once.
FAST = 3


@record
class Made:
    """What a backup holds."""

    rows: int
    pictures: int


def back_up(file: Path, *, with_keys: bool, at: datetime) -> Made:
    """Write a backup. The file appears whole, or not at all."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    with tempfile.TemporaryDirectory(dir=file.parent) as folder:
        work = Path(folder)
        rows, migrations = _rows(work)
        pictures = _pictures(work)
        if with_keys:
            _copy(Path(settings.DATA) / FILE, work / KEYS / FILE)
        manifest = {
            "schoolgate": __version__,
            "made": at.isoformat(timespec="seconds"),
            "migrations": migrations,
            "files": {name: sha256(work / name) for name in _names(work)},
        }
        (work / MANIFEST).write_text(as_json(manifest), encoding="utf-8")
        with tarfile.open(unfinished, "w:gz", compresslevel=FAST) as archive:
            for name in (MANIFEST, *sorted(manifest["files"])):
                archive.add(work / name, arcname=name)
    unfinished.chmod(0o600)
    unfinished.replace(file)
    return Made(rows, pictures)


def sha256(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rows(work: Path) -> tuple[int, list[str]]:
    """Write every table as it stands at one moment, and the shape of that moment."""
    (work / ROWS).mkdir()
    count = 0
    with one_moment():
        migrations = shape()
        for number, model in enumerate(tables()):
            name = f"{number:03} {model._meta.label_lower}.jsonl"
            with (work / ROWS / name).open("w", encoding="utf-8") as file:
                count += write_rows(model, file)
    return count, migrations


def _pictures(work: Path) -> int:
    """Copy every picture; one that goes meanwhile was taken down, and may."""
    root, count = Path(settings.MEDIA_ROOT), 0
    for path in sorted(root.rglob("*")) if root.is_dir() else ():
        if path.is_file():
            with suppress(FileNotFoundError):
                _copy(path, work / PICTURES / path.relative_to(root))
                count += 1
    return count


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _names(work: Path) -> Iterator[str]:
    for path in sorted(work.rglob("*")):
        if path.is_file():
            yield path.relative_to(work).as_posix()
