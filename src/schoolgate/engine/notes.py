"""Notes: each thing a verdict has to say, once, with its clauses and its cure.

Reasons know facts, findings know places. A note joins them: several clauses that speak
of the same words are one note, as strict as the strictest, with its cure.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from schoolgate.engine.box import Value, restrict
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.control import Control, Cure
from schoolgate.engine.decide import decide_by
from schoolgate.engine.decision import Decision, Open, Reason
from schoolgate.engine.facts import Facts
from schoolgate.engine.finding import Finding, Place, Span
from schoolgate.engine.level import Level
from schoolgate.engine.policy import Policy
from schoolgate.engine.record import record, replace
from schoolgate.engine.rulebook import Rulebook, rulebook
from schoolgate.engine.verdict import Verdict


@record
class Note:
    """One thing to say: what was seen, by which clauses, how hard, what to do.

    ``finding`` is what it tells of, if anything was seen; ``instead`` is what its cure
    puts in place of the words.
    """

    check: str
    clauses: tuple[str, ...]
    level: Level
    says: str
    cure: str
    platforms: tuple[str, ...] = ()
    text: Span | None = None
    photo: Place | None = None
    finding: Finding | None = None
    instead: str = ""


def notes(policy: Policy, verdict: Verdict, on: date) -> tuple[Note, ...]:
    """Everything a verdict has to say, the strictest first, then as it stands."""
    writer = _Writer(rulebook(policy, on), verdict)
    merged: dict[object, Note] = {}
    for platform, decision in verdict.by_platform.items():
        for note in writer.on_platform(platform, decision):
            key = (note.check, note.text, note.photo, _alone(note))
            merged[key] = _joined(merged[key], note) if key in merged else note
    return tuple(sorted(merged.values(), key=_order))


def _alone(note: Note) -> str:
    """What has no place in the post is told apart by its words."""
    return note.says if note.text is None and note.photo is None else ""


def _order(note: Note) -> tuple[int, int]:
    return (-note.level, note.text.start if note.text else -1)


def _joined(one: Note, other: Note) -> Note:
    first = one if one.level >= other.level else other
    return replace(
        first,
        clauses=tuple(dict.fromkeys((*one.clauses, *other.clauses))),
        platforms=tuple(dict.fromkeys((*one.platforms, *other.platforms))),
    )


@record
class _Writer:
    """Writes the notes of one verdict; knows what else this policy would allow."""

    book: Rulebook
    verdict: Verdict

    def on_platform(self, platform: str, decision: Decision) -> Iterator[Note]:
        for reason in decision.reasons:
            yield from self._of_reason(reason, platform)
        for question in decision.unanswered:
            yield from self._of_question(question, platform)

    def _of_reason(self, reason: Reason, platform: str) -> Iterator[Note]:
        control = VOCABULARY.control(reason.control)
        found = list(self._found(reason.facts, platform, sure=True))
        cure = self._cure(reason, control, platform, found)
        base = Note(
            check=_check(reason.facts),
            clauses=(reason.clause,),
            level=reason.level,
            says=control.says,
            cure=cure.text if cure else "",
            platforms=_only(platform),
        )
        writes = cure is not None and cure.writes
        for finding in _telling(found, reason.facts):
            context = control.says if _both_sorts(found) else ""
            yield _placed(base, finding, context, writes=writes)
        if not found:
            yield base

    def _of_question(self, question: Open, platform: str) -> Iterator[Note]:
        for finding in self._found((question.fact,), platform, sure=False):
            base = Note(
                check=_check((question.fact,)),
                clauses=question.clauses,
                level=min(question.level, Level.APPROVE),
                says=finding.says,
                cure=f"{VOCABULARY.fact(question.fact).question} Somebody has to say.",
                platforms=_only(platform),
            )
            yield _placed(base, finding, "", writes=False)

    def _found(
        self, facts: Iterable[str], platform: str, *, sure: bool
    ) -> Iterator[Finding]:
        names = set(facts)
        for finding in self.verdict.findings:
            here = not finding.platforms or platform in finding.platforms
            if finding.fact in names and finding.certain is sure and here:
                yield finding

    def _cure(
        self,
        reason: Reason,
        control: Control,
        platform: str,
        found: Iterable[Finding],
    ) -> Cure | None:
        """The first cure that this policy lets through, and that the check can write.

        A check writes nothing where its words would be held again.
        """
        facts = self.verdict.facts[platform]
        now = self.verdict.by_platform[platform]
        written = any(finding.replacement for finding in found)
        for cure in control.cures:
            if not cure.then:
                return cure
            can_write = written or not cure.writes
            if can_write and self._mends(cure.then, facts, now, reason):
                return cure
        last = control.cures[-1:]
        return last[0] if last and self._frees(last[0].then, facts, reason) else None

    def _mends(
        self,
        then: Mapping[str, Value],
        facts: Facts,
        now: Decision,
        reason: Reason,
    ) -> bool:
        """Whether the post, so changed, is free of this and of anything as hard."""
        changed = {**facts.said, **then}
        after = decide_by(self.book, Facts(changed, facts.why))
        before = {(r.clause, r.control) for r in now.reasons}
        return not self._is_held(then, changed) and not any(
            r.level >= Level.APPROVE
            and ((r.clause, r.control) not in before or r.control == reason.control)
            for r in after.reasons
        )

    def _is_held(self, then: Mapping[str, Value], changed: Mapping[str, Value]) -> bool:
        """Whether what would be so then is stopped, asked about, or still open."""
        return any(
            rule.judgement.level >= Level.APPROVE
            and not then.keys().isdisjoint(rule.box)
            and restrict(rule.box, changed) is not None
            for rule in self.book.rules
        )

    def _frees(self, then: Mapping[str, Value], facts: Facts, reason: Reason) -> bool:
        """Whether the clause would say no more of the post, so changed."""
        after = decide_by(self.book, facts.but(then))
        return (reason.clause, reason.control) not in {
            (r.clause, r.control) for r in after.reasons
        }


def _telling(found: Sequence[Finding], facts: Sequence[str]) -> Iterable[Finding]:
    """What to point at: the words, or else what the last of the facts was seen by.

    That a child is shown says little beside that somebody shown lacks consent.
    """
    in_words = [finding for finding in found if finding.is_in_words]
    in_words.sort(key=lambda finding: facts.index(finding.fact))
    last = max((facts.index(finding.fact) for finding in found), default=-1)
    return in_words or [f for f in found if facts.index(f.fact) == last]


def _both_sorts(found: Sequence[Finding]) -> bool:
    """Whether it takes both words and a picture to see what is wrong."""
    return len({finding.is_in_words for finding in found}) > 1


def _placed(base: Note, finding: Finding, context: str, *, writes: bool) -> Note:
    says = f"{finding.says.rstrip('.')}. {context}".strip() if context else finding.says
    instead = finding.replacement if finding.replacement and writes else ""
    return replace(
        base,
        check=finding.fact.partition(".")[0],
        says=says,
        cure=f"{base.cure} Write “{instead}”.".strip() if instead else base.cure,
        text=finding.text,
        photo=finding.photo,
        finding=finding,
        instead=instead,
    )


def _check(facts: Iterable[str]) -> str:
    """The name of what looked, or of what a person said: the fact that is telling."""
    known = [VOCABULARY.fact(name) for name in facts]
    looked = [fact for fact in known if fact.is_looked_up]
    scope = {"platform", "audience"}
    said = [fact for fact in known if fact.name not in scope and not fact.is_looked_up]
    return (looked or said or known)[0].check


def _only(platform: str) -> tuple[str, ...]:
    return (platform,) if platform else ()
