"""``schoolgate doctor``: what is well, weak or missing, each with its cure."""

import argparse
import json
import sys
from importlib import import_module

from schoolgate.web.commands.ready import data_option, ready

SIGNS = {"well": "✓", "weak": "!", "missing": "✗"}
ILL = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``doctor`` and its options."""
    command = commands.add_parser("doctor", help="say what is missing")
    command.set_defaults(run=run)
    data_option(command)
    command.add_argument("--json", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Look everything over; exit 1 if something is missing."""
    ready(arguments.data)
    signs = import_module("schoolgate.web.keeping.looking_over").look_over()
    if arguments.json:
        table = [{"what": s.what, "how": s.how, "cure": s.cure} for s in signs]
        sys.stdout.write(json.dumps(table, ensure_ascii=False, indent=1) + "\n")
    else:
        for sign in signs:
            cure = f" {sign.cure}." if sign.cure else ""
            sys.stdout.write(f"{SIGNS[sign.how]} {sign.what}.{cure}\n")
    return ILL if any(sign.how == "missing" for sign in signs) else 0
