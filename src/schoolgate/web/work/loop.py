"""The worker's loop: sweep, do what the sweeps enqueued, and wait.

On the embedded engine a process is one worker. Beyond one machine, procrastinate's own
workers run the same tasks, and its clock sweeps.
"""

import os
import signal
import time
import uuid
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections

from schoolgate.web.work.tasks import enqueue_sweeps

SIGNALS = (signal.SIGINT, signal.SIGTERM)
GLANCE = 0.2


def worker_name() -> str:
    """Make a name that no other worker, on any host, has for this piece of work."""
    return f"{os.getpid()}-{uuid.uuid4().hex}"[:36]


def work(*, every: float) -> None:
    """Work until a signal says stop; a piece of work that has begun is ended first."""
    if settings.SCALED_OUT:
        call_command("procrastinate", "worker", verbosity=0)
        return
    stop = _Stop()
    stop.listen()
    while not stop.is_requested:
        close_old_connections()
        enqueue_sweeps()
        call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
        # The command above listens to the signals in its own way.
        stop.listen()
        # Sweeps leave some rows every few seconds: those of yesterday go.
        call_command("prune_db_task_results", min_age_days=1, verbosity=0)
        stop.wait(every)


class _Stop:
    """Whether somebody asked for an end."""

    def __init__(self) -> None:
        self.is_requested = False

    def listen(self) -> None:
        """Note the signals that ask for an end."""
        for number in SIGNALS:
            signal.signal(number, self._request)

    def wait(self, seconds: float) -> None:
        """Wait, but not after an end was asked for."""
        end = time.monotonic() + seconds
        while not self.is_requested and time.monotonic() < end:
            time.sleep(GLANCE)

    def _request(self, _number: int, _frame: FrameType | None) -> None:
        self.is_requested = True
