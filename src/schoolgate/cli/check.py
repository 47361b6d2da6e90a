"""``schoolgate check``: what may happen to a draft, by which clauses."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

from schoolgate.checks.gate import Draft, judge
from schoolgate.cli import drafts, printed, surroundings
from schoolgate.cli.policies import Chosen, choose
from schoolgate.cli.usage import UsageError
from schoolgate.engine.catalogue.places import AUDIENCES, KINDS
from schoolgate.engine.level import Level
from schoolgate.engine.verdict import Verdict
from schoolgate.reading.school import School

MAY_GO = 0
NEEDS_A_PERSON = 10
STOPPED = 20
MANY = 200


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``check`` and its options."""
    command = commands.add_parser("check", help="check a draft against a policy")
    command.set_defaults(run=run)
    _about_the_policy(command)
    _about_the_post(command)
    _about_pictures(command)
    _declarations(command)
    command.add_argument("--format", choices=("text", "json"), default="text")
    command.add_argument("--explain", action="store_true", help="say it to a teacher")
    command.add_argument("--record", metavar="FILE", help="store the decision whole")
    command.add_argument("--batch", metavar="FILE.jsonl", help="one post a line")
    command.add_argument("text", nargs="?", metavar="TEXTFILE", help="a file, or -")


def _about_the_policy(command: argparse.ArgumentParser) -> None:
    command.add_argument("--policy", required=True, metavar="NAME_OR_FILE")
    command.add_argument("--under", metavar="TRUST_POLICY")
    command.add_argument("--roster", metavar="PUPILS.csv")
    command.add_argument("--staff", metavar="STAFF.csv")
    command.add_argument("--consents", metavar="FILE.csv")
    command.add_argument("--restricted", metavar="FILE.csv")


def _about_the_post(command: argparse.ArgumentParser) -> None:
    command.add_argument("--to", default="", metavar="PLATFORM,…")
    command.add_argument("--kind", choices=KINDS, default="")
    command.add_argument("--as", dest="roles", default="", metavar="ROLE,…")
    command.add_argument("--on", metavar="YYYY-MM-DDTHH:MM", help="school local time")
    command.add_argument("--audience", choices=AUDIENCES, default="public")
    command.add_argument("--title", default="", metavar="TEXT")
    command.add_argument("--account", choices=("official", "personal"), default="")


def _about_pictures(command: argparse.ArgumentParser) -> None:
    command.add_argument("--photo", metavar="FILE", action="append", default=[])
    command.add_argument("--alt", metavar="FILE=TEXT", action="append", default=[])
    command.add_argument(
        "--in-picture", metavar="FILE:NAME", action="append", default=[]
    )
    command.add_argument(
        "--nobody-in-picture", metavar="FILE", action="append", default=[]
    )
    command.add_argument(
        "--recognisable", metavar="FILE=yes|no", action="append", default=[]
    )


def _declarations(command: argparse.ArgumentParser) -> None:
    command.add_argument("--doubt", action="store_true", help="I am not sure")
    command.add_argument("--unverified", action="store_true")
    command.add_argument("--incident", action="store_true")
    command.add_argument("--embargo", metavar="FILE.yaml")
    command.add_argument("--election", default="", metavar="AREA")
    command.add_argument("--tag", action="append", default=[], metavar="HANDLE")


def run(arguments: argparse.Namespace) -> int:
    """Check one draft, or a batch of them, and print what the gate says."""
    if bool(arguments.batch) == bool(arguments.text):
        raise UsageError(
            "give either TEXTFILE (or - for standard input) or --batch FILE"
        )
    chosen = choose(arguments.policy, arguments.under)
    school = surroundings.school(arguments, chosen.file)
    if arguments.batch:
        return _batch(arguments, chosen, school)
    draft = drafts.draft(arguments, drafts.read_text(arguments.text))
    verdict = judge(chosen.policy, draft, school)
    if arguments.record:
        record = import_module("schoolgate.cli.record")
        _record(Path(arguments.record), record.stored(chosen, draft, verdict))
    sys.stdout.write(_said(arguments, chosen, draft, verdict))
    return exit_status(verdict)


def _batch(arguments: argparse.Namespace, chosen: Chosen, school: School) -> int:
    every = drafts.batch(arguments)
    worst = MAY_GO
    for draft, verdict in _judged(chosen, every, school):
        line = printed.as_json(chosen, draft.post, verdict)
        sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
        worst = max(worst, exit_status(verdict))
    return worst


def _judged(
    chosen: Chosen, every: Sequence[Draft], school: School
) -> Iterator[tuple[Draft, Verdict]]:
    """Judge one by one, or where there are many, with the pass for many."""
    if len(every) < MANY:
        for draft in every:
            yield draft, judge(chosen.policy, draft, school)
        return
    many = import_module("schoolgate.checks.many")
    yield from zip(every, many.judge_many(chosen.policy, every, school), strict=True)


def _said(
    arguments: argparse.Namespace, chosen: Chosen, draft: Draft, verdict: Verdict
) -> str:
    if arguments.format == "json":
        line = printed.as_json(chosen, draft.post, verdict)
        return json.dumps(line, ensure_ascii=False, indent=2) + "\n"
    if arguments.explain:
        return printed.explained(chosen, draft.post, verdict)
    return printed.as_text(chosen, draft.post, verdict)


def _record(path: Path, decision: dict[str, object]) -> None:
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump(decision, file, ensure_ascii=False, indent=1)
    except OSError as error:
        raise UsageError(
            f"--record {path}: {error.strerror}. Name a new file in a known folder."
        ) from error


def exit_status(verdict: Verdict) -> int:
    """Allow and advise are 0, anything that waits for a person 10, a stop 20."""
    decision = verdict.decision
    if decision.outcome is Level.STOP:
        return STOPPED
    if decision.outcome is Level.APPROVE or decision.unanswered:
        return NEEDS_A_PERSON
    return MAY_GO
