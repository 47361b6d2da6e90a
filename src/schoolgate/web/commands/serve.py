"""``schoolgate serve``: the site and its worker, which begin and end together."""

import argparse
import os
import signal
import subprocess
import sys
import time
from types import FrameType

from schoolgate.web.commands.ready import data_option, ready

PAUSE = 2.0


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``serve`` and its options."""
    command = commands.add_parser("serve", help="serve the site, with its worker")
    command.set_defaults(run=run)
    data_option(command)
    command.add_argument("--host", default="127.0.0.1")
    command.add_argument("--port", type=int, default=8000)
    command.add_argument("--processes", type=int, default=1)
    command.add_argument("--without-worker", action="store_true")


def run(arguments: argparse.Namespace) -> int:
    """Serve until told to stop; a part that ends by itself is begun again."""
    ready(arguments.data)
    parts = [_site(arguments)]
    if not arguments.without_worker:
        parts.append([sys.executable, "-m", "schoolgate", "worker"])
    return _Parts(parts).run()


def _site(arguments: argparse.Namespace) -> list[str]:
    return [
        *(sys.executable, "-m", "gunicorn", "schoolgate.web.wsgi"),
        *("--bind", f"{arguments.host}:{arguments.port}"),
        *("--worker-class", "gthread", "--threads", "4"),
        *("--workers", str(arguments.processes)),
        *("--log-level", "warning", "--max-requests", "20000"),
    ]


def _begun(command: list[str]) -> "subprocess.Popen[bytes]":
    """Begin one of our own programs: nothing of it comes from outside."""
    return subprocess.Popen(command)  # noqa: S603


class _Parts:
    """Processes that run side by side."""

    def __init__(self, commands: list[list[str]]) -> None:
        self.commands = commands
        self.running: list[subprocess.Popen[bytes]] = []
        self.stopping = False

    def run(self) -> int:
        """Run all of them; give 0 when told to stop."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        self.running = [_begun(command) for command in self.commands]
        while not self.stopping:
            time.sleep(PAUSE / 4)
            self._begin_again()
        for part in self.running:
            part.wait()
        return 0

    def _begin_again(self) -> None:
        for place, part in enumerate(self.running):
            if part.poll() is not None and not self.stopping:
                sys.stderr.write(f"schoolgate: {part.args!r} ended; begun again\n")
                time.sleep(PAUSE)
                self.running[place] = _begun(self.commands[place])

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True
        for part in self.running:
            if part.poll() is None:
                os.kill(part.pid, signal.SIGTERM)
