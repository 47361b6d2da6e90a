"""``schoolgate backup-key``: a pair of keys, to encrypt backups and to open them."""

import argparse
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from schoolgate.web.operations.extras import cure_of

REFUSED, MISSING = 1, 2


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``backup-key`` and its options."""
    command = commands.add_parser("backup-key", help="make keys to encrypt backups")
    command.set_defaults(run=run)
    command.add_argument(
        "name", metavar="NAME", help="writes NAME.private, NAME.public"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write both halves, and say which one goes where."""
    if find_spec("cryptography") is None:
        cure = cure_of("web")
        sys.stderr.write(f"schoolgate: this needs what [web] brings: {cure}\n")
        return MISSING
    encryption = import_module("schoolgate.web.operations.encryption")
    try:
        private, public = encryption.make_pair(Path(arguments.name))
    except (encryption.KeyFileError, OSError) as error:
        sys.stderr.write(f"schoolgate: {error}\n")
        return REFUSED
    sys.stdout.write(
        f"{public} encrypts: leave it here, and say “backup --to-key {public}”.\n"
        f"{private} opens backups: keep it elsewhere, twice, and delete it here. "
        "Without it, no backup comes back.\n"
    )
    return 0
