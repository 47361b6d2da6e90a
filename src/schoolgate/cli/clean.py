"""``schoolgate clean``: photographs without anything hidden in them."""

import argparse

CLEANED = 0
SOME_LEFT = 10


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``clean`` and its options."""
    command = commands.add_parser("clean", help="take hidden data out of photographs")
    command.set_defaults(run=run)
    command.add_argument("photos", nargs="+", metavar="PHOTO")
    command.add_argument("--out", required=True, metavar="DIR")
