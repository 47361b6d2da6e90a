"""``schoolgate upgrade``: backed up first, brought up to date, and verified."""

import argparse
import sys
from datetime import UTC, datetime
from importlib import import_module

from schoolgate.web.commands.ready import data_option, ready

BROKEN = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``upgrade`` and its options."""
    command = commands.add_parser("upgrade", help="bring the database up to date")
    command.set_defaults(run=run)
    data_option(command)


def run(arguments: argparse.Namespace) -> int:
    """Copy the database where that is one file, migrate it, verify the journal."""
    folder = ready(arguments.data)
    migrating = import_module("schoolgate.web.commands.migrating")
    now = datetime.now(UTC)
    copy = migrating.copied(folder / f"before-upgrade-{now:%Y%m%d-%H%M%S}.sqlite3")
    if copy:
        sys.stdout.write(f"The database as it was: {copy.name}\n")
    else:
        sys.stdout.write("PostgreSQL: back it up first, by pg_dump.\n")
    done = migrating.brought_up_to_date()
    sys.stdout.write(f"{done} migrations were run.\n")
    broken = list(import_module("schoolgate.web.journal.queries").breaks())
    sys.stdout.write(
        "The journal is broken.\n" if broken else "The journal is whole.\n"
    )
    return BROKEN if broken else 0
