"""May this account be in use? The engine decides, by what the policy asks of accounts.

Which conditions there are, and how hard each is, is the policy's: here stands only
which controls are about accounts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from schoolgate.engine.box import Box, restrict
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.decide import decide_by
from schoolgate.engine.decision import Decision
from schoolgate.engine.facts import Facts, until_declared
from schoolgate.engine.level import Demand, Level
from schoolgate.engine.record import replace
from schoolgate.engine.rulebook import Rule, Rulebook
from schoolgate.web.accounts.facts import Said, facts_of
from schoolgate.web.accounts.models import Account
from schoolgate.web.policy.in_force import SCHOOLS, InForce, in_force

ABOUT_ACCOUNTS = "accounts."
PLATFORM = "posts.platforms"
FACTS = "account."
# The vocabulary asks of a post's author; the register, of everybody who may post.
QUESTIONS = {
    "platform": "Does the school use this platform?",
    "account.poster_registered": "Is somebody entered who may post?",
    "account.poster_trained": "Is everybody who may post trained for it?",
}


class ConditionStatus(StrEnum):
    """How a condition stands."""

    MET = "met"
    LACKING = "lacking"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class AccountCondition:
    """One thing the policy asks of this account: by which clauses, and how it stands.

    ``level`` is how hard it is where it is not met; ``says`` what is then said, and
    ``number`` how many there are, of what is counted.
    """

    fact: str
    question: str
    clauses: tuple[str, ...]
    level: Level
    stands: ConditionStatus
    says: str
    cure: str
    number: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class AccountJudgement:
    """What the policy makes of an account, condition by condition."""

    decision: Decision
    asked: tuple[AccountCondition, ...]

    @property
    def hinders(self) -> tuple[AccountCondition, ...]:
        """What keeps it from being opened: stops, and what nobody has found out."""
        return tuple(
            one
            for one in self.asked
            if one.stands is ConditionStatus.OPEN
            or (one.stands is ConditionStatus.LACKING and one.level is Level.STOP)
        )

    @property
    def demands(self) -> tuple[Demand, ...]:
        """Who has to let it, where the policy wants somebody to."""
        demands = (r.demands for r in self.decision.reasons if r.level is Level.APPROVE)
        return tuple(sorted(frozenset[Demand]().union(*demands)))

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause that asks something of this account."""
        return tuple(dict.fromkeys(c for one in self.asked for c in one.clauses))


def judge(account: Account, on: date) -> AccountJudgement:
    """Hold the account against its school's policy of the day.

    What can't be said of an account (a post's hour, its author's role) is not asked
    here: it is judged with each post.
    """
    rules = register_rules(in_force(account.school), on)
    said = until_declared(VOCABULARY.facts.values()) | facts_of(account, on)
    decision = decide_by(rules, Facts(said))
    here = {name: said[name] for name in ("platform", "audience", "register.asked")}
    bearing = [(rule, restrict(rule.box, here)) for rule in rules.rules]
    left = [(rule, box) for rule, box in bearing if box is not None]
    asked = tuple(_asked(left, decision, said))
    platform = _platform(rules, decision)
    return AccountJudgement(decision, (*platform, *asked))


@lru_cache(maxsize=SCHOOLS)
def register_rules(force: InForce, on: date) -> Rulebook:
    """The rules of a policy that are about accounts, compiled for a day."""
    book = force.rules(on)
    rules = tuple(
        rule
        for rule in book.rules
        if rule.control.startswith(ABOUT_ACCOUNTS) or rule.control == PLATFORM
    )
    return Rulebook(rules, ())


def _asked(
    left: Iterable[tuple[Rule, Box]], decision: Decision, said: Said
) -> Iterable[AccountCondition]:
    by_fact: dict[str, list[Rule]] = {}
    for rule, box in left:
        for fact in box:
            if fact.startswith(FACTS):
                by_fact.setdefault(fact, []).append(rule)
    for fact, rules in by_fact.items():
        line = _line(fact, rules, _stands(fact, decision))
        value = said.get(fact)
        yield replace(line, number=value) if isinstance(value, int) else line


def _stands(fact: str, decision: Decision) -> ConditionStatus:
    if any(fact in reason.facts for reason in decision.reasons):
        return ConditionStatus.LACKING
    unsaid = any(fact == question.fact for question in decision.unanswered)
    return ConditionStatus.OPEN if unsaid else ConditionStatus.MET


def _platform(book: Rulebook, decision: Decision) -> tuple[AccountCondition, ...]:
    rules = [rule for rule in book.rules if rule.control == PLATFORM]
    if not rules:
        return ()
    refused = [r for r in decision.reasons if r.control == PLATFORM]
    return (
        _line(
            "platform",
            rules,
            ConditionStatus.LACKING if refused else ConditionStatus.MET,
        ),
    )


def _line(fact: str, rules: list[Rule], stands: ConditionStatus) -> AccountCondition:
    control = VOCABULARY.control(rules[0].control)
    return AccountCondition(
        fact=fact,
        question=QUESTIONS.get(fact) or VOCABULARY.fact(fact).question,
        clauses=tuple(dict.fromkeys(rule.clause for rule in rules)),
        level=max(rule.judgement.level for rule in rules),
        stands=stands,
        says=control.says,
        cure=control.cures[0].text if control.cures else "",
    )
