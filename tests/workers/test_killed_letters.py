"""Workers are killed while they send letters: none is lost, and few go twice.

One that dies between the mail server's answer and its own note can't know whether the
letter went: it goes once more, under its first Message-ID.
"""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from schoolgate.channels.newsletter.tests.sink import free_port
from tests.workers.test_killed import environment, worker

__all__ = ["environment"]

pytestmark = pytest.mark.slow
LETTERS, WORKERS, KILLS, PATIENCE = 60, 2, 8, 150


class Mailbox:
    """A mail server that takes its time, and keeps the id of what it took."""

    def __init__(self) -> None:
        self.ids: list[str] = []

    async def handle_DATA(  # noqa: N802
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        """Take a letter."""
        content = envelope.content
        text = content if isinstance(content, str) else (content or b"").decode()
        lines = text.splitlines()
        self.ids += [line for line in lines if line.startswith("Message-ID:")]
        threading.Event().wait(0.1)
        return "250 taken"


@pytest.fixture
def mailbox(environment: dict[str, str]) -> Iterator[Mailbox]:
    mailbox = Mailbox()
    port = free_port()
    controller = Controller(mailbox, hostname="127.0.0.1", port=port)
    controller.start()
    environment |= {
        "SCHOOLGATE_SMTP_HOST": "127.0.0.1",
        "SCHOOLGATE_SMTP_PORT": str(port),
    }
    yield mailbox
    controller.stop()


def stages(environment: dict[str, str]) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.workers.letters"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.splitlines()


def test_eight_kills_lose_no_letter_and_double_at_most_one_each(
    environment: dict[str, str], mailbox: Mailbox
) -> None:
    prepare = [sys.executable, "-m", "tests.workers.letters", str(LETTERS)]
    subprocess.run(prepare, env=environment, check=True)
    workers = [worker(environment) for _ in range(WORKERS)]
    chance = random.Random(20261201)
    kills, end = 0, time.monotonic() + PATIENCE
    try:
        while kills < KILLS and time.monotonic() < end:
            seen = len(mailbox.ids)
            while len(mailbox.ids) == seen and time.monotonic() < end:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.2))
            place = chance.randrange(WORKERS)
            os.kill(workers[place].pid, signal.SIGKILL)
            workers[place].wait()
            workers[place] = worker(environment)
            kills += 1
        while stages(environment) != [f"sent {LETTERS}"]:
            assert time.monotonic() < end, stages(environment)
            time.sleep(1)
    finally:
        for each in workers:
            each.kill()
            each.wait()

    times = Counter(mailbox.ids)
    assert len(times) == LETTERS
    assert kills == KILLS
    assert times.total() - LETTERS <= KILLS
