"""``schoolgate doctor``: what is well, weak or missing, each with its cure."""

import argparse
import json
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

from schoolgate.web.operations.commands.ready import (
    NotReadyError,
    clearly,
    data_option,
    made_ready,
)
from schoolgate.web.operations.ground import look_at_ground
from schoolgate.web.operations.signs import MISSING, WEAK, WELL, Sign

MARKS = {WELL: "OK  ", WEAK: "warn", MISSING: "fail"}
ILL = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``doctor`` and its options."""
    command = commands.add_parser("doctor", help="say what is missing")
    command.set_defaults(run=clearly(run))
    data_option(command)
    command.add_argument("--json", action="store_true", help="for programs")


def run(arguments: argparse.Namespace) -> int:
    """Look everything over; exit 1 if something is missing."""
    signs = list(_signs(arguments.data))
    if arguments.json:
        table = [{"what": s.what, "how": s.how, "cure": s.cure} for s in signs]
        sys.stdout.write(json.dumps(table, ensure_ascii=False, indent=1) + "\n")
    else:
        for sign in signs:
            cure = f"\n      {sign.cure}." if sign.cure else ""
            sys.stdout.write(f"{MARKS[sign.how]}  {sign.what}.{cure}\n")
    return ILL if any(sign.how == MISSING for sign in signs) else 0


def _signs(data: str) -> Iterator[Sign]:
    """First the ground, which shows why the rest can't be looked at, if it can't."""
    yield from look_at_ground(Path(data).resolve())
    try:
        made_ready(data)
    except NotReadyError as error:
        yield Sign("The site can't start", MISSING, str(error).rstrip("."))
    else:
        yield from import_module("schoolgate.web.operations.looking_over").look_over()
