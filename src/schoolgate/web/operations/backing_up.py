"""A backup: one file with every row, every picture, and the hash of each of them."""

import gzip
import hashlib
import io
import shutil
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey
from django.conf import settings

from schoolgate import __version__
from schoolgate.web.environment import FILE
from schoolgate.web.operations.backup_anchors import (
    BackupLine,
    keep_lines,
    lines_of_now,
    write_lines,
)
from schoolgate.web.operations.encryption import EncryptingWriter
from schoolgate.web.operations.rows import as_json, one_moment, tables, write_rows
from schoolgate.web.operations.shape import shape

MANIFEST = "manifest.json"
ROWS, PICTURES, KEYS = "rows", "pictures", "keys"
# Pictures are small already; of the rows, most of what can go goes at once.
FAST = 3


@dataclass(frozen=True, slots=True)
class Made:
    """What a backup holds."""

    rows: int
    pictures: int


@dataclass(frozen=True, slots=True)
class BackupOptions:
    """How to back up: with the settings' keys or without, and encrypted to whom."""

    with_keys: bool
    to: X25519PublicKey | None


def back_up(file: Path, how: BackupOptions, *, at: datetime) -> Made:
    """Write a backup. The file appears whole, or not at all."""
    unfinished = file.with_name(f"{file.name}.unfinished")
    # Nothing in plain beside a file that is encrypted: it may lie on another disk.
    place = settings.DATA if how.to else file.parent
    with tempfile.TemporaryDirectory(dir=place) as folder:
        work = Path(folder)
        rows, migrations, lines = _rows(work, at)
        write_lines(lines, work)
        pictures = _pictures(work)
        if how.with_keys:
            _copy(Path(settings.DATA) / FILE, work / KEYS / FILE)
        manifest = {
            "schoolgate": __version__,
            "made": at.isoformat(timespec="seconds"),
            "migrations": migrations,
            "files": {name: sha256(work / name) for name in _names(work)},
        }
        (work / MANIFEST).write_text(as_json(manifest), encoding="utf-8")
        with _archive(unfinished, how.to) as archive:
            for name in (MANIFEST, *sorted(manifest["files"])):
                archive.add(work / name, arcname=name)
    keep_lines(lines)
    unfinished.replace(file)
    return Made(rows, pictures)


@contextmanager
def _archive(file: Path, to: X25519PublicKey | None) -> Iterator[tarfile.TarFile]:
    """Open an archive to write to, for its owner alone."""
    file.unlink(missing_ok=True)
    file.touch(mode=0o600)
    with ExitStack() as stack:
        opened = stack.enter_context(file.open("wb"))
        target: io.IOBase = opened
        if to is not None:
            target = stack.enter_context(EncryptingWriter(opened, to))
        packed = stack.enter_context(
            gzip.GzipFile("", "wb", compresslevel=FAST, fileobj=target)
        )
        yield stack.enter_context(tarfile.open(fileobj=packed, mode="w"))


def sha256(path: Path) -> str:
    """The hash of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _rows(work: Path, at: datetime) -> tuple[int, list[str], list[BackupLine]]:
    """Write every table as it stands at one moment; its shape, and lines about it."""
    (work / ROWS).mkdir()
    count = 0
    with one_moment():
        migrations, lines = shape(), lines_of_now(at)
        for number, model in enumerate(tables()):
            name = f"{number:03} {model._meta.label_lower}.jsonl"
            with (work / ROWS / name).open("w", encoding="utf-8") as file:
                count += write_rows(model, file)
    return count, migrations, lines


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
