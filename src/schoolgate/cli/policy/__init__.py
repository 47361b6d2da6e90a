"""``schoolgate policy``: list, show, lint, test, compare, cover, write a new one."""

import argparse

from schoolgate.cli.policy import compare, coverage, lint, listing, new, proving, show

__all__ = ["add"]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``policy`` and its own commands."""
    command = commands.add_parser("policy", help="work with schools' policies")
    own = command.add_subparsers(dest="what", required=True, metavar="WHAT")
    for each in (listing, show, lint, proving, compare, coverage, new):
        each.add(own)
