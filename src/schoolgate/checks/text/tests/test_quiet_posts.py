"""The ordinary news of a school gives nothing away, and no data check speaks."""

from pathlib import Path
from types import ModuleType

import pytest

from schoolgate.checks.text import (
    adverts,
    contact,
    identity,
    links,
    private,
    special,
    whereabouts,
)
from schoolgate.checks.text.tests.looking import facts

POSTS = (Path(__file__).parent / "quiet_posts.txt").read_text(encoding="utf-8")
CHECKS = (adverts, contact, identity, links, private, special, whereabouts)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_ordinary_posts_are_met_with_silence(check: ModuleType) -> None:
    spoken = {post: facts(check, post) for post in POSTS.splitlines()}

    assert {post: said for post, said in spoken.items() if said} == {}


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_every_fact_begins_with_the_name_of_its_check(check: ModuleType) -> None:
    name = check.__name__.rpartition(".")[2]

    assert all(fact.startswith(f"{name}.") for fact in check.FACTS)
