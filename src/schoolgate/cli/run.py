"""Run one command and turn what happens into an exit status."""

import argparse
import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from types import ModuleType, TracebackType

from schoolgate import __version__
from schoolgate.cli.usage import UsageError
from schoolgate.engine.errors import EngineError
from schoolgate.policyfile.errors import PolicyFileError
from schoolgate.rolls.errors import RollError

WRONG_USAGE = 2
INTERNAL_ERROR = 70
COMMANDS = ("check", "clean", "replay", "policy")
OF_THE_WEB_IN = "schoolgate.web.operations.commands"
# What installs, serves and keeps the web application, which is an extra.
OF_THE_WEB = (
    "setup",
    "serve",
    "worker",
    "demonstration",
    "journal",
    "backup",
    "backup-key",
    "restore",
    "reseal",
    "upgrade",
    "doctor",
)
# Rolls and policies stay to the end: to look for garbage among them costs a tenth.
LASTING = 100_000
WIDTH = 88


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name; return its exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    gc.set_threshold(LASTING)
    given = sys.argv[1:] if argv is None else list(argv)
    arguments = parser(given).parse_args(given)
    with _LastResort() as last:
        last.status = _run(arguments)
    gc.freeze()  # the rest goes with the process, and is not looked through
    return last.status


def parser(given: Sequence[str] = ()) -> argparse.ArgumentParser:
    """Build the command line; of a named command, that one alone is imported."""
    top: argparse.ArgumentParser = _Parser(
        prog="schoolgate",
        description="Check what the school is about to say against its own policy.",
    )
    top.add_argument("--version", action="version", version=__version__)
    commands = top.add_subparsers(
        dest="command", required=True, metavar="COMMAND", prog=top.prog
    )
    named = [name for name in given[:1] if name in COMMANDS + OF_THE_WEB]
    for name in named or COMMANDS + OF_THE_WEB:
        _module(name).add(commands)
    return top


def _module(name: str) -> ModuleType:
    """The module of a command."""
    folder = "schoolgate.cli" if name in COMMANDS else OF_THE_WEB_IN
    return import_module(f"{folder}.{name.replace('-', '_')}")


class _Parser(argparse.ArgumentParser):
    """Takes help's width as given: to ask the terminal for it costs 3 ms a check."""

    def _get_formatter(self) -> argparse.HelpFormatter:
        return argparse.HelpFormatter(self.prog, width=WIDTH)


def _run(arguments: argparse.Namespace) -> int:
    try:
        status: int = arguments.run(arguments)
    except (UsageError, PolicyFileError, RollError, EngineError) as error:
        sys.stderr.write(f"schoolgate: {error}\n")
        return WRONG_USAGE
    return status


class _LastResort:
    """Whatever else goes wrong is shown whole, and is never taken for an answer."""

    def __init__(self) -> None:
        self.status = INTERNAL_ERROR

    def __enter__(self) -> "_LastResort":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        if error is None or not isinstance(error, Exception):
            return False
        sys.__excepthook__(kind or type(error), error, trace)
        sys.stderr.write("schoolgate: an internal error; nothing was judged.\n")
        self.status = INTERNAL_ERROR
        return True
