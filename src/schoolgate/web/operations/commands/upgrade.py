"""``schoolgate upgrade``: copied first, brought up to date, and verified."""

import argparse
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from schoolgate import __version__
from schoolgate.web.operations.commands.ready import clearly, data_option, ready

BROKEN = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``upgrade`` and its options."""
    command = commands.add_parser("upgrade", help="bring the database up to date")
    command.set_defaults(run=clearly(run))
    data_option(command)
    command.add_argument(
        "--copied", action="store_true", help="the database is copied already"
    )


def run(arguments: argparse.Namespace) -> int:
    """Copy the database, migrate it, verify the journal; say each step."""
    folder = ready(arguments.data)
    migrating = import_module("schoolgate.web.operations.migrating")
    ahead = migrating.missing()
    if ahead and not arguments.copied and not _copy(folder):
        return BROKEN
    for name in ahead:
        sys.stdout.write(f"To run: {name}\n")
    migrating.brought_up_to_date()
    sys.stdout.write(f"{len(ahead)} migrations were run. ")
    sys.stdout.write(f"The database is that of Schoolgate {__version__}.\n")
    verifying = import_module("schoolgate.web.journal.verifying")
    wrong = verifying.verify().wrong
    for each in wrong:
        sys.stdout.write(f"{each}\n")
    sys.stdout.write(f"The journal is {'broken' if wrong else 'whole'}.\n")
    return BROKEN if wrong else 0


def _copy(folder: Path) -> bool:
    copying = import_module("schoolgate.web.operations.copying")
    stem = folder / f"before-upgrade-{datetime.now(UTC):%Y%m%d-%H%M%S}"
    try:
        file = copying.copied(stem)
    except copying.CopyError as error:
        sys.stderr.write(f"schoolgate: {error} Nothing was changed.\n")
        return False
    sys.stdout.write(f"The database as it was: {file.name}\n")
    return True
