"""A backup comes back: held against its hashes first, and the journal's chain last."""

import io
import json
import shutil
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, cast

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.conf import settings
from django.db import DatabaseError

from schoolgate.web.environment import FILE
from schoolgate.web.journal.queries import breaks
from schoolgate.web.operations import aside, keys
from schoolgate.web.operations.backing_up import KEYS, MANIFEST, PICTURES, ROWS, sha256
from schoolgate.web.operations.backup_anchors import (
    AnchorError,
    BackupLine,
    keep_lines,
    note_restored_without,
    verified_lines,
)
from schoolgate.web.operations.encryption import (
    DecryptingReader,
    DecryptionError,
    is_encrypted,
)
from schoolgate.web.operations.migrating import is_empty
from schoolgate.web.operations.rows import all_or_nothing, count_on, read_rows
from schoolgate.web.operations.shape import (
    UnknownShapeError,
    expect_known,
    take_shape,
    take_todays_shape,
)

Manifest = Mapping[str, object]
AT_ONCE = 64 * 1024
ANCHORS = " journal.anchor.jsonl"


class RestoreError(Exception):
    """A backup can't be restored here: why, and what to do."""


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, and how much of it stays sealed without its keys."""

    rows: int
    pictures: int
    keys: bool
    closed: int


@dataclass(frozen=True, slots=True)
class RestoreOptions:
    """How to restore: over what is here, by which key, and without its lines.

    ``without_anchor`` takes a backup whose lines do not verify: the journal says so.
    """

    replace: bool
    key: X25519PrivateKey | None
    without_anchor: bool


def restore(file: Path, how: RestoreOptions, *, at: datetime) -> Restored:
    """Restore a backup into an empty installation, or in the place of another."""
    with tempfile.TemporaryDirectory(dir=settings.DATA) as folder:
        work = Path(folder)
        manifest = _unpacked(file, how.key, work)
        _expect_whole(work, manifest)
        _expect_known(manifest)
        if aside.is_begun():
            aside.put_back()
        if not how.replace:
            _expect_empty()
        with _said_clearly(), _or_as_before():
            rows = _load_rows(work, manifest, how)
            lines = _verified(work, how, at)
            pictures = _load_pictures(work)
        has_keys = (work / KEYS / FILE).is_file() and keys.take(work / KEYS / FILE)
        # By the keys that stay: those of a backup that holds its own are theirs.
        keep_lines(lines)
        closed = 0 if has_keys else sum(one.how == keys.CLOSED for one in keys.tried())
    return Restored(rows, pictures, has_keys, closed)


def _unpacked(file: Path, key: X25519PrivateKey | None, work: Path) -> Manifest:
    try:
        _expect_key(file, key)
        with _opened(file, key) as plain:
            with tarfile.open(fileobj=plain, mode="r|gz") as archive:
                archive.extractall(work, filter="data")
            while plain.read(AT_ONCE):
                """Read on: the last chunk says that nothing was cut off."""
        manifest = json.loads((work / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, tarfile.TarError, EOFError, ValueError, zlib.error) as error:
        raise RestoreError(f"{file} is no backup of ours: {error}.") from error
    except DecryptionError as error:
        raise RestoreError(f"{file} does not open: {error}.") from error
    if not isinstance(manifest, dict) or not {"files", "migrations"} <= manifest.keys():
        raise RestoreError(f"{file} is no backup of ours: its manifest is wrong.")
    return manifest


@contextmanager
def _opened(file: Path, key: X25519PrivateKey | None) -> Iterator[IO[bytes]]:
    with file.open("rb") as opened:
        if key is None:
            yield opened
        else:
            yield io.BufferedReader(DecryptingReader(opened, key), AT_ONCE)


def _expect_key(file: Path, key: X25519PrivateKey | None) -> None:
    """An encrypted file needs a key, and a plain one must not be taken for it."""
    encrypted = is_encrypted(file)
    if encrypted and key is None:
        raise RestoreError(
            f"{file} is encrypted. Say --key with the file of the private key."
        )
    if key is not None and not encrypted:
        raise RestoreError(
            f"{file} is not encrypted, so somebody else may have made it. If it is "
            "yours, leave --key out."
        )


def _expect_whole(work: Path, manifest: Manifest) -> None:
    files = cast("Mapping[str, str]", manifest["files"])
    there = {p.relative_to(work).as_posix() for p in work.rglob("*") if p.is_file()}
    for name in sorted(there - files.keys() - {MANIFEST}):
        raise RestoreError(f"{name} is in the backup, and not in its manifest.")
    for name, wanted in files.items():
        if name not in there or sha256(work / name) != wanted:
            raise RestoreError(
                f"{name} is not as it was when the backup was made. Nothing was "
                "restored: take another backup."
            )


def _expect_known(manifest: Manifest) -> None:
    try:
        expect_known(_migrations(manifest))
    except UnknownShapeError as error:
        raise RestoreError(
            f"The backup is of Schoolgate {manifest.get('schoolgate')}, which is newer "
            f"({error}). Install that version, and restore it there."
        ) from error


def _migrations(manifest: Manifest) -> list[str]:
    return cast("list[str]", manifest["migrations"])


def _expect_empty() -> None:
    if not is_empty():
        raise RestoreError(
            "There are people here already. Restore into an empty installation, or "
            "say --replace, and what is here is lost."
        )


@contextmanager
def _or_as_before() -> Iterator[None]:
    """All of it comes back, or everything is as it was."""
    with ExitStack() as undo:
        aside.set_aside()
        undo.callback(aside.put_back)
        yield
        undo.pop_all()
    aside.let_go()


@contextmanager
def _said_clearly() -> Iterator[None]:
    try:
        yield
    except DatabaseError as error:
        raise RestoreError(
            f"The database refused: {error}. Everything is as it was. The user whom "
            "SCHOOLGATE_DATABASE names has to own the database."
        ) from error
    except LookupError as error:
        raise RestoreError(
            f"The backup has rows of something that is not installed here: {error} "
            "Everything is as it was."
        ) from error


def _load_rows(work: Path, manifest: Manifest, how: RestoreOptions) -> int:
    then, count = take_shape(_migrations(manifest)), 0
    with all_or_nothing():
        for path in sorted((work / ROWS).glob("*.jsonl")):
            if how.without_anchor and path.name.endswith(ANCHORS):
                # They are of no use where the key that signed them is not.
                continue
            with path.open(encoding="utf-8") as file:
                count += read_rows(file, then)
    take_todays_shape()
    count_on()
    return count


def _verified(work: Path, how: RestoreOptions, at: datetime) -> list[BackupLine]:
    """Hold the journal against its own hashes and the backup's lines; those lines."""
    if broken := next(breaks(), None):
        raise RestoreError(
            f"The journal's chain does not hold in it: {broken.what}, at entry "
            f"{broken.number}. Nothing was restored: take an older backup."
        )
    if how.without_anchor:
        note_restored_without(at)
        return []
    try:
        return verified_lines(work)
    except AnchorError as error:
        raise RestoreError(
            f"The backup's anchor does not verify: {error}. Nothing was restored. If "
            "you are sure that the file is yours, say --without-anchor; the journal "
            "will say so."
        ) from error


def _load_pictures(work: Path) -> int:
    root, count = Path(settings.MEDIA_ROOT), 0
    for path in sorted((work / PICTURES).rglob("*")):
        if path.is_file():
            target = root / path.relative_to(work / PICTURES)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(path, target)
            count += 1
    return count
