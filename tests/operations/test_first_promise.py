"""A backup of 0.4.0, the first release that promises upgrades, comes back today."""

import io
import json
import tarfile

import pytest

from tests.operations.conftest import REPOSITORY, Installations, pictures
from tests.operations.make_backup import BACKUP, SETTINGS

# One of the two databases a run; `make test-all` takes both.
pytestmark = [pytest.mark.slow, pytest.mark.matrix(2)]
COUNTING = "tests/operations/counting.py"
# Whoever has a second factor in the backup has it still.
TODAY = """
import django
django.setup()
from django.test import Client
from schoolgate.web.people.models import Person
browser = Client(headers={"host": "posts.elm.example.org"})
browser.force_login(Person.objects.get(email="olive@elm.example.org"))
print(browser.get("/school/elm/", secure=True).status_code, end="")
"""


def read(name: str) -> str:
    """A part of the backup."""
    with tarfile.open(BACKUP) as archive:
        part = archive.extractfile(name) or io.BytesIO()
        return part.read().decode()


def rows(table: str) -> int:
    """How many rows of a table are in the backup."""
    names = json.loads(read("manifest.json"))["files"]
    [name] = [name for name in names if name.endswith(f" {table}.jsonl")]
    return len(read(name).splitlines())


def test_a_backup_of_the_first_promise_is_restored_and_upgraded(
    installations: Installations,
) -> None:
    folder = installations / "here"
    folder.mkdir()
    lines = [f"{name}={value}" for name, value in SETTINGS.items()]
    (folder / "schoolgate.env").write_text("\n".join(lines) + "\n")
    assert installations.run("here", "setup").returncode == 0

    back = installations.run("here", "restore", str(BACKUP))
    upgraded = installations.run("here", "upgrade")
    verified = installations.run("here", "journal", "verify")
    counted = installations.python("here", str(REPOSITORY / COUNTING))
    opened = installations.python("here", "-c", TODAY)

    assert (back.returncode, back.stderr) == (0, "")
    assert "don't open" not in back.stdout
    assert "The journal is whole" in upgraded.stdout
    assert (upgraded.returncode, verified.returncode) == (0, 0)
    assert json.loads(counted.stdout) == {
        "posts": rows("posts.post"),
        "pupils": rows("people.pupil"),
        "entries": rows("journal.entry"),
    }
    assert opened.stdout == "200", opened.stderr
    assert sorted(pictures(folder)) == ["none.jpg", "run.mp4"]


def test_the_backup_tells_nothing_of_the_machine_that_made_it() -> None:
    with tarfile.open(BACKUP) as archive:
        names = [one.name for one in archive if one.name.endswith(".jsonl")]

    assert not any("/tmp/" in read(name) or "/home/" in read(name) for name in names)
