"""``schoolgate restore``: a backup comes back, held against its hashes."""

import argparse
import sys
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

from schoolgate.web.operations.commands.ready import clearly, data_option, ready

REFUSED = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``restore`` and its options."""
    command = commands.add_parser("restore", help="bring a backup back")
    command.set_defaults(run=clearly(run))
    data_option(command)
    command.add_argument("file", metavar="FILE.tar.gz")
    command.add_argument("--replace", action="store_true", help="lose what is here")
    command.add_argument(
        "--key", metavar="FILE", help="the private key, if it is encrypted"
    )
    command.add_argument(
        "--without-anchor",
        action="store_true",
        help="though its signed lines do not verify; the journal will say so",
    )


def run(arguments: argparse.Namespace) -> int:
    """Restore everything, or nothing."""
    ready(arguments.data)
    encryption = import_module("schoolgate.web.operations.encryption")
    restoring = import_module("schoolgate.web.operations.restoring")
    try:
        key = encryption.read_private(Path(arguments.key)) if arguments.key else None
        how = restoring.RestoreOptions(
            replace=arguments.replace,
            key=key,
            without_anchor=arguments.without_anchor,
        )
        back = restoring.restore(Path(arguments.file), how, at=datetime.now(UTC))
    except (restoring.RestoreError, encryption.KeyFileError) as error:
        sys.stderr.write(f"schoolgate: {error}\n")
        return REFUSED
    sys.stdout.write(
        f"{back.rows} rows and {back.pictures} pictures are back; "
        "the journal is whole.\n"
    )
    if arguments.without_anchor:
        sys.stdout.write("Its signed lines were not asked for: the journal says so.\n")
    if back.keys:
        sys.stdout.write("So are its keys.\n")
    if back.closed:
        sys.stdout.write(
            f"{back.closed} sealed things don't open with the keys here. Put "
            "SCHOOLGATE_SECRET and SCHOOLGATE_KEYS of the old schoolgate.env into "
            "this one; “schoolgate doctor” names them.\n"
        )
    return 0
