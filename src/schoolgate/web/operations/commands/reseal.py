"""``schoolgate reseal``: everything sealed is sealed anew, by the first key."""

import argparse
import sys
from collections import Counter
from importlib import import_module

from schoolgate.web.operations.commands.ready import clearly, data_option, ready

STAYS_CLOSED = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``reseal`` and its options."""
    command = commands.add_parser("reseal", help="seal everything by the first key")
    command.set_defaults(run=clearly(run))
    data_option(command)


def run(arguments: argparse.Namespace) -> int:
    """Seal anew while the site goes on working; name what stays closed."""
    ready(arguments.data)
    keys = import_module("schoolgate.web.operations.keys")
    counts: Counter[str] = Counter()
    for one in keys.sealed_anew():
        counts[one.how] += 1
        if one.how == keys.CLOSED:
            sys.stderr.write(f"{one.what} does not open: {one.cure}.\n")
    sys.stdout.write(
        f"{counts[keys.OLDER]} sealed anew, {counts[keys.FIRST]} were already.\n"
    )
    if counts[keys.CLOSED]:
        sys.stdout.write("Put the older keys back, and run it again.\n")
        return STAYS_CLOSED
    sys.stdout.write("The first key of SCHOOLGATE_KEYS opens everything by itself.\n")
    return 0
