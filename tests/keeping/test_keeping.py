"""Set up, tried out, backed up, wiped, restored: by the real commands."""

import json
import tarfile
from pathlib import Path

import pytest

from tests.keeping.conftest import Run

pytestmark = pytest.mark.slow


def test_a_backup_comes_back_whole_in_another_place(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar.gz"
    run("here", "demonstration")
    made = run("here", "backup", str(file))
    run("there", "setup")

    back = run("there", "restore", str(file))
    verified = run("there", "journal", "verify")

    assert "rows" in made.stdout
    assert (back.returncode, back.stderr) == (0, "")
    assert "the journal is whole" in back.stdout
    assert verified.returncode == 0
    assert pictures(tmp_path / "here") == pictures(tmp_path / "there") != {}


def pictures(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in (folder / "pictures").rglob("*")
        if path.is_file()
    }


def test_what_is_there_is_not_lost_unless_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "backup.tar.gz"
    run("here", "demonstration")
    run("here", "backup", str(file))

    refused = run("here", "restore", str(file))
    replaced = run("here", "restore", str(file), "--replace")

    assert refused.returncode == 1
    assert "people here already" in refused.stderr
    assert replaced.returncode == 0


def test_a_backup_that_was_changed_is_refused(run: Run, tmp_path: Path) -> None:
    file, changed = tmp_path / "backup.tar.gz", tmp_path / "changed.tar.gz"
    run("here", "demonstration")
    run("here", "backup", str(file))
    with tarfile.open(file) as before, tarfile.open(changed, "w:gz") as after:
        before.extractall(tmp_path / "x", filter="data")
        for path in sorted((tmp_path / "x").rglob("*.jsonl")):
            text = path.read_text().replace("Tamsin", "Someone")
            path.write_text(text)
        for path in sorted((tmp_path / "x").rglob("*")):
            if path.is_file():
                after.add(path, path.relative_to(tmp_path / "x").as_posix())
    run("there", "setup")

    back = run("there", "restore", str(changed))

    assert back.returncode == 1
    assert "Nothing was restored" in back.stderr


def test_setting_up_twice_changes_nothing(run: Run, tmp_path: Path) -> None:
    first = run("here", "setup")
    before = (tmp_path / "here" / "schoolgate.env").read_text()

    second = run("here", "setup")

    assert "give this code" in first.stdout
    assert second.returncode == 0
    assert (tmp_path / "here" / "schoolgate.env").read_text() == before
    assert (tmp_path / "here").stat().st_mode & 0o077 == 0


def test_a_real_installation_refuses_the_demonstrations_secret(
    run: Run, tmp_path: Path
) -> None:
    folder = tmp_path / "here"
    folder.mkdir()
    secret = "demonstration-only-" + "x" * 40
    (folder / "schoolgate.env").write_text(f"SCHOOLGATE_SECRET={secret}\n")

    started = run("here", "doctor")

    assert started.returncode != 0
    assert "demonstration" in started.stderr


def test_the_demonstration_leaves_a_real_installation_alone(run: Run) -> None:
    run("here", "setup")

    refused = run("here", "demonstration")

    assert refused.returncode == 2
    assert "real installation" in refused.stderr


def test_the_doctor_says_what_is_missing(run: Run) -> None:
    run("here", "setup")

    looked = run("here", "doctor", "--json")

    signs = {sign["what"]: sign["how"] for sign in json.loads(looked.stdout)}
    assert signs["The journal is whole"] == "well"
    assert signs["People reach it over http"] == "weak"
    assert any("worker" in what and how == "missing" for what, how in signs.items())
    assert looked.returncode == 1


def test_an_upgrade_says_what_it_did(run: Run) -> None:
    run("here", "demonstration")

    done = run("here", "upgrade")

    assert done.returncode == 0
    assert "0 migrations were run" in done.stdout
    assert "The journal is whole" in done.stdout


def test_what_is_not_set_up_says_so(run: Run) -> None:
    looked = run("here", "doctor")

    assert looked.returncode == 2
    assert "schoolgate setup" in looked.stderr
