"""Installations of their own: a folder, a database, and the real commands on them."""

import os
import shutil
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres import postgres

Done = subprocess.CompletedProcess[str]
REPOSITORY = Path(__file__).parents[2]
PSQL = shutil.which("psql") or "psql: install the package postgresql-client"


class Installations:
    """Installations by name, each with a folder and a database of its own."""

    def __init__(self, place: Path, server: str | None) -> None:
        self.place = place
        self.server = server
        self.databases: dict[str, str] = {}

    def run(self, name: str, command: str, *words: str) -> Done:
        """Run ``schoolgate COMMAND`` on one of them."""
        return self.python(
            name, "-m", "schoolgate", command, "--data", str(self / name), *words
        )

    def pair(self, name: Path) -> None:
        """Make a pair of keys for backups."""
        command = [sys.executable, "-m", "schoolgate", "backup-key", str(name)]
        subprocess.run(command, cwd=REPOSITORY, check=True, capture_output=True)

    def python(self, name: str, *words: str) -> Done:
        """Run Python with the settings of one of them."""
        return subprocess.run(
            [sys.executable, *words],
            env=self.environment(name),
            cwd=REPOSITORY,
            capture_output=True,
            text=True,
            check=False,
        )

    def environment(self, name: str) -> dict[str, str]:
        """The settings, none of which come from the tests' own environment."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith("SCHOOLGATE_")}
        kept["DJANGO_SETTINGS_MODULE"] = "schoolgate.web.settings"
        kept["SCHOOLGATE_DATA"] = str(self / name)
        if self.server:
            kept["SCHOOLGATE_DATABASE"] = self._database(name)
        return kept

    def copy(self, template: "Installations", name: str) -> None:
        """Begin one as a copy of another, which nobody is using."""
        if template.server:
            base = template.databases[name].rpartition("/")[2]
            self._database(name, f"TEMPLATE {base}")
        shutil.copytree(template / name, self / name)

    def __truediv__(self, name: str) -> Path:
        return self.place / name

    def _database(self, name: str, how: str = "") -> str:
        if name not in self.databases:
            assert self.server
            self.databases[name] = new_database(self.server, how)
        return self.databases[name]


def new_database(server: str, how: str = "") -> str:
    """The address of a new database on a server."""
    base = f"t{uuid.uuid4().hex}"
    statement = f"CREATE DATABASE {base} {how}"
    subprocess.run([PSQL, server, "-qc", statement], check=True)
    return server.replace("/postgres", f"/{base}")


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with postgres() as address:
        yield address


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> str | None:
    """The address of a server, or None for SQLite."""
    if request.param == "sqlite":
        return None
    return str(request.getfixturevalue("server"))


@pytest.fixture(scope="session")
def built(
    engine: str | None, tmp_path_factory: pytest.TempPathFactory
) -> Installations:
    """One demonstration, built once and then copied."""
    template = Installations(tmp_path_factory.mktemp("built"), engine)
    assert template.run("here", "demonstration").returncode == 0
    return template


@pytest.fixture
def installations(engine: str | None, tmp_path: Path) -> Installations:
    return Installations(tmp_path, engine)


@pytest.fixture
def demonstration(built: Installations, installations: Installations) -> Installations:
    """Installations of which “here” is a demonstration."""
    installations.copy(built, "here")
    return installations


def pictures(folder: Path) -> dict[str, bytes]:
    """Every picture of an installation."""
    root = folder / "pictures"
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }
