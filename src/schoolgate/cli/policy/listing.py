"""``schoolgate policy list``: the policies that come with this installation."""

import argparse
import sys

from schoolgate.policyfile.places import policy_names
from schoolgate.policyfile.read import read_policy


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``list``."""
    command = commands.add_parser("list", help="name the policies there are")
    command.set_defaults(run=run)


def run(_arguments: argparse.Namespace) -> int:
    """Print a line for each policy: name, version, clauses, school."""
    for name in policy_names():
        policy = read_policy(name).policy
        edition = max(policy.editions, key=lambda each: each.since)
        sys.stdout.write(
            f"{name:20} {edition.version:10} {len(edition.clauses):3} clauses  "
            f"{policy.school} ({policy.nation})\n"
        )
    return 0
