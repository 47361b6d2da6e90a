"""Backed up, wiped, restored, on either engine and from one into the other."""

import io
import json
import subprocess
import sys
import tarfile
import time
from pathlib import Path

import pytest

from tests.operations.conftest import REPOSITORY, Installations, pictures
from tests.operations.tampering import changed

# One of the two databases a run; `make test-all` takes both.
pytestmark = [pytest.mark.slow, pytest.mark.matrix(2)]
FILE = "backup.tar.gz"
KEY = "SCHOOLGATE_ANCHOR_KEY"
# Every backup adds its own lines.
LINES = ("anchors.json", "journal.anchor.jsonl")


def backed_up(here: Installations, *words: str) -> Path:
    """Back the installation “here” up."""
    file = here / FILE
    done = here.run("here", "backup", str(file), *words)
    assert (done.returncode, done.stderr) == (0, "")
    return file


def set_up_like_here(
    here: Installations, there: Installations, name: str = "there"
) -> None:
    """Set another installation up, with the key that signs the lines of “here”."""
    there.run(name, "setup")
    key = anchor_key(here / "here")
    settings = there / name / "schoolgate.env"
    kept = [line for line in settings.read_text().splitlines() if KEY not in line]
    settings.write_text("\n".join([*kept, key]) + "\n")


def anchor_key(folder: Path) -> str:
    """The line of the settings with the key that signs."""
    lines = (folder / "schoolgate.env").read_text().splitlines()
    return next(line for line in lines if line.startswith(KEY))


def test_a_backup_comes_back_whole_in_another_place(
    demonstration: Installations,
) -> None:
    file = backed_up(demonstration)
    set_up_like_here(demonstration, demonstration)

    back = demonstration.run("there", "restore", str(file))
    verified = demonstration.run("there", "journal", "verify")
    again = demonstration / "again.tar.gz"
    demonstration.run("there", "backup", str(again))

    assert (back.returncode, back.stderr) == (0, "")
    assert verified.returncode == 0
    before, after = (demonstration / name for name in ("here", "there"))
    assert pictures(before) == pictures(after) != {}
    assert hashes(file) == hashes(again)


def hashes(file: Path) -> dict[str, str]:
    """The hash of each table and picture in a backup."""
    with tarfile.open(file) as archive:
        manifest = archive.extractfile("manifest.json") or io.BytesIO()
        files = dict(json.load(manifest)["files"])
    return {name: sha for name, sha in files.items() if not name.endswith(LINES)}


def test_a_backup_comes_back_on_the_other_engine(
    demonstration: Installations, server: str, tmp_path: Path
) -> None:
    file = backed_up(demonstration)
    is_sqlite = demonstration.server is None
    other = Installations(tmp_path / "other", server if is_sqlite else None)
    other.place.mkdir()
    set_up_like_here(demonstration, other)

    back = other.run("there", "restore", str(file))
    again = other / "again.tar.gz"
    other.run("there", "backup", str(again))

    assert (back.returncode, back.stderr) == (0, "")
    assert hashes(file) == hashes(again)
    assert other.run("there", "upgrade").returncode == 0


def test_work_goes_on_where_a_backup_came_back(
    demonstration: Installations,
) -> None:
    file = backed_up(demonstration)
    set_up_like_here(demonstration, demonstration)
    demonstration.run("there", "restore", str(file))

    writer = writing(demonstration, "there")
    wait_for(demonstration / "written")
    (demonstration / "stop").touch()
    writer.wait()

    assert writer.returncode == 0
    assert demonstration.run("there", "journal", "verify").returncode == 0


def test_a_backup_is_of_one_moment_while_others_write(
    demonstration: Installations,
) -> None:
    writer = writing(demonstration, "here")
    try:
        wait_for(demonstration / "written")
        before = int((demonstration / "written").read_text())
        file = backed_up(demonstration)
        after = int((demonstration / "written").read_text())
    finally:
        (demonstration / "stop").touch()
        writer.wait()
    set_up_like_here(demonstration, demonstration)

    back = demonstration.run("there", "restore", str(file))

    assert after > before
    assert (writer.returncode, back.returncode, back.stderr) == (0, 0, "")
    assert "the journal is whole" in back.stdout


def writing(installations: Installations, name: str) -> "subprocess.Popen[str]":
    """Somebody who writes all the time."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.operations.writing", str(installations / "stop")],
        env=installations.environment(name),
        cwd=REPOSITORY,
        text=True,
    )


def wait_for(file: Path, seconds: float = 30) -> None:
    """Wait until a file has something in it."""
    end = time.monotonic() + seconds
    while not (file.exists() and file.stat().st_size):
        assert time.monotonic() < end, f"{file.name} never came"
        time.sleep(0.05)


def test_what_is_there_is_lost_only_if_asked_for(
    demonstration: Installations,
) -> None:
    file = backed_up(demonstration)
    stray = demonstration / "here" / "pictures" / "stray.jpg"
    stray.write_bytes(b"x")

    refused = demonstration.run("here", "restore", str(file))
    kept = stray.exists()
    replaced = demonstration.run("here", "restore", str(file), "--replace")

    assert (refused.returncode, kept) == (1, True)
    assert "people here already" in refused.stderr
    assert (replaced.returncode, replaced.stderr) == (0, "")
    assert not stray.exists()
    assert [p.name for p in (demonstration / "here").glob("*before-restore*")] == []


@pytest.mark.parametrize(
    ("tampering", "says"),
    [
        ("a table", "is not as it was when the backup was made"),
        ("one more file", "not in its manifest"),
        ("cut short", "is no backup of ours"),
        ("the journal and its hash", "The journal's chain does not hold"),
        ("the journal and all its hashes", "is not the one it was made of"),
        ("no lines", "it has none: an older release made it"),
        ("a newer release", "Install that version"),
    ],
)
def test_a_backup_that_was_changed_is_refused_and_all_stays_as_it_was(
    demonstration: Installations, tampering: str, says: str
) -> None:
    file = changed(backed_up(demonstration), tampering)
    before = pictures(demonstration / "here")

    refused = demonstration.run("here", "restore", str(file), "--replace")

    again = demonstration / "again.tar.gz"
    demonstration.run("here", "backup", str(again))
    assert refused.returncode == 1
    assert says in refused.stderr
    assert "Traceback" not in refused.stderr
    assert hashes(again) == hashes(demonstration / FILE)
    assert pictures(demonstration / "here") == before


def test_what_a_restore_that_was_cut_off_set_aside_is_put_back(
    demonstration: Installations,
) -> None:
    file = backed_up(demonstration)
    cut_off = (
        "import django; django.setup()\n"
        "from schoolgate.web.operations.aside import set_aside; set_aside()"
    )
    assert demonstration.python("here", "-c", cut_off).returncode == 0

    looked = demonstration.run("here", "doctor")
    refused = demonstration.run("here", "restore", str(file))
    verified = demonstration.run("here", "journal", "verify")

    assert "A restore was cut off" in looked.stdout
    assert "people here already" in refused.stderr
    assert verified.returncode == 0
    assert pictures(demonstration / "here") != {}


def test_sealed_things_open_only_with_the_keys(
    demonstration: Installations,
) -> None:
    settings = demonstration / "here" / "schoolgate.env"
    secret = "SCHOOLGATE_SECRET=" + "s" * 50
    settings.write_text(f"{secret}\n{anchor_key(demonstration / 'here')}\n")
    assert demonstration.python("here", "-c", SEALING).returncode == 0
    without = backed_up(demonstration)
    with_keys = demonstration / "keys.tar.gz"
    demonstration.run("here", "backup", "--with-keys", str(with_keys))
    set_up_like_here(demonstration, demonstration)

    closed = demonstration.run("there", "restore", str(without))
    ill = demonstration.run("there", "doctor")
    opened = demonstration.run("there", "restore", "--replace", str(with_keys))
    well = demonstration.run("there", "doctor")

    assert "1 sealed things don't open with the keys here" in closed.stdout
    assert "1 sealed things don't open" in ill.stdout
    assert "So are its keys" in opened.stdout
    assert "What is sealed opens with the keys here" in well.stdout
    there = (demonstration / "there" / "schoolgate.env").read_text()
    assert "SCHOOLGATE_ADDRESS=" in there


SEALING = """
import django; django.setup()
from schoolgate.web.accounts.credentials import store
from schoolgate.web.accounts.models import Account
from schoolgate.web.concerns.models import Threat
from schoolgate.web.letters.models import Letter
# What the demonstration sealed was sealed by the keys that it had before.
Threat.objects.all().delete()
Letter.objects.all().delete()
Account.objects.update(credentials=b"")
store(Account.objects.order_by("pk")[0], {"channel": "demonstration"})
"""


def test_a_backup_is_for_its_owner_alone(demonstration: Installations) -> None:
    file = backed_up(demonstration)

    assert file.stat().st_mode & 0o077 == 0
    assert [p.name for p in file.parent.glob("*unfinished*")] == []
    with tarfile.open(file) as archive:
        assert not any("keys" in name for name in archive.getnames())
