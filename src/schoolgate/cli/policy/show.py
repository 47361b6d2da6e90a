"""``schoolgate policy show``: a policy's clauses, or one of them, as they are set."""

import argparse
import sys
from collections.abc import Iterator

from schoolgate.cli.policy.carried import carried_by
from schoolgate.cli.policy.days import add_day, day_of
from schoolgate.cli.usage import UsageError
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.clause import Clause, Sets
from schoolgate.engine.rulebook import value_in_words
from schoolgate.policyfile.read import read_policy


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``show`` and its options."""
    command = commands.add_parser("show", help="show a policy, or one clause of it")
    command.set_defaults(run=run)
    command.add_argument("name", metavar="NAME_OR_FILE")
    command.add_argument("clause", nargs="?", metavar="CLAUSE")
    add_day(command)


def run(arguments: argparse.Namespace) -> int:
    """Print each clause in a line, or one of them whole."""
    policy = read_policy(arguments.name).policy
    day = day_of(arguments)
    clauses = policy.clauses(day)
    if arguments.clause:
        chosen = [c for c in clauses if c.id == arguments.clause]
        if not chosen:
            raise UsageError(f"{policy.name} has no clause {arguments.clause}.")
        sys.stdout.write("\n".join(_whole(chosen[0])) + "\n")
        return 0
    sys.stdout.write(f"{policy.school}, version {policy.on(day).version}\n\n")
    for clause in clauses:
        sys.stdout.write(f"{clause.id:8} {clause.mode:12} {clause.asks}\n")
    return 0


def _whole(clause: Clause) -> Iterator[str]:
    yield f"{clause.id}  {clause.section}"
    yield f"  {clause.asks}"
    yield f"  mode: {clause.mode}; capability: {clause.capability}"
    for sets in clause.sets:
        yield f"  sets {_set(sets)}, at {sets.level.word}"
    for permits in clause.permits:
        yield f"  permits {_set(permits)}"
    for carried in carried_by(clause):
        yield f"  carried out by {carried}"
    if clause.unenforceable:
        yield f"  can't be enforced: {clause.unenforceable}"


def _set(sets: Sets) -> str:
    question = VOCABULARY.control(sets.control).question
    return f"{sets.control} = {value_in_words(sets)} ({question})"
