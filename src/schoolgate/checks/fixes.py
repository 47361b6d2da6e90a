"""Words to write instead: offered only where the whole draft then passes.

A check knows what could stand in place of what it found, and nothing of the rest. So
the draft is judged once more with all such words in place; where anything that is seen
in it would still hold it, none of them is offered.
"""

from collections.abc import Callable, Iterable

from schoolgate.engine.finding import Finding
from schoolgate.engine.level import Level
from schoolgate.engine.record import replace
from schoolgate.engine.verdict import Verdict


def with_fixes_that_mend(
    verdict: Verdict, text: str, again: Callable[[str], Verdict]
) -> Verdict:
    """The verdict without the words that would not mend the draft.

    ``again`` judges the draft with another text. What is asked about is left as it is:
    nobody is told what to write there.
    """
    written = [f for f in verdict.findings if f.replacement and f.text and f.certain]
    if not written or _passes(again(_with_all(text, written))):
        return verdict
    left = (replace(f, replacement=None) for f in verdict.findings)
    return replace(verdict, findings=tuple(left))


def _with_all(text: str, findings: Iterable[Finding]) -> str:
    """The text with everything written instead, each stretch once."""
    start = len(text)
    for finding in sorted(findings, key=_place, reverse=True):
        place = finding.text
        if place is not None and place.end <= start:
            text = f"{text[: place.start]}{finding.replacement}{text[place.end :]}"
            start = place.start
    return text


def _place(finding: Finding) -> tuple[int, int]:
    return (finding.text.start, finding.text.end) if finding.text else (0, 0)


def _passes(verdict: Verdict) -> bool:
    """Whether a draft is not stopped, and nobody is asked about what is seen in it."""
    if verdict.decision.outcome is Level.STOP:
        return False
    seen = {finding.fact for finding in verdict.findings}
    asked = {each.fact for each in verdict.decision.unanswered}
    held = {
        fact
        for reason in verdict.decision.reasons
        if reason.level >= Level.APPROVE
        for fact in reason.facts
    }
    return seen.isdisjoint(asked | held)
