"""Installations of their own: a folder, a database, and the real commands on them."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.postgres import postgres

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Run ``schoolgate …`` on a database of its own: ``run("a", "doctor")``."""
    made: dict[str, dict[str, str]] = {}

    def environment(name: str) -> dict[str, str]:
        if name not in made:
            made[name] = _environment(request, name)
        return made[name]

    def command(name: str, *words: str) -> "subprocess.CompletedProcess[str]":
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        return subprocess.run(
            [
                *(sys.executable, "-m", "schoolgate"),
                *(words[0], "--data", str(folder), *words[1:]),
            ],
            env=environment(name),
            capture_output=True,
            text=True,
            check=False,
        )

    return command


def _environment(request: pytest.FixtureRequest, name: str) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("SCHOOLGATE_")}
    kept.pop("DJANGO_SETTINGS_MODULE", None)
    if request.param == "sqlite":
        return kept
    address = request.getfixturevalue("server")
    base = f"t{abs(hash((request.node.nodeid, name)))}"
    subprocess.run(["psql", address, "-qc", f"CREATE DATABASE {base}"], check=True)
    return {**kept, "SCHOOLGATE_DATABASE": address.replace("/postgres", f"/{base}")}
