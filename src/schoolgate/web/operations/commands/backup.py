"""``schoolgate backup``: one file with everything, whole or not at all."""

import argparse
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from schoolgate.web.operations.commands.ready import clearly, data_option, ready

REFUSED = 1
NOT_ENCRYPTED = (
    "It is not encrypted: anybody who has the file can read it. “schoolgate "
    "backup-key” makes a key, and --to-key encrypts to it.\n"
)


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``backup`` and its options."""
    command = commands.add_parser("backup", help="write everything into one file")
    command.set_defaults(run=clearly(run))
    data_option(command)
    command.add_argument("file", metavar="FILE.tar.gz")
    command.add_argument(
        "--to-key", metavar="FILE", help="encrypt it to the public key in FILE"
    )
    command.add_argument(
        "--with-keys",
        action="store_true",
        help="the settings as well: whoever has the file then has the credentials",
    )


def run(arguments: argparse.Namespace) -> int:
    """Back up while the site goes on working."""
    ready(arguments.data)
    encryption = import_module("schoolgate.web.operations.encryption")
    backing_up = import_module("schoolgate.web.operations.backing_up")
    file = Path(arguments.file).resolve()
    key = arguments.to_key
    try:
        to = encryption.read_public(Path(key)) if key else None
    except encryption.KeyFileError as error:
        sys.stderr.write(f"schoolgate: {error}\n")
        return REFUSED
    how = backing_up.BackupOptions(with_keys=arguments.with_keys, to=to)
    made = backing_up.back_up(file, how, at=datetime.now(UTC))
    sys.stdout.write(f"{file.name}: {made.rows} rows, {made.pictures} pictures.\n")
    sys.stdout.write(f"Encrypted to {key}.\n" if key else NOT_ENCRYPTED)
    if not arguments.with_keys:
        sys.stdout.write("Without the keys: keep schoolgate.env in another place.\n")
    return 0
