"""``schoolgate worker``: publishes what is due, again and again."""

import argparse
from importlib import import_module

from schoolgate.web.operations.commands.ready import clearly, data_option, ready


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``worker`` and its options."""
    command = commands.add_parser("worker", help="publish what is due")
    command.set_defaults(run=clearly(run))
    data_option(command)
    command.add_argument("--every", type=float, default=10.0, metavar="SECONDS")


def run(arguments: argparse.Namespace) -> int:
    """Work until told to stop."""
    ready(arguments.data)
    import_module("schoolgate.web.work.loop").work(every=arguments.every)
    return 0
