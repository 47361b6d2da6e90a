"""Set up: once, twice, for a school, for a demonstration."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.operations.conftest import Installations, new_database

# One of the two databases a run; `make test-all` takes both.
pytestmark = [pytest.mark.slow, pytest.mark.matrix(2)]


def test_setting_up_twice_keeps_the_secret_and_makes_a_new_code(
    installations: Installations,
) -> None:
    first = installations.run("here", "setup")
    before = (installations / "here" / "schoolgate.env").read_text()

    second = installations.run("here", "setup")

    assert "give this code" in first.stdout
    assert "give this code" in second.stdout
    assert first.stdout.split()[-1] != second.stdout.split()[-1]
    assert (installations / "here" / "schoolgate.env").read_text() == before


def test_nobody_else_on_the_machine_reads_what_is_set_up(
    installations: Installations,
) -> None:
    installations.run("here", "setup")

    here = installations / "here"
    assert [p.name for p in (here, *here.iterdir()) if p.stat().st_mode & 0o077] == []


def test_setting_up_where_people_are_changes_nothing(
    demonstration: Installations,
) -> None:
    settings = demonstration / "here" / "schoolgate.env"
    settings.write_text("SCHOOLGATE_SECRET=" + "s" * 50 + "\n")

    again = demonstration.run("here", "setup")

    assert "nothing was changed" in again.stdout
    assert "code" not in again.stdout
    assert not (demonstration / "here" / "first-administrator").exists()


def test_an_https_address_is_set_up_for_a_server_before_it(
    installations: Installations,
) -> None:
    installations.run("here", "setup", "--address", "https://posts.example.org/")

    written = (installations / "here" / "schoolgate.env").read_text()
    assert "SCHOOLGATE_ADDRESS=https://posts.example.org\n" in written
    assert "SCHOOLGATE_PROXIES=1\n" in written


def test_postgresql_takes_one_setting(server: str, tmp_path: Path) -> None:
    installations = Installations(tmp_path, None)

    done = installations.run("here", "setup", "--database", new_database(server))

    looked = installations.run("here", "doctor")
    assert done.returncode == 0, done.stderr
    assert "The database (postgresql) is up to date" in looked.stdout
    assert not (tmp_path / "here" / "schoolgate.sqlite3").exists()


def test_a_real_installation_refuses_the_demonstrations_secret(
    installations: Installations,
) -> None:
    (installations / "here").mkdir()
    secret = "demonstration-only-" + "x" * 40
    settings = installations / "here" / "schoolgate.env"
    settings.write_text(f"SCHOOLGATE_SECRET={secret}\n")

    started = installations.run("here", "serve")

    assert started.returncode == 2
    assert "is the demonstration's: run “schoolgate setup”" in started.stderr


def test_the_demonstration_leaves_a_real_installation_alone(
    installations: Installations,
) -> None:
    installations.run("here", "setup")

    refused = installations.run("here", "demonstration")

    assert refused.returncode == 2
    assert "real installation" in refused.stderr


def test_a_demonstration_never_becomes_a_real_installation(
    demonstration: Installations,
) -> None:
    refused = demonstration.run("here", "setup")

    assert refused.returncode == 2
    assert "is a demonstration" in refused.stderr


def test_the_demonstration_is_built_once(demonstration: Installations) -> None:
    again = demonstration.run("here", "demonstration")

    assert (again.returncode, again.stdout) == (0, "")


@pytest.mark.parametrize(
    "command", ["serve", "worker", "upgrade", "journal verify", "backup x.tar.gz"]
)
def test_what_is_not_set_up_says_how_to(command: str, tmp_path: Path) -> None:
    verb, *words = command.split()

    refused = Installations(tmp_path, None).run("nowhere", verb, *words)

    assert refused.returncode == 2
    assert "schoolgate setup" in refused.stderr


def test_without_the_extra_a_command_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['django'] = None\n"
        "from schoolgate.cli.run import main; sys.exit(main(['serve']))"
    )

    refused = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )

    assert refused.returncode == 2
    assert "pip install “schoolgate[web]”" in refused.stderr
