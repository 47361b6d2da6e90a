"""``schoolgate policy new``: a first policy for a school, to be changed by hand."""

import argparse
import sys
from datetime import date
from importlib.resources import files
from pathlib import Path

from schoolgate.cli.policy.days import add_day, day_of
from schoolgate.cli.usage import UsageError
from schoolgate.policyfile.nations import nations


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``new`` and its options."""
    command = commands.add_parser("new", help="write a first policy for a school")
    command.set_defaults(run=run)
    command.add_argument("name", metavar="NAME", help="such as oak-lane")
    command.add_argument("--school", default="", help="the school's full name")
    command.add_argument("--nation", default="england", choices=sorted(nations()))
    command.add_argument("--out", default=".", metavar="DIR")
    add_day(command)


def run(arguments: argparse.Namespace) -> int:
    """Write policy.yaml and clauses.yaml; never over files that are there."""
    folder = Path(arguments.out) / arguments.name
    day = day_of(arguments)
    if folder.exists():
        raise UsageError(f"{folder} is there already. Choose another name or --out.")
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise UsageError(
            f"{folder}: {error.strerror}. Choose another --out."
        ) from error
    for name in ("policy.yaml", "clauses.yaml"):
        (folder / name).write_text(_filled(name, arguments, day), encoding="utf-8")
    sys.stdout.write(
        f"{folder}: a first policy. Change it, then: schoolgate policy lint {folder}\n"
    )
    return 0


def _filled(name: str, arguments: argparse.Namespace, day: date) -> str:
    template = files("schoolgate.cli.policy").joinpath("template", name)
    school = arguments.school or arguments.name.replace("-", " ").title()
    marks = {
        "NAME": arguments.name,
        "SCHOOL": school,
        "NATION": arguments.nation,
        "VERSION": f"{day:%Y-%m}",
        "DAY": day.isoformat(),
        "PREFIX": "".join(word[0] for word in arguments.name.split("-")).upper(),
    }
    text = template.read_text(encoding="utf-8")
    for mark, value in marks.items():
        text = text.replace(f"@{mark}@", value)
    return text
