"""``schoolgate backup``: one file with everything, whole or not at all."""

import argparse
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from schoolgate.web.operations.commands.ready import data_option, ready


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``backup`` and its options."""
    command = commands.add_parser("backup", help="write everything into one file")
    command.set_defaults(run=run)
    data_option(command)
    command.add_argument("file", metavar="FILE.tar.gz")
    command.add_argument(
        "--with-keys",
        action="store_true",
        help="the settings as well: whoever has the file then has the credentials",
    )


def run(arguments: argparse.Namespace) -> int:
    """Back up while the site goes on working."""
    ready(arguments.data)
    file = Path(arguments.file).resolve()
    made = import_module("schoolgate.web.operations.backing_up").back_up(
        file, with_keys=arguments.with_keys, at=datetime.now(UTC)
    )
    sys.stdout.write(f"{file.name}: {made.rows} rows, {made.pictures} pictures.\n")
    if not arguments.with_keys:
        sys.stdout.write("Without the keys: keep schoolgate.env in another place.\n")
    return 0
