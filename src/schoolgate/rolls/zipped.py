"""The CSV files inside a zip, read in memory: never unpacked, never past a limit."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from pathlib import Path

from schoolgate.rolls.errors import RollError, refuse

MOST_FILES = 200
MOST_BYTES = 200 * 1024 * 1024
# How honest systems pack; other ways raise what nobody has listed.
PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
    struct.error,
)
ZIP_AGAIN = "Export it again, and hand in the zip as it came"


def is_zip(raw: bytes) -> bool:
    """Whether bytes begin as a zip does."""
    return raw.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def unzipped(path: Path, raw: bytes, wanted: Iterable[str]) -> dict[str, bytes]:
    """The wanted files by their name; those that are not there are left out.

    Raises RollError for what is no zip, or is none that an honest system writes.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            members = _checked(path, archive.infolist())
            return {
                name: _read(path, archive, members[name])
                for name in wanted
                if name in members
            }
    except RollError:
        raise
    except BROKEN as error:
        raise refuse(path, f"the zip is broken ({error})", ZIP_AGAIN) from error


def _checked(path: Path, members: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The members by name, if each is a plain file at the zip's root."""
    if len(members) > MOST_FILES:
        what = f"the zip holds {len(members)} files"
        raise refuse(path, what, "A OneRoster zip holds some 20: export it again")
    found: dict[str, zipfile.ZipInfo] = {}
    for member in members:
        why = _wrong(member, found)
        if why:
            raise refuse(path, f"“{member.filename[:80]}” {why}", ZIP_AGAIN)
        found[member.filename] = member
    if sum(member.file_size for member in members) > MOST_BYTES:
        raise _too_large(path)
    return found


def _wrong(member: zipfile.ZipInfo, before: Iterable[str]) -> str:
    name = member.filename
    if "/" in name or "\\" in name or name.startswith("."):
        return "lies in a folder; the files of OneRoster lie at the zip's root"
    if member.flag_bits & 1:
        return "is locked with a password"
    if member.compress_type not in PACKED:
        return "is packed in a way that is not read here"
    return "stands in the zip twice" if name in before else ""


def _read(path: Path, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> bytes:
    """Read one file, never further than a limit, whatever the zip says of its size."""
    with archive.open(member) as file:
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise _too_large(path)
    return data


def _too_large(path: Path) -> RollError:
    most = MOST_BYTES // 1024 // 1024
    return refuse(path, f"unpacked it is larger than {most} MB", "Export one school")
