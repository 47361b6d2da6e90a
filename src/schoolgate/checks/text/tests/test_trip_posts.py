"""Trips as schools write of them: held while they go on, silent with their families.

``trip_posts.tsv`` has what a sentence is (off: children are or will be away; past; or
silent), whether patterns were chosen while it was read (tune) or not (held), and the
sentence.
"""

from collections import Counter
from pathlib import Path

import pytest

from schoolgate.checks.text import whereabouts
from schoolgate.checks.text.tests.looking import facts

ROWS = [
    line.split("\t")
    for line in Path(__file__)
    .with_name("trip_posts.tsv")
    .read_text(encoding="utf-8")
    .splitlines()
]


def shares(part: str) -> dict[str, float]:
    """Of each kind of sentence, the share that is said to be away."""
    held: Counter[str] = Counter()
    every: Counter[str] = Counter()
    for kind, which, text in ROWS:
        if which == part:
            every[kind] += 1
            held[kind] += "whereabouts.off_site" in facts(whereabouts, text)
    return {kind: held[kind] / every[kind] for kind in every}


@pytest.mark.parametrize("part", ["tune", "held"])
def test_trips_are_held_while_they_go_on(part: str) -> None:
    assert shares(part)["off"] >= 0.9


def test_trips_that_are_over_are_seldom_held() -> None:
    assert shares("tune")["past"] <= 0.05
    assert shares("held")["past"] <= 0.07


def test_what_happens_at_school_or_with_families_is_seldom_held() -> None:
    assert shares("tune")["silent"] <= 0.05
    assert shares("held")["silent"] <= 0.06
