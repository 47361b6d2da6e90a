"""``schoolgate policy compare``: what is stricter where."""

import argparse
import sys

from schoolgate.cli.policy.days import add_day, day_of
from schoolgate.engine.compare import compare
from schoolgate.policyfile.read import read_policy


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``compare`` and its options."""
    command = commands.add_parser("compare", help="what is stricter where")
    command.set_defaults(run=run)
    command.add_argument("one", metavar="A")
    command.add_argument("other", metavar="B")
    add_day(command)


def run(arguments: argparse.Namespace) -> int:
    """Print, control by control, which of two policies is stricter, and a witness."""
    one, other = read_policy(arguments.one).policy, read_policy(arguments.other).policy
    found = compare(one, other, day_of(arguments))
    for each in found:
        sys.stdout.write(
            f"{each.control}: {each.policy} is stricter ({each.clause}: {each.value}, "
            f"{each.level})\n      shown by: {each.witness}\n"
        )
    if not found:
        sys.stdout.write("Neither is stricter anywhere.\n")
    return 0
