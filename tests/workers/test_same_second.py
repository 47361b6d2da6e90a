"""Who withdraws while workers publish: it is held, or it is out and comes down."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import postgres

pytestmark = pytest.mark.slow
# Of fifteen posts nobody says anything of every third.
SILENT = 5


@pytest.fixture(params=["sqlite", "postgresql"])
def environment(
    request: pytest.FixtureRequest, tmp_path: Path
) -> Iterator[dict[str, str]]:
    """An installation of its own on each database."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SCHOOLGATE_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    kept["SCHOOLGATE_DATA"] = str(tmp_path)
    kept["SCHOOLGATE_SECRET"] = "for-tests-only-" + "k" * 40
    if request.param == "sqlite":
        yield kept
        return
    with postgres() as address:
        yield kept | {"SCHOOLGATE_DATABASE": address}


def test_a_no_and_a_publication_in_the_same_second_leave_nothing_out(
    environment: dict[str, str],
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.workers.same_second"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    came = json.loads(done.stdout)

    assert (came["trouble"], came["broken"], came["open"]) == ([], [], 0)
    assert (came["there"], came["states"].pop("out")) == (SILENT, SILENT)
    assert set(came["states"]) <= {"gone", "failed", "not-yet"}
