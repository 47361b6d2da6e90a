"""The last release's database, brought up to date on either engine."""

import gzip
import json
import subprocess
from pathlib import Path

import pytest

from tests.keeping.conftest import PSQL, Installations

pytestmark = pytest.mark.slow
RELEASE = "0.2.0"
RELEASES = Path(__file__).with_name("releases")


def as_released(installations: Installations, name: str) -> None:
    """Make an installation whose database a release left, with people and posts."""
    here = installations / name
    here.mkdir()
    (here / "schoolgate.env").write_text("SCHOOLGATE_DEMONSTRATION=1\n")
    if installations.server is None:
        packed = RELEASES / f"{RELEASE}.sqlite3.gz"
        (here / "schoolgate.sqlite3").write_bytes(gzip.decompress(packed.read_bytes()))
        return
    address = installations.environment(name)["SCHOOLGATE_DATABASE"]
    statements = gzip.decompress((RELEASES / f"{RELEASE}.sql.gz").read_bytes())
    subprocess.run(
        [PSQL, address, "-q", "-o", "/dev/null"], input=statements, check=True
    )


def test_the_last_releases_database_is_migrated_and_its_journal_is_whole(
    installations: Installations,
) -> None:
    as_released(installations, "here")

    done = installations.run("here", "upgrade")
    verified = installations.run("here", "journal", "verify")
    again = installations.run("here", "upgrade")

    assert (done.returncode, done.stderr) == (0, "")
    assert "The journal is whole" in done.stdout
    assert verified.returncode == 0
    assert "0 migrations were run" in again.stdout


def test_what_the_last_release_kept_is_there_after_the_upgrade(
    installations: Installations,
) -> None:
    as_released(installations, "here")
    installations.run("here", "upgrade")

    counted = installations.python("here", "-m", "tests.keeping.counting")

    assert json.loads(counted.stdout) == {"posts": 45, "pupils": 300, "entries": 190}


def test_an_upgrade_of_what_is_up_to_date_changes_nothing(
    demonstration: Installations,
) -> None:
    done = demonstration.run("here", "upgrade")

    assert done.returncode == 0
    assert "0 migrations were run" in done.stdout
    assert "The journal is whole" in done.stdout
    assert list((demonstration / "here").glob("before-upgrade-*")) == []


def test_a_take_down_that_was_due_on_a_day_is_due_by_its_end_and_back_again(
    demonstration: Installations,
) -> None:
    done = demonstration.python("here", "-m", "tests.keeping.due_days")

    assert done.returncode == 0, done.stderr
    today, before, after, ends, unreported = json.loads(done.stdout)
    assert today
    assert today == before == after
    assert (ends, unreported) == (["00:00:00"], 0)
