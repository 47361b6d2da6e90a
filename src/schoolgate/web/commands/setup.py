"""``schoolgate setup``: a data folder with its own secret, and an empty database."""

import argparse
import hashlib
import os
import secrets
import sys
from importlib import import_module
from pathlib import Path

from schoolgate.web.commands.ready import FILE, data_option, ready

CODE = "first-administrator"


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``setup`` and its options."""
    command = commands.add_parser("setup", help="make a new installation")
    command.set_defaults(run=run)
    data_option(command)
    command.add_argument(
        "--address",
        default="http://127.0.0.1:8000",
        help="how people will reach it, such as https://posts.example.org",
    )


def run(arguments: argparse.Namespace) -> int:
    """Set up what is missing, and change nothing that is there."""
    folder = Path(arguments.data).resolve()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.chmod(0o700)
    _write_environment(folder / FILE, arguments.address)
    ready(arguments.data)
    migrating = import_module("schoolgate.web.commands.migrating")
    migrating.brought_up_to_date()
    sys.stdout.write(f"Everything is kept in {folder}.\n")
    if migrating.is_empty():
        code = _new_code(folder)
        sys.stdout.write(
            f"Start it with: schoolgate serve --data {arguments.data}\n"
            f"Then open {arguments.address}/sign-in/first/ and give this code: {code}\n"
        )
    return 0


def _write_environment(file: Path, address: str) -> None:
    """Write the settings, readable by nobody else; those that are there stay."""
    if file.exists():
        return
    lines = (
        f"SCHOOLGATE_SECRET={secrets.token_urlsafe(48)}",
        f"SCHOOLGATE_ADDRESS={address}",
    )
    with os.fdopen(
        os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w"
    ) as f:
        f.write("\n".join(lines) + "\n")


def _new_code(folder: Path) -> str:
    """A code that works once; only its hash is kept."""
    code = "-".join(secrets.token_hex(2) for _ in range(4))
    file = folder / CODE
    file.write_text(hashlib.sha256(code.encode()).hexdigest(), encoding="ascii")
    file.chmod(0o600)
    return code
