"""What a teacher reads, word for word."""

from collections.abc import Callable
from pathlib import Path

import pytest
from demo.run import HERE, POSTS

from schoolgate.cli.tests.conftest import run

LISTS = (f"--roster={HERE / 'pupils.csv'}", f"--staff={HERE / 'staff.csv'}")


@pytest.mark.parametrize("post", POSTS, ids=[post[0] for post in POSTS])
def test_explained(post: tuple[str, ...], golden: Callable[[str], None]) -> None:
    name, policy, *options = post
    text = Path(HERE / "posts" / f"{name}.txt")

    answer = run(
        "check", f"--policy={policy}", *LISTS, *options, "--on=2026-06-19T10:30",
        "--explain", str(text),
    )  # fmt: skip

    golden(answer.out)


@pytest.mark.parametrize("post", POSTS, ids=[post[0] for post in POSTS])
def test_marked(post: tuple[str, ...], golden: Callable[[str], None]) -> None:
    name, policy, *options = post

    answer = run(
        "check", f"--policy={policy}", *LISTS, *options, "--on=2026-06-19T10:30",
        str(HERE / "posts" / f"{name}.txt"),
    )  # fmt: skip

    golden(answer.out)
