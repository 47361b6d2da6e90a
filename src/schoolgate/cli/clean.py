"""``schoolgate clean``: photographs without anything hidden in them."""

import argparse
import sys
from pathlib import Path

from schoolgate.cli.usage import UsageError
from schoolgate.reading.pictures.cleaning import Result, clean_files

CLEANED = 0
SOME_LEFT = 10


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``clean`` and its options."""
    command = commands.add_parser("clean", help="take hidden data out of photographs")
    command.set_defaults(run=run)
    command.add_argument("photos", nargs="+", metavar="PHOTO")
    command.add_argument("--out", required=True, metavar="DIR")


def run(arguments: argparse.Namespace) -> int:
    """Write a clean copy of each photograph, and say what was taken out of it."""
    folder = Path(arguments.out)
    paths = [Path(name) for name in arguments.photos]
    for path in paths:
        if not path.is_file():
            raise UsageError(f"{path}: there is no such file. Check its name.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"--out {folder}: {error.strerror}. Name a folder.") from error
    status = CLEANED
    for result in clean_files(paths, folder):
        sys.stdout.write(_line(result) + "\n")
        status = SOME_LEFT if result.error else status
    return status


def _line(result: Result) -> str:
    if result.cleaned is None:
        return f"✗ {result.source}: {result.error}. A person has to look at it."
    removed = ", ".join(result.cleaned.removed) or "nothing was hidden in it"
    changed = "" if result.cleaned.is_lossless else _converted(result.cleaned.psnr)
    return f"✓ {result.source} → {result.copy}: {removed}{changed}"


def _converted(psnr: float | None) -> str:
    return f" (converted to JPEG, {psnr:.0f} dB near the original)"
