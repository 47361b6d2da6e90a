"""What the site stands on, looked at without it: Python, packages, the data folder."""

import os
import re
import shutil
import stat
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from schoolgate.web.environment import FILE
from schoolgate.web.operations.extras import cure_of
from schoolgate.web.operations.parts import try_parts
from schoolgate.web.operations.signs import MISSING, WEAK, Sign

PYTHON = (3, 11)
EXTRAS = ("web", "photo", "channels")
GIGABYTE = 1024**3
LEAST, ROOM = 0.2, 2.0
REQUIREMENT = re.compile(r"(?P<name>[\w.-]+).*extra == ['\"](?P<extra>\w+)['\"]")


def look_at_ground(folder: Path) -> Iterator[Sign]:
    """Look at everything that needs no settings."""
    yield from _python()
    yield from _packages(EXTRAS)
    yield from try_parts()
    yield from _folder(folder)


def _python() -> Iterator[Sign]:
    here = ".".join(str(part) for part in sys.version_info[:3])
    if sys.version_info < PYTHON:
        yield Sign(f"Python {here} is too old", MISSING, "Install Python 3.11 or newer")
    else:
        yield Sign(f"Python {here}")


def _packages(extras: tuple[str, ...]) -> Iterator[Sign]:
    found = [REQUIREMENT.match(line) for line in requires("schoolgate") or ()]
    for extra in extras:
        wanted = [m["name"] for m in found if m and m["extra"] == extra]
        gone = [name for name in wanted if not _is_here(name)]
        if gone:
            what = f"[{extra}] is not whole: {', '.join(gone)}"
            yield Sign(what, MISSING, cure_of(extra).rstrip("."))
        else:
            yield Sign(f"[{extra}] is installed")


def _is_here(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _folder(folder: Path) -> Iterator[Sign]:
    if not folder.is_dir():
        cure = f"Run “schoolgate setup --data {folder}”"
        yield Sign(f"There is no folder {folder}", MISSING, cure)
        return
    yield from _open_to_others(folder, 0o700)
    yield from _open_to_others(folder / FILE, 0o600)
    if not os.access(folder, os.W_OK):
        cure = f"chown -R it to the user who runs this: number {os.geteuid()}"
        yield Sign("The data folder can't be written to", MISSING, cure)
    yield _room(shutil.disk_usage(folder).free / GIGABYTE)


def _open_to_others(path: Path, mode: int) -> Iterator[Sign]:
    if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
        cure = f"chmod {mode:o} {path}"
        yield Sign(f"Others on this machine can read {path.name}", MISSING, cure)
    elif path.exists():
        yield Sign(f"{path.name} is readable by its owner alone")


def _room(free: float) -> Sign:
    if free >= ROOM:
        return Sign(f"{free:.0f} GB are free")
    how = MISSING if free < LEAST else WEAK
    return Sign(f"Only {free:.1f} GB are free", how, "Make room on this disk")
