"""Workers are killed while they publish: nothing is lost, and nothing out twice."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import postgres

pytestmark = pytest.mark.slow
POSTS, WORKERS, KILLS = 24, 3, 8
PAUSE, HOLD, PATIENCE = "0.25", "4", 150


@pytest.fixture(params=["sqlite", "postgresql", "procrastinate"])
def environment(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[dict[str, str]]:
    """An installation on each database, and on both engines of background work."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SCHOOLGATE_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    kept |= {
        "SCHOOLGATE_DATA": str(tmp_path),
        "SCHOOLGATE_SECRET": "for-tests-only-" + "k" * 40,
        "SCHOOLGATE_HOLD": HOLD,
    }
    if request.param == "sqlite":
        yield kept
        return
    with postgres() as address:
        kept["SCHOOLGATE_DATABASE"] = address
        if request.param == "procrastinate":
            kept["SCHOOLGATE_PROCRASTINATE"] = "1"
        yield kept


def worker(environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "schoolgate", "worker", "--every", "1"]
    data = ["--data", environment["SCHOOLGATE_DATA"]]
    return subprocess.Popen(
        command + data,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def counted(environment: dict[str, str]) -> dict[str, dict[str, int]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.workers.counted"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return dict(json.loads(done.stdout))


def sent(environment: dict[str, str]) -> list[str]:
    log = Path(environment["SCHOOLGATE_DATA"]) / "out" / "sent.log"
    return log.read_text().split() if log.exists() else []


def test_eight_kills_lose_nothing_and_repeat_nothing(
    environment: dict[str, str],
) -> None:
    prepare = [sys.executable, "-m", "tests.workers.prepare", str(POSTS), PAUSE]
    subprocess.run(prepare, env=environment, check=True)
    workers = [worker(environment) for _ in range(WORKERS)]
    chance = random.Random(20261121)
    kills, end = 0, time.monotonic() + PATIENCE
    try:
        while len(sent(environment)) < POSTS and time.monotonic() < end:
            time.sleep(chance.uniform(0.3, 1.2))
            if kills < KILLS and sent(environment):
                place = chance.randrange(WORKERS)
                os.kill(workers[place].pid, signal.SIGKILL)
                workers[place].wait()
                workers[place] = worker(environment)
                kills += 1
        while time.monotonic() < end:
            there = counted(environment)
            if there["states"] == {"out": POSTS}:
                break
            time.sleep(1)
    finally:
        for each in workers:
            each.kill()
            each.wait()

    there = counted(environment)
    repeats = [key for key, times in Counter(sent(environment)).items() if times > 1]
    assert kills == KILLS
    assert there == {"states": {"out": POSTS}, "broken": []}
    assert repeats == []
