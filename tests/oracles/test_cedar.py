"""On complete facts, the same rules speak as in Cedar."""

import random
from datetime import date

import pytest

from schoolgate.engine.box import Allowed, Interval, Value, holds
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.decide import decide_by
from schoolgate.engine.facts import Facts
from schoolgate.engine.rulebook import rulebook
from schoolgate.policyfile.places import policy_names
from schoolgate.policyfile.read import read_policy
from tests.oracles.cedar import cedar_text, forbidding

DAY = date(2026, 11, 20)
POINTS = 400


def value_of(domain: Allowed, chance: random.Random) -> Value:
    if isinstance(domain, Interval):
        return chance.randrange(0, 1440)
    return chance.choice(sorted(domain, key=str))


@pytest.mark.slow
@pytest.mark.parametrize("name", policy_names())
def test_the_same_rules_speak_as_in_cedar(name: str) -> None:
    book = rulebook(read_policy(name).policy, DAY)
    text = cedar_text(book.rules)
    chance = random.Random(name)
    facts = dict.fromkeys(fact for rule in book.rules for fact in rule.box)

    for _ in range(POINTS):
        point = {f: value_of(VOCABULARY.domain(f), chance) for f in facts}
        ours = {n for n, rule in enumerate(book.rules) if holds(rule.box, point)}
        assert ours == forbidding(text, point)
        cited = {book.rules[n].clause for n in ours}
        assert set(decide_by(book, Facts(point)).cites) == cited
