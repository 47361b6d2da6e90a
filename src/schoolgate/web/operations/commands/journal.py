"""``schoolgate journal``: is every chain of the journal whole?"""

import argparse
import sys
from importlib import import_module

from schoolgate.web.operations.commands.ready import data_option, ready

WHOLE, BROKEN = 0, 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``journal`` and its options."""
    command = commands.add_parser("journal", help="verify the journal")
    command.set_defaults(run=run)
    data_option(command)
    command.add_argument("what", choices=("verify",))


def run(arguments: argparse.Namespace) -> int:
    """Read every entry, and name each place where a chain does not hold."""
    ready(arguments.data)
    found = list(import_module("schoolgate.web.journal.queries").breaks())
    for each in found:
        sys.stdout.write(f"{each.chain}: entry {each.number}: {each.what}\n")
    sys.stdout.write("The journal is broken.\n" if found else "The journal is whole.\n")
    return BROKEN if found else WHOLE
