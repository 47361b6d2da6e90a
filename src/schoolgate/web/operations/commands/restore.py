"""``schoolgate restore``: a backup comes back, held against its hashes."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from schoolgate.web.operations.commands.ready import data_option, ready

REFUSED = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``restore`` and its options."""
    command = commands.add_parser("restore", help="bring a backup back")
    command.set_defaults(run=run)
    data_option(command)
    command.add_argument("file", metavar="FILE.tar.gz")
    command.add_argument("--replace", action="store_true", help="lose what is here")


def run(arguments: argparse.Namespace) -> int:
    """Restore everything, or nothing."""
    ready(arguments.data)
    restoring = import_module("schoolgate.web.operations.restoring")
    try:
        back = restoring.restore(Path(arguments.file), replace=arguments.replace)
    except restoring.RestoreError as error:
        sys.stderr.write(f"schoolgate: {error}\n")
        return REFUSED
    sys.stdout.write(
        f"{back.rows} rows and {back.pictures} pictures are back; "
        "the journal is whole.\n"
    )
    if back.keys:
        sys.stdout.write("So are its keys.\n")
    if back.closed:
        sys.stdout.write(
            f"{back.closed} sealed things don't open with the keys here. Put "
            "SCHOOLGATE_SECRET and SCHOOLGATE_KEYS of the old schoolgate.env into "
            "this one; “schoolgate doctor” names them.\n"
        )
    return 0
