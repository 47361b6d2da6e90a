"""Backups that somebody changed."""

import hashlib
import json
import shutil
import tarfile
import tempfile
from pathlib import Path
from typing import Any


def changed(file: Path, how: str) -> Path:
    """A copy of a backup, changed in one way."""
    target = file.with_name("changed.tar.gz")
    if how == "cut short":
        target.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        return target
    folder = Path(tempfile.mkdtemp(dir=file.parent))
    with tarfile.open(file) as archive:
        archive.extractall(folder, filter="data")
    WAYS[how](folder)
    with tarfile.open(target, "w:gz") as archive:
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                archive.add(path, path.relative_to(folder).as_posix())
    shutil.rmtree(folder)
    return target


def _a_table(folder: Path) -> None:
    [path] = folder.glob("rows/* people.person.jsonl")
    path.write_text(path.read_text().replace("example", "exempla", 1))


def _one_more_file(folder: Path) -> None:
    (folder / "pictures" / "more.jpg").write_bytes(b"more")


def _the_journal_and_its_hash(folder: Path) -> None:
    """Somebody who knows how backups are made, and not how the journal is."""
    [path] = folder.glob("rows/* journal.entry.jsonl")
    lines = path.read_text().splitlines()
    entry = json.loads(lines[0])
    entry["fields"]["who"] = "Somebody Else"
    path.write_text("\n".join([json.dumps(entry), *lines[1:]]) + "\n")
    manifest = _manifest(folder)
    name = path.relative_to(folder).as_posix()
    manifest["files"][name] = hashlib.sha256(path.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))


def _a_newer_release(folder: Path) -> None:
    manifest = _manifest(folder)
    manifest["migrations"].append("posts.9999_from_the_future")
    (folder / "manifest.json").write_text(json.dumps(manifest))


def _manifest(folder: Path) -> dict[str, Any]:
    read = json.loads((folder / "manifest.json").read_text())
    return dict(read)


WAYS = {
    "a table": _a_table,
    "one more file": _one_more_file,
    "the journal and its hash": _the_journal_and_its_hash,
    "a newer release": _a_newer_release,
}
