"""What primary schools write every day passes every check of how a post speaks."""

import re
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from schoolgate.checks.text.tests.looking import findings, real_posts

HOW = (
    "tone standing subjects politics opinion embargo signature tags works limits"
).split()
POSTS = [
    line
    for line in Path(__file__)
    .with_name("ordinary_posts.txt")
    .read_text(encoding="utf-8")
    .splitlines()
    if not line.startswith("#")
]
TRIGGERED = [name for name in HOW if name not in {"embargo", "limits", "tone"}]


def check(name: str) -> ModuleType:
    return import_module(f"schoolgate.checks.text.{name}")


@pytest.mark.parametrize("name", HOW)
def test_an_ordinary_post_passes(name: str) -> None:
    stopped = [post for post in POSTS if findings(check(name), post)]

    assert stopped == []
    assert len(POSTS) >= 60


@pytest.mark.parametrize("name", TRIGGERED)
def test_whatever_is_found_was_let_through_by_the_trigger(name: str) -> None:
    module = check(name)
    trigger = re.compile(module.TRIGGER, re.IGNORECASE)

    skipped = [post for post in real_posts() if not trigger.search(post)]

    assert [post for post in skipped if findings(module, post)] == []
