"""``schoolgate journal``: is it whole? And which role owns it on PostgreSQL?"""

import argparse
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from schoolgate.web.operations.commands.ready import clearly, data_option, ready

if TYPE_CHECKING:
    from schoolgate.web.journal.verifying import Report

REFUSED, WRONG_USAGE = 1, 2
SAID = {
    0: "The journal is whole.",
    1: "The journal is broken.",
    3: "There is nothing to hold it against.",
}


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``journal`` and its options."""
    command = commands.add_parser("journal", help="verify the journal")
    command.set_defaults(run=clearly(run))
    data_option(command)
    command.add_argument(
        "what",
        choices=("verify", "owner"),
        help="verify: exit 0 whole, 1 broken, 3 nothing to hold it against; "
        "owner: write the statements that hand it to SCHOOLGATE_JOURNAL_OWNER",
    )
    command.add_argument(
        "--anchors", metavar="FILE", help="lines kept elsewhere, such as saved emails"
    )
    command.add_argument(
        "--back", action="store_true", help="owner: hand it back, for an upgrade"
    )


def run(arguments: argparse.Namespace) -> int:
    """Verify the journal, or write what changes its owner."""
    ready(arguments.data)
    return _owner(arguments) if arguments.what == "owner" else _verify(arguments)


def _verify(arguments: argparse.Namespace) -> int:
    """Read every entry and every line, and name whatever does not hold."""
    outside = []
    if arguments.anchors:
        file = Path(arguments.anchors)
        signing = import_module("schoolgate.web.journal.signing")
        try:
            outside = signing.lines_in(file.read_text("utf-8", errors="replace"))
        except OSError as error:
            sys.stderr.write(f"schoolgate: {file} can't be read: {error.strerror}\n")
            return WRONG_USAGE
        if not outside:
            sys.stderr.write(f"schoolgate: there is no line of a journal in {file}\n")
            return WRONG_USAGE
    report = import_module("schoolgate.web.journal.verifying").verify(outside)
    for line in (*report.wrong, *_held_against(report, len(outside))):
        sys.stdout.write(f"{line}\n")
    sys.stdout.write(f"{SAID[report.status]}\n")
    return int(report.status)


def _held_against(report: "Report", outside: int) -> list[str]:
    """Say what it was held against, and what that can't show."""
    said = [f"No signed line covers: {name}." for name in report.uncovered]
    if report.last is None:
        return [*said, "No signed line is kept here that could be used."]
    also = f" and {outside} from the file" if outside else ""
    day = f"{report.last:%-d %B %Y}"
    return [
        *said,
        f"Held against {report.lines} lines kept here{also}; the last is of {day}.",
        "What was written since that line can't be told: if its end was cut off or "
        "it was rewritten, nothing here shows it.",
    ]


def _owner(arguments: argparse.Namespace) -> int:
    """Write statements for an administrator of the database; nothing is run."""
    owner = import_module("schoolgate.web.operations.journal_owner")
    try:
        statements = owner.give_back() if arguments.back else owner.hand_over()
    except owner.NoOwnerError as error:
        sys.stderr.write(f"schoolgate: {error}.\n")
        return REFUSED
    sys.stdout.write("\n".join(statements) + "\n")
    return 0
