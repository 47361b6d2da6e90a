"""A toy school on disk, and a way to call the command as a script does."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

POLICY = """\
name: toy
school: Toy Primary School
nation: england
counts_as: {slt: [head, deputy]}
known_sites: [sch.uk]
editions: [{version: "2025-09", since: 2025-09-01, clauses: clauses.yaml}]
"""

CLAUSES = """\
- id: T-1
  asks: No child's full name is published
  mode: block
  capability: posts
  sets: {names.children: first-name}
- id: T-2
  asks: Only senior leaders publish
  mode: approve
  capability: posts
  sets: {posts.publishing: [slt]}
- id: T-3
  asks: Posts are about events
  mode: block
  capability: posts
  sets: {posts.kinds: [event]}
- id: T-4
  asks: When in doubt, do not post
  mode: block
  capability: posts
  sets: {posts.in_doubt: no}
- id: T-5
  asks: Comments are off
  mode: block
  capability: posts
  sets: {posts.comments: no}
- id: T-6
  asks: The account has a second factor
  mode: block
  capability: accounts
  sets: {accounts.without_second_factor: no}
"""

ROSTER = "Forename,Surname,Year\nAisha,Khan,4\nTomasz,Zieliński,4\n"


@dataclass(frozen=True)
class Answer:
    """What one call of the command gave."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, object]:
        table = json.loads(self.out)
        assert isinstance(table, dict)
        return table


Call = Callable[..., Answer]


@pytest.fixture
def school(tmp_path: Path) -> Path:
    """The folder of the toy school: its policy, its roster, a plain post."""
    folder = tmp_path / "toy"
    folder.mkdir()
    (folder / "policy.yaml").write_text(POLICY, encoding="utf-8")
    (folder / "clauses.yaml").write_text(CLAUSES, encoding="utf-8")
    (folder / "pupils.csv").write_text(ROSTER, encoding="utf-8")
    return folder


@pytest.fixture
def check(school: Path) -> Call:
    """Check a text as JSON, with the options given, as a process of its own."""

    def call(text: str, *options: str, roster: str = "pupils.csv") -> Answer:
        given = [f"--roster={school / roster}"] if roster else []
        return run(
            "check", f"--policy={school}", "--format=json", *given, *options, "-",
            text=text,
        )  # fmt: skip

    return call


def run(*arguments: str, text: str = "") -> Answer:
    """Run the command with a text on its standard input."""
    done = subprocess.run(
        [sys.executable, "-m", "schoolgate", *arguments],
        input=text.encode(),
        capture_output=True,
        check=False,
    )
    return Answer(done.returncode, done.stdout.decode(), done.stderr.decode())
