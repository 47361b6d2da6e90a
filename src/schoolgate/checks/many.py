"""The gate for many posts: one pass to see who has to read what, then the plain path.

There is one meaning: whatever a check could find anything in, that very check reads.
The pass only spares it the texts in which it could find nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from types import ModuleType

from schoolgate.checks.gate import Draft, facts_of, known_before, wanted_facts
from schoolgate.checks.look import (
    Looked,
    checks_for,
    facts_of_check,
    import_check,
    look,
)
from schoolgate.checks.triggers import Triggers
from schoolgate.engine.box import Value
from schoolgate.engine.decide import decide_by
from schoolgate.engine.decision import Decision
from schoolgate.engine.facts import Facts, Source
from schoolgate.engine.policy import Policy
from schoolgate.engine.rulebook import Rulebook, rulebook
from schoolgate.engine.verdict import Verdict, verdict
from schoolgate.reading.school import School


def judge_many(
    policy: Policy, drafts: Sequence[Draft], school: School
) -> Iterator[Verdict]:
    """Judge each draft as the gate would alone, in the order given."""
    reader = Reader(school, [draft.post.text for draft in drafts])
    judged = _Judged(policy, school)
    for number, draft in enumerate(drafts):
        yield judged.verdict(draft, reader, number)


class Reader:
    """Knows, for each of many texts, which checks could find anything in it."""

    def __init__(self, school: School, texts: Sequence[str]) -> None:
        self.school = school
        self.texts = texts
        self._triggers: dict[frozenset[str], Triggers] = {}
        self._sieved: dict[str, frozenset[int]] = {}

    def idle(self, checks: frozenset[str], number: int) -> frozenset[str]:
        """Name the checks that would find nothing in this text."""
        if checks not in self._triggers:
            self._triggers[checks] = Triggers(
                {c: _offered(c, "TRIGGER") for c in checks}
            )
        busy = self._triggers[checks].hit(self.texts[number])
        return frozenset(
            check
            for check in checks
            if check not in busy or self._passed(check, number)
        )

    def _passed(self, check: str, number: int) -> bool:
        """Whether a check with a sieve of its own has let this text through."""
        if check not in self._sieved:
            self._sieved[check] = self._sieve(check)
        return bool(self._sieved[check]) and number not in self._sieved[check]

    def _sieve(self, check: str) -> frozenset[int]:
        """The texts that a check's own sieve holds; -1 marks that there is one."""
        name = _offered(check, "SIEVE")
        if not name:
            return frozenset()
        sieve: ModuleType = import_module(name)
        held: Iterable[int] = sieve.candidates(self.school, self.texts)
        return frozenset(held) | {-1}


class _Judged:
    """Verdicts on many posts; alike facts are decided once."""

    def __init__(self, policy: Policy, school: School) -> None:
        self.policy = policy
        self.school = school
        self._wanted: dict[object, list[str]] = {}
        self._decided: dict[object, Decision] = {}

    def verdict(self, draft: Draft, reader: Reader, number: int) -> Verdict:
        book = rulebook(self.policy, draft.post.on.date())
        platforms = draft.post.platforms or ("",)
        before = {name: known_before(draft, self.school, name) for name in platforms}
        wanted = self._asked(book, before)
        looked = _look(wanted, draft, reader, number)
        facts = {
            name: facts_of(before[name], looked, draft, name) for name in platforms
        }
        decisions = {name: self._decide(book, facts[name]) for name in platforms}
        return verdict(decisions, facts, looked.findings)

    def _asked(
        self, book: Rulebook, before: Mapping[str, Mapping[str, Value]]
    ) -> list[str]:
        key = (id(book), *(tuple(said.items()) for said in before.values()))
        if key not in self._wanted:
            self._wanted[key] = wanted_facts(book, before.values())
        return self._wanted[key]

    def _decide(self, book: Rulebook, facts: Facts) -> Decision:
        key = (id(book), frozenset(facts.said.items()), frozenset(facts.why.items()))
        if key not in self._decided:
            self._decided[key] = decide_by(book, facts)
        return self._decided[key]


def _look(wanted: list[str], draft: Draft, reader: Reader, number: int) -> Looked:
    checks = frozenset(n for n, source in checks_for(wanted) if source is Source.WORDS)
    idle = reader.idle(checks, number)
    busy = [name for name in wanted if name.partition(".")[0] not in idle]
    looked = look(busy, draft.post, reader.school)
    silent = frozenset(f for check in idle for f in facts_of_check(check, Source.WORDS))
    return Looked(looked.seen, looked.facts | silent, looked.failed)


def _offered(check: str, name: str) -> str:
    """What a check offers for many texts; one that can't be imported is always run."""
    try:
        return str(getattr(import_check(check, Source.WORDS), name, ""))
    except ImportError:
        return ""
