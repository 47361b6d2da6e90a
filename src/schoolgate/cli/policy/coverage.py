"""``schoolgate policy coverage``: clause by clause, what carries it out."""

import argparse
import json
import sys

from schoolgate.cli.policy.carried import carried_by
from schoolgate.cli.policy.proving import proofs
from schoolgate.policyfile.places import policy_names
from schoolgate.policyfile.read import read_policy


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``coverage`` and its options."""
    command = commands.add_parser("coverage", help="what carries each clause out")
    command.set_defaults(run=run)
    command.add_argument("name", nargs="?", metavar="NAME_OR_FILE")
    command.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace) -> int:
    """Print a row a clause; exit status 1 where a clause has nothing or no case."""
    names = [arguments.name] if arguments.name else policy_names()
    every = [row for name in names for row in rows(name)]
    if arguments.format == "json":
        sys.stdout.write(json.dumps(every, ensure_ascii=False, indent=1) + "\n")
    else:
        _print(every)
    return int(any(not row["carried_by"] or not row["cases"] for row in every))


def rows(name: str) -> list[dict[str, object]]:
    """Give a policy's clauses, each with what carries it out and the cases it passes.

    No case counts for a clause whose cases fail, or change nothing without it.
    """
    file = read_policy(name)
    proved = {proof["clause"]: proof for proof in proofs(file)}
    edition = max(file.policy.editions, key=lambda each: each.since)
    return [
        {
            "clause": clause.id,
            "mode": str(clause.mode),
            "carried_by": carried_by(clause),
            "cases": proved[clause.id]["cases"] if proved[clause.id]["proved"] else 0,
            "needs": clause.needs or None,
        }
        for clause in edition.clauses
    ]


def _print(every: list[dict[str, object]]) -> None:
    for row in every:
        carried = row["carried_by"]
        listed = "; ".join(map(str, carried)) if isinstance(carried, list) else ""
        web = "  (the rest needs the web)" if row["needs"] else ""
        sys.stdout.write(
            f"{row['clause']:8} {row['mode']:12} {row['cases']:2} cases  "
            f"{listed or 'NOTHING'}{web}\n"
        )
    bare = [row["clause"] for row in every if not row["carried_by"] or not row["cases"]]
    waiting = sum(1 for row in every if row["needs"])
    sys.stdout.write(
        f"\n{len(every)} clauses, {len(every) - len(bare)} carried out and proved; "
        f"of {waiting} a part needs the web\n"
    )
