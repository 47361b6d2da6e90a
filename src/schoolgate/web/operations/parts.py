"""What comes with packages, and whether it works: each part is tried, not looked up."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from schoolgate.web.operations.extras import cure_of
from schoolgate.web.operations.signs import MISSING, WEAK, Sign

TRIALS = "schoolgate.web.operations.trials"
# A machine that is busy reads a word in ten seconds.
SECONDS = 120


@dataclass(frozen=True, slots=True)
class TriedPart:
    """A part with its trial; ``without`` is what people miss where it does not work."""

    trial: str
    works: str
    without: str
    extra: str
    how: str = MISSING


PARTS = (
    TriedPart("seals", "Sealing works", "Nothing can be sealed", "web"),
    TriedPart("passwords", "Passwords work", "Nobody can sign in by password", "web"),
    TriedPart(
        "platforms", "Platforms can be called", "Nothing can be published", "channels"
    ),
    TriedPart("pictures", "Pictures are cleaned", "No picture can be used", "photo"),
    TriedPart(
        "iphone_pictures",
        "Pictures from iPhones can be read",
        "Pictures from iPhones are refused",
        "photo",
    ),
    TriedPart(
        "faces",
        "Faces can be found",
        "Faces can't be found: every picture waits",
        "photo",
    ),
    TriedPart(
        "writing",
        "Writing in pictures is read",
        "Writing in pictures is not read: a person has to look for it",
        "writing",
        WEAK,
    ),
    TriedPart("videos", "Videos can be read", "Videos are refused", "video", WEAK),
)


def try_parts(parts: tuple[TriedPart, ...] = PARTS) -> Iterator[Sign]:
    """Try each part in a process of its own, all at once."""
    begun = [(part, _begin(part)) for part in parts]
    for part, process in begun:
        why = _end(process)
        if why:
            cure = f"{cure_of(part.extra)} If it is installed: {why}"
            yield Sign(part.without, part.how, cure)
        else:
            yield Sign(part.works)


def _begin(part: TriedPart) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"{TRIALS}.{part.trial}"]
    return subprocess.Popen(  # noqa: S603
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
    )


def _end(process: subprocess.Popen[str]) -> str:
    """Wait for a trial; "" where it went well, else its last words."""
    try:
        _, said = process.communicate(timeout=SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        return f"it was not done in {SECONDS} seconds"
    if process.returncode == 0:
        return ""
    lines = said.strip().splitlines()
    return lines[-1] if lines else f"its process ended with {process.returncode}"
