"""The worker's loop: sweep, do what the sweep nudged, and wait.

On the embedded engine a process is one worker. Beyond one machine, procrastinate's own
workers run the same tasks, and its clock sweeps.
"""

import signal
import time
from types import FrameType

from django.conf import settings
from django.core.management import call_command
from django.db import close_old_connections
from django.utils.module_loading import import_string


def work(*, every: float) -> None:
    """Work until a signal says stop; a piece of work that is begun is ended first."""
    if settings.SCALED_OUT:
        call_command("procrastinate", "worker", verbosity=0)
        return
    stop = _Stop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, stop.asked)
    while not stop.is_asked:
        close_old_connections()
        for sweep in settings.SWEEPS:
            import_string(sweep).enqueue()
        call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, stop.asked)
        # A sweep leaves some rows every few seconds: what was done a day ago goes.
        call_command("prune_db_task_results", min_age_days=1, verbosity=0)
        stop.wait(every)


class _Stop:
    """Whether somebody asked for an end."""

    def __init__(self) -> None:
        self.is_asked = False

    def asked(self, _number: int, _frame: FrameType | None) -> None:
        """Note that somebody did."""
        self.is_asked = True

    def wait(self, seconds: float) -> None:
        """Wait, but not after an end was asked for."""
        end = time.monotonic() + seconds
        while not self.is_asked and time.monotonic() < end:
            time.sleep(0.2)
