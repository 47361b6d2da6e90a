"""A post held against its school's policy, as it stands and as people answered.

The gate looks once at each text; what people said is laid over what was seen: a "no"
never covers what a check is certain of, unless each finding was answered "not this".
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from schoolgate.checks.fixes import with_fixes_that_mend
from schoolgate.checks.gate import Draft, facts_of, known_before, wanted_facts
from schoolgate.checks.look import LookResult, look
from schoolgate.engine.box import Value
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.decide import decide_by
from schoolgate.engine.decision import Decision, together
from schoolgate.engine.facts import Facts
from schoolgate.engine.finding import Finding
from schoolgate.engine.level import Demand, Demands, Level
from schoolgate.engine.notes import Note, notes
from schoolgate.engine.record import replace
from schoolgate.engine.rulebook import Rulebook
from schoolgate.engine.truth import Truth, truth
from schoolgate.engine.verdict import Verdict, verdict
from schoolgate.reading.post import Post as Words
from schoolgate.reading.school import School as Around
from schoolgate.web.pictures.seen import Earlier, ReuseNotice
from schoolgate.web.policy.in_force import InForce
from schoolgate.web.posts.content import finding_key

# A person who has counted everybody shown beats the detector, which may see a poster.
COUNTED_BY_A_PERSON = frozenset(("pictured.unaccounted", "faces.found"))
# Whoever must not be named stays so, whatever a leader takes the words for.
BEYOND_ANSWERING = frozenset(("restricted.named", "names.never_shown"))


@dataclass(frozen=True, slots=True, eq=False)
class PostCase:
    """All that a judgement needs, read from the database or typed a moment ago.

    ``texts`` maps each text to the platforms it goes to. ``answers`` are yes and no
    by fact; ``dismissed`` the keys of findings that are "not this"; ``seen`` what is
    known of its pictures from before; ``lacks`` what its video waits for; ``untold``
    the pictures of which nobody has said who is in them.
    """

    force: InForce
    around: Around
    words: Words
    texts: Mapping[str, tuple[str, ...]]
    declared: Mapping[str, Value]
    answers: Mapping[str, bool]
    dismissed: frozenset[str]
    account: Mapping[str, Mapping[str, Value]]
    seen: tuple[ReuseNotice, ...] = ()
    lacks: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What may happen to a post: one verdict a text, and all of them together."""

    force: InForce
    at: datetime
    texts: Mapping[str, Verdict]
    decision: Decision
    seen: tuple[ReuseNotice, ...] = ()
    lacks: tuple[str, ...] = ()
    untold: tuple[str, ...] = ()

    @property
    def outcome(self) -> Level:
        """Allow, advise, approve or stop; approve where anything is unanswered."""
        if any(s.stops and s.earlier is Earlier.FORBIDDEN for s in self.seen):
            return Level.STOP
        if self._is_open:
            return max(self.decision.outcome, Level.APPROVE)
        return self.decision.outcome

    @property
    def demands(self) -> Demands:
        """Who has to approve: at the least one person of those who may."""
        if self.decision.outcome >= Level.APPROVE and self.decision.demands:
            return self.decision.demands
        roles = {*self.force.policy.approver, "slt"}
        return frozenset((Demand.of(self.force.roles_that_count(roles)),))

    @property
    def is_ready(self) -> bool:
        """Whether an approval is all that it lacks."""
        return self.decision.outcome < Level.STOP and not self._is_open

    @property
    def _is_open(self) -> bool:
        """Whether a person has something to answer before an approval."""
        seen = any(each.stops for each in self.seen)
        return bool(self.decision.unanswered or self.lacks or seen)

    def notes_on(self, text: str) -> tuple[Note, ...]:
        """What there is to say of one of its texts, the strictest first."""
        return notes(self.force.policy, self.texts[text], self.at.date())


def judged(case: PostCase) -> Judged:
    """Judge a post in each of its texts, for each of its platforms."""
    book = case.force.rules(case.words.on.date())
    texts = {
        text: with_fixes_that_mend(
            _verdict(case, book, text, platforms),
            text,
            partial(_verdict, case, book, platforms=platforms),
        )
        for text, platforms in case.texts.items()
    }
    whole = together(each.decision for each in texts.values())
    return Judged(
        force=case.force,
        at=case.words.on,
        texts=texts,
        decision=whole,
        seen=case.seen,
        lacks=case.lacks,
        untold=case.untold,
    )


def _verdict(
    case: PostCase, book: Rulebook, text: str, platforms: Sequence[str]
) -> Verdict:
    words = _with(case.words, text, platforms)
    draft = Draft(words, case.declared)
    before = {
        name: known_before(draft, case.around, name) | dict(case.account.get(name, {}))
        for name in platforms
    }
    seen = look(wanted_facts(book, before.values()), words, case.around)
    facts = {
        name: _answered(facts_of(before[name], seen, draft, name), seen, case, text)
        for name in platforms
    }
    decisions = {name: decide_by(book, facts[name]) for name in platforms}
    left = tuple(f for f in seen.findings if not _is_dismissed(f, text, case))
    return verdict(decisions, facts, left)


def _with(words: Words, text: str, platforms: Sequence[str]) -> Words:
    """The post with one of its texts; its title and its pictures go with each."""
    return replace(
        words, text=text, platforms=tuple(name for name in platforms if name)
    )


def _answered(facts: Facts, seen: LookResult, case: PostCase, text: str) -> Facts:
    """Lay what people said over what was seen."""
    said: dict[str, Value] = dict(facts.said)
    for fact in _all_dismissed(seen.findings, case, text):
        said[fact] = Truth.NO
    for fact, answer in case.answers.items():
        if not VOCABULARY.fact(fact).is_looked_up:
            continue
        if answer or fact not in said or fact in COUNTED_BY_A_PERSON:
            said[fact] = truth(answer)
    why = {name: why for name, why in facts.why.items() if name not in said}
    return Facts(said, why)


def _all_dismissed(
    findings: Iterable[Finding], case: PostCase, text: str
) -> Iterable[str]:
    """The facts of which every finding was answered "not this"."""
    if not case.dismissed:
        return ()
    by_fact: dict[str, list[bool]] = {}
    for finding in findings:
        answered = _is_dismissed(finding, text, case)
        by_fact.setdefault(finding.fact, []).append(answered)
    return [fact for fact, answered in by_fact.items() if all(answered)]


def _is_dismissed(finding: Finding, text: str, case: PostCase) -> bool:
    if finding.fact in BEYOND_ANSWERING:
        return False
    return key_of_finding(finding, text) in case.dismissed


def key_of_finding(finding: Finding, text: str) -> str:
    """The key under which a finding is answered: its fact, and the words it marks."""
    span = finding.text
    words = text[span.start : span.end] if span else finding.says
    return finding_key(finding.fact, words)
