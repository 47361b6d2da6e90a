"""Programs that run side by side: begun again if one ends, and all ended together."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from types import FrameType

LOOK = 0.2
# One that ends at once every time must not keep the machine busy.
PAUSE = 2.0
# How long a part may take to end what it is at; after it, what it was at is taken up
# anew at the next start.
GRACE = 60.0
LAST_GRACE = 5.0
STOPS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class SideBySide:
    """Some programs, from the first to the last breath of this one."""

    def __init__(self, commands: Sequence[Sequence[str]]) -> None:
        self.commands = commands
        self.running: list[subprocess.Popen[bytes]] = []
        self.is_stopping = False

    def run(self) -> int:
        """Run them until a signal says stop."""
        for number in STOPS:
            signal.signal(number, self._stop)
        self.running = [_begun(command) for command in self.commands]
        while not self.is_stopping:
            self._pause(LOOK)
            self._begin_again()
        self._end()
        return 0

    def _begin_again(self) -> None:
        for place, part in enumerate(self.running):
            if part.poll() is None:
                continue
            sys.stderr.write(f"schoolgate: {_name(part)} ended, and is begun again\n")
            self._pause(PAUSE)
            if not self.is_stopping:
                self.running[place] = _begun(self.commands[place])

    def _pause(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while not self.is_stopping and time.monotonic() < end:
            time.sleep(LOOK)

    def _end(self) -> None:
        for number, seconds in (
            (signal.SIGTERM, GRACE),
            (signal.SIGTERM, LAST_GRACE),
            (signal.SIGKILL, LAST_GRACE),
        ):
            self._send(number)
            if self._ended_within(seconds):
                return

    def _send(self, number: signal.Signals) -> None:
        for part in self.running:
            if part.poll() is None:
                os.kill(part.pid, number)

    def _ended_within(self, seconds: float) -> bool:
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if all(part.poll() is not None for part in self.running):
                return True
            time.sleep(LOOK)
        return False

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.is_stopping = True


def _begun(command: Sequence[str]) -> "subprocess.Popen[bytes]":
    """Begin one of our own programs: nothing of it comes from outside.

    In a group of its own, since Ctrl+C reaches a whole group: here it is told once.
    """
    return subprocess.Popen(command, process_group=0)  # noqa: S603


def _name(part: "subprocess.Popen[bytes]") -> str:
    words = part.args if isinstance(part.args, list) else [part.args]
    return " ".join(str(word) for word in words[2:4])
