"""``schoolgate policy test``: every case, and the proof that each clause is needed."""

import argparse
import json
import sys
from collections.abc import Iterator
from typing import TypedDict

from schoolgate.checks.cases.expectations import wrong_with
from schoolgate.checks.cases.situations import answer_of
from schoolgate.checks.cases.tables import BadCase, Case, cases_of
from schoolgate.engine.policy import Policy
from schoolgate.policyfile.places import policy_names
from schoolgate.policyfile.read import PolicyFile, read_policy


class Proof(TypedDict):
    """One clause: how many cases it has, which failed, and whether one proves it."""

    clause: str
    cases: int
    failed: list[str]
    proved: bool


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``test`` and its options."""
    command = commands.add_parser("test", help="run every case of a policy")
    command.set_defaults(run=run)
    command.add_argument("name", nargs="?", metavar="NAME_OR_FILE")
    command.add_argument("--format", choices=("text", "json"), default="text")


def run(arguments: argparse.Namespace) -> int:
    """Print a row a clause; exit status 0 if every one is proved, else 1."""
    names = [arguments.name] if arguments.name else policy_names()
    found = [proof for name in names for proof in proofs(read_policy(name))]
    if arguments.format == "json":
        sys.stdout.write(json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    else:
        _print(found)
    return int(not all(proof["proved"] for proof in found))


def proofs(file: PolicyFile) -> Iterator[Proof]:
    """Run a policy's cases, clause by clause, those of unknown clauses last."""
    cases = cases_of(file)
    edition = max(file.policy.editions, key=lambda each: each.since)
    known = [clause.id for clause in edition.clauses]
    for clause in dict.fromkeys((*known, *(case.clause for case in cases))):
        own = [case for case in cases if case.clause == clause]
        failed = [text for case in own for text in _failures(case, file)]
        if clause not in known:
            failed.append(f"the policy has no clause “{clause}”")
        proved = not failed and _is_needed(clause, own, file)
        yield Proof(clause=clause, cases=len(own), failed=failed, proved=proved)


def _failures(case: Case, file: PolicyFile) -> list[str]:
    """What a case expects and does not get, in words; none where it passes."""
    answer = _answer(case, file.policy, file)
    wrong = [answer] if isinstance(answer, str) else wrong_with(case, answer)
    return [f"{case.name}: {text}" for text in wrong]


def _is_needed(clause: str, cases: list[Case], file: PolicyFile) -> bool:
    """Whether an answer changes once the clause is struck out."""
    without = file.policy.without(clause)
    return any(
        _answer(case, file.policy, file) != _answer(case, without, file)
        for case in cases
    )


def _answer(case: Case, policy: Policy, file: PolicyFile) -> dict[str, object] | str:
    """The answer in a case, or why the case means nothing."""
    try:
        return answer_of(case, policy, file)
    except BadCase as error:
        return str(error)


def _print(found: list[Proof]) -> None:
    for proof in found:
        what = "proved" if proof["proved"] else "NOT PROVED"
        sys.stdout.write(f"{proof['clause']:8} {proof['cases']:2} cases  {what}\n")
        for text in proof["failed"]:
            sys.stdout.write(f"         {text}\n")
        if not proof["proved"] and not proof["failed"]:
            sys.stdout.write("         no answer changes without this clause\n")
    proved = sum(proof["proved"] for proof in found)
    sys.stdout.write(f"\n{len(found)} clauses, {proved} proved\n")
