"""The doctor: what is missing, and what mends it."""

import json

import pytest

from tests.operations.conftest import Done, Installations

# One of the two databases a run; `make test-all` takes both.
pytestmark = [pytest.mark.slow, pytest.mark.matrix(2)]


def signs_in(done: Done) -> dict[str, str]:
    """What the doctor said, and how it is."""
    return {sign["what"]: sign["how"] for sign in json.loads(done.stdout)}


def test_the_doctor_says_what_is_missing(installations: Installations) -> None:
    installations.run("here", "setup")

    looked = installations.run("here", "doctor", "--json")

    signs = signs_in(looked)
    assert signs["The journal is whole"] == "well"
    assert any(s.startswith("People reach it over http,") for s in signs)
    assert signs["[web] is installed"] == "well"
    assert any("worker" in what and how == "missing" for what, how in signs.items())
    assert looked.returncode == 1


def test_every_missing_thing_has_its_cure(installations: Installations) -> None:
    installations.run("here", "setup")

    looked = installations.run("here", "doctor", "--json")

    missing = [s for s in json.loads(looked.stdout) if s["how"] != "well"]
    assert missing
    assert [sign["what"] for sign in missing if not sign["cure"]] == []


def test_the_doctor_sees_that_nothing_is_set_up(installations: Installations) -> None:
    looked = installations.run("here", "doctor", "--json")

    assert any(what.startswith("There is no folder") for what in signs_in(looked))
    assert looked.returncode == 1


def test_the_doctor_sees_who_can_read_the_secret(installations: Installations) -> None:
    installations.run("here", "setup")
    (installations / "here" / "schoolgate.env").chmod(0o644)

    looked = installations.run("here", "doctor", "--json")

    what = "Others on this machine can read schoolgate.env"
    assert signs_in(looked)[what] == "missing"
