"""Backups that somebody changed."""

import hashlib
import json
import shutil
import tarfile
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from schoolgate.web.journal.chain import EntryContent, sealed


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
    _rewrite(folder, path, [entry, *map(json.loads, lines[1:])])


def _the_journal_and_all_its_hashes(folder: Path) -> None:
    """Somebody who knows how backups and the journal are made, without the key."""
    [file] = folder.glob("rows/* journal.entry.jsonl")
    [ends] = folder.glob("rows/* journal.chain.jsonl")
    entries = [json.loads(line) for line in file.read_text().splitlines()]
    chains = [json.loads(line) for line in ends.read_text().splitlines()]
    chain = next(one for one in chains if one["fields"]["length"])
    previous = ""
    own = [e["fields"] for e in entries if e["fields"]["chain"] == chain["pk"]]
    own[0]["who"] = "Somebody Else"
    for fields in sorted(own, key=lambda fields: int(fields["number"])):
        fields["previous"] = previous
        fields["hash"] = previous = sealed(_written(fields), previous)
    chain["fields"]["last"] = previous
    _rewrite(folder, file, entries)
    _rewrite(folder, ends, chains)


def _written(fields: dict[str, Any]) -> EntryContent:
    same = ("number", "by", "who", "verb", "thing", "thing_id", "clauses", "details")
    at = datetime.fromisoformat(fields["at"])
    return EntryContent(at=at, **{name: fields[name] for name in same})


def _rewrite(folder: Path, file: Path, rows: list[dict[str, Any]]) -> None:
    """Write a table again, and its hash into the manifest."""
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    manifest = _manifest(folder)
    name = file.relative_to(folder).as_posix()
    manifest["files"][name] = hashlib.sha256(file.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))


def _no_lines(folder: Path) -> None:
    """Somebody who took the signed lines out."""
    (folder / "anchors.json").unlink()
    manifest = _manifest(folder)
    del manifest["files"]["anchors.json"]
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
    "the journal and all its hashes": _the_journal_and_all_its_hashes,
    "no lines": _no_lines,
    "a newer release": _a_newer_release,
}
