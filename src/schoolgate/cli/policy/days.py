"""The day that a command of ``policy`` speaks of."""

import argparse
from datetime import date, datetime
from zoneinfo import ZoneInfo

from schoolgate.cli.usage import UsageError


def add_day(command: argparse.ArgumentParser) -> None:
    """Add ``--on DAY``."""
    command.add_argument("--on", metavar="YYYY-MM-DD", help="the day; else today")


def day_of(arguments: argparse.Namespace) -> date:
    """Give the day that was named, or today in the school's time."""
    if arguments.on is None:
        return datetime.now(ZoneInfo("Europe/London")).date()
    try:
        return date.fromisoformat(arguments.on)
    except ValueError as error:
        raise UsageError(f"--on {arguments.on}: write it like 2026-11-20.") from error
