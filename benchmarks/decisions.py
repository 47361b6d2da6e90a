"""Decisions beside Cedar's, and the report on a policy beside z3's; the same rules.

    python -m benchmarks.decisions

CPU time, in one process, interleaved; ratios are what counts.
"""

import random
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial

from tests.oracles.cedar import cedar_text, forbidding
from tests.oracles.solver import Formulas, changes_a_decision
from tests.oracles.test_cedar import value_of

from schoolgate.engine.box import Value
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.decide import decide_by
from schoolgate.engine.facts import Facts
from schoolgate.engine.policy import Edition, Policy
from schoolgate.engine.report import report
from schoolgate.engine.rulebook import Rulebook, rulebook
from schoolgate.policyfile.places import policy_names
from schoolgate.policyfile.read import read_policy

DAY = date(2026, 11, 20)
RULES = 60
CLAUSES = 60
POINTS = 200


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that one piece of work takes."""
    start = time.process_time()
    work()
    return time.process_time() - start


def sixty_clauses() -> Policy:
    """Sixty clauses that judge, out of the five schools' policies."""
    judging = [
        clause
        for name in policy_names()
        for clause in read_policy(name).policy.clauses(DAY)
        if clause.sets
    ]
    edition = Edition("bench", DAY, tuple(judging[:CLAUSES]))
    return Policy("bench", "Bench", "england", (edition,))


def sixty_rules() -> Rulebook:
    """Sixty of their rules."""
    book = rulebook(sixty_clauses(), DAY)
    return Rulebook(book.rules[:RULES], book.permissions)


def points(book: Rulebook) -> list[dict[str, Value]]:
    """Full facts, as random as the domains allow."""
    chance = random.Random(7)
    facts = dict.fromkeys(fact for rule in book.rules for fact in rule.box)
    return [
        {fact: value_of(VOCABULARY.domain(fact), chance) for fact in facts}
        for _ in range(POINTS)
    ]


def decisions() -> None:
    """Time a decision with all its reasons against Cedar's with its diagnostics."""
    book = sixty_rules()
    text = cedar_text(book.rules)
    ours, theirs = [], []
    for point in points(book):
        decide = partial(decide_by, book, Facts(point))
        ask = partial(forbidding, text, point)
        ours.append(min(cpu(decide) for _ in range(3)))
        theirs.append(min(cpu(ask) for _ in range(3)))
    mine, cedars = statistics.median(ours) * 1e6, statistics.median(theirs) * 1e6
    print(f"a decision by {RULES} rules, whole trace: {mine:.0f} µs")
    print(f"the same by Cedar (cedarpy):             {cedars:.0f} µs")
    print(f"ratio {mine / cedars:.3f} (bar 0.2)")


def reports() -> None:
    """Time the report on a policy against the same questions put to z3."""
    policy = sixty_clauses()
    book = rulebook(policy, DAY)
    clauses = list(dict.fromkeys(rule.clause for rule in book.rules))

    def ask() -> None:
        formulas = Formulas(book.vocabulary.domains)
        for clause in clauses:
            own = [rule for rule in book.rules if rule.clause == clause]
            others = [rule for rule in book.rules if rule.clause != clause]
            changes_a_decision(own, others, formulas)

    mine = min(cpu(lambda: report(policy, DAY)) for _ in range(3))
    solver = min(cpu(ask) for _ in range(2))
    print(
        f"the report on {CLAUSES} clauses, {len(book.rules)} rules: {mine * 1e3:.0f} ms"
    )
    print(f"the same by z3: {solver * 1e3:.0f} ms")
    print(f"ratio {mine / solver:.3f} (bar 0.1)")


def main() -> None:
    """Print both."""
    decisions()
    reports()


if __name__ == "__main__":
    main()
