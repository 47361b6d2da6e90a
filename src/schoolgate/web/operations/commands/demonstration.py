"""``schoolgate demonstration``: an invented trust with five schools, to try it out."""

import argparse
import sys
from importlib import import_module
from pathlib import Path

from schoolgate.web.operations.commands.ready import FILE, clearly, data_option, ready
from schoolgate.web.operations.commands.setup import DEMONSTRATION, new_key


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``demonstration`` and its options."""
    command = commands.add_parser("demonstration", help="make something to try out")
    command.set_defaults(run=clearly(run))
    data_option(command)


def run(arguments: argparse.Namespace) -> int:
    """Build the demonstration, unless it is there already."""
    folder = Path(arguments.data)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_environment(folder / FILE)
    ready(arguments.data)
    migrating = import_module("schoolgate.web.operations.migrating")
    migrating.brought_up_to_date()
    if migrating.is_empty():
        build = import_module("schoolgate.web.demonstration.build").build
        with import_module("django.db").transaction.atomic():
            schools = build()
        sys.stdout.write(f"Built {len(schools)} schools, and put posts in them.\n")
    return 0


def _write_environment(file: Path) -> None:
    """Mark the folder as a demonstration's; a real installation's is left alone."""
    if not file.exists():
        lines = (DEMONSTRATION, f"SCHOOLGATE_ANCHOR_KEY={new_key()}")
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        file.chmod(0o600)
    elif DEMONSTRATION not in file.read_text(encoding="utf-8"):
        sys.stderr.write(
            f"schoolgate: {file.parent} is a real installation. Name another folder.\n"
        )
        raise SystemExit(2)
