"""``schoolgate setup``: a data folder with its own secret, and an empty database."""

import argparse
import base64
import hashlib
import os
import secrets
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from schoolgate.web.operations.commands.ready import (
    FILE,
    MISSING,
    clearly,
    data_option,
    ready,
)

CODE = "first-administrator"
DEMONSTRATION = "SCHOOLGATE_DEMONSTRATION=1"
ADDRESS = "http://127.0.0.1:8000"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``setup`` and its options."""
    command = commands.add_parser("setup", help="make a new installation")
    command.set_defaults(run=clearly(run))
    data_option(command)
    command.add_argument(
        "--address",
        default=ADDRESS,
        help="how people will reach it, for example https://posts.example.org",
    )
    command.add_argument(
        "--database",
        metavar="ADDRESS",
        help="postgresql://user:password@host:port/name (default: SQLite in FOLDER)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Set up what is missing, and change nothing that is there."""
    folder = Path(arguments.data).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = folder / FILE
    if file.exists() and DEMONSTRATION in file.read_text(encoding="utf-8"):
        sys.stderr.write(
            f"schoolgate: {folder} is a demonstration. Name another folder.\n"
        )
        return MISSING
    folder.chmod(0o700)
    _write_environment(file, arguments)
    ready(arguments.data)
    sys.stdout.write(f"Everything is kept in {folder}.\n")
    _open_up(folder, arguments.data)
    return 0


def _write_environment(file: Path, arguments: argparse.Namespace) -> None:
    """Write the settings, readable by nobody else; those that are there stay."""
    if file.exists():
        return
    lines = _lines(arguments.address.rstrip("/"), arguments.database)
    descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.writelines(f"{line}\n" for line in lines)


def _lines(address: str, database: str | None) -> Iterator[str]:
    yield f"SCHOOLGATE_SECRET={secrets.token_urlsafe(48)}"
    yield f"SCHOOLGATE_KEYS={new_key()}"
    yield f"SCHOOLGATE_ANCHOR_KEY={new_key()}"
    yield f"SCHOOLGATE_ADDRESS={address}"
    if address.startswith("https://"):
        # The certificate is that of a server before this one, which says so.
        yield "SCHOOLGATE_PROXIES=1"
    if database:
        yield f"SCHOOLGATE_DATABASE={database}"


def new_key() -> str:
    """Make a key of 32 bytes, as settings hold it."""
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _open_up(folder: Path, data: str) -> None:
    """Make the database and a code; where somebody is already, leave all as it is."""
    migrating = import_module("schoolgate.web.operations.migrating")
    if not migrating.is_empty():
        more = " Run “schoolgate upgrade”." if migrating.missing() else ""
        sys.stdout.write(f"There are people here: nothing was changed.{more}\n")
        return
    migrating.brought_up_to_date()
    address = import_module("django.conf").settings.ADDRESS
    sys.stdout.write(
        f"Start it with: schoolgate serve --data {data}\n"
        f"Then open {address}/sign-in/first/ and give this code: {_new_code(folder)}\n"
    )


def _new_code(folder: Path) -> str:
    """A code that works once; only its hash is kept."""
    code = "-".join(secrets.token_hex(2) for _ in range(4))
    file = folder / CODE
    file.write_text(hashlib.sha256(code.encode()).hexdigest(), encoding="ascii")
    file.chmod(0o600)
    return code
