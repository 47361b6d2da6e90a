"""What the tests of the data checks share: a look at a text, and the real posts."""

from datetime import datetime
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from schoolgate.checks.look import run
from schoolgate.engine.facts import Source
from schoolgate.engine.finding import Finding
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

DAY = datetime.fromisoformat("2026-06-10T09:30")
SHARED = Path(__file__).resolve().parents[5].parent / "shared" / "data"


def findings(
    check: ModuleType, text: str, school: School | None = None
) -> list[Finding]:
    """Let one check look at one text, read as the gate reads it."""
    name = check.__name__.rpartition(".")[2]
    seen = run(((name, Source.WORDS),), Post(text, DAY), school or School())
    assert not seen.failed
    return list(seen.findings)


def facts(check: ModuleType, text: str, school: School | None = None) -> set[str]:
    """Name the facts that one check finds in one text."""
    return {found.fact for found in findings(check, text, school)}


def marked(text: str, found: Finding) -> str:
    """Give the author's own characters that a finding points at."""
    assert found.text is not None
    return text[found.text.start : found.text.end]


@cache
def real_posts() -> tuple[str, ...]:
    """Read the posts that have nothing to do with schools, or skip loudly."""
    source = SHARED / "posts_btc.txt"
    if not source.exists():
        pytest.skip(f"SKIPPED FOR WANT OF DATA: {source.name} is not beside this clone")
    return tuple(source.read_text(encoding="utf-8").splitlines())
