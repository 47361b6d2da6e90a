"""``schoolgate policy lint``: is the file right, and the policy at one with itself?"""

import argparse
import sys
from collections.abc import Iterator

from schoolgate.cli.policy.carried import carried_by
from schoolgate.cli.policy.days import add_day, day_of
from schoolgate.engine.clause import Clause
from schoolgate.engine.report import Remark, report
from schoolgate.engine.rulebook import rulebook
from schoolgate.policyfile.law import floors
from schoolgate.policyfile.read import PolicyFile, read_policy

CLEAN = 0
WRONG = 1


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``lint`` and its options."""
    command = commands.add_parser("lint", help="check a policy's own files")
    command.set_defaults(run=run)
    command.add_argument("name", metavar="NAME_OR_FILE")
    command.add_argument("--under", metavar="TRUST_POLICY")
    add_day(command)


def run(arguments: argparse.Namespace) -> int:
    """Print what is wrong (exit status 1), and what only wants to be known."""
    file = read_policy(arguments.name)
    day = day_of(arguments)
    under = arguments.under or file.trust
    above = [read_policy(str(under)).policy] if under else []
    # Compiling all of it shows what only the whole can: a demand nobody can meet.
    rulebook(file.policy.under(*above, floors(file.policy.nation)), day)
    found = report(file.policy.under(*above), day)
    wrong = [*_idle(file.policy.clauses(day)), *map(_line, found.dead)]
    for line in wrong:
        sys.stdout.write(f"{_place(file)}: {line}\n")
    for remark in found:
        if remark not in found.dead:
            sys.stdout.write(f"note: {_line(remark)}\n")
    if not wrong:
        count = len(file.policy.clauses(day))
        sys.stdout.write(f"{file.policy.name}: {count} clauses, nothing is wrong\n")
    return WRONG if wrong else CLEAN


def _place(file: PolicyFile) -> str:
    return str(file.path.parent)


def _idle(clauses: tuple[Clause, ...]) -> Iterator[str]:
    for clause in clauses:
        if not carried_by(clause):
            yield (
                f"{clause.id} is carried out by nothing. Give it sets, a duty, "
                "a route, or the questions it answers (asked)."
            )


def _line(remark: Remark) -> str:
    clauses = " and ".join(remark.clauses)
    if remark.kind == "covered":
        clauses = remark.clauses[0]
    shown = f"\n      shown by: {remark.witness}" if remark.witness else ""
    return f"{remark.kind}: {clauses}: {remark.matter}{shown}"
