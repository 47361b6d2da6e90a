"""A verdict: the decisions on one post, platform by platform, with what was seen."""

from collections.abc import Mapping

from schoolgate.engine.decision import Decision, together
from schoolgate.engine.facts import Facts
from schoolgate.engine.finding import Finding
from schoolgate.engine.record import record


@record
class Verdict:
    """What may happen to a post. Platform ``""`` stands for "not said where".

    ``decision`` joins those of all its platforms: the strictest wins.
    """

    decision: Decision
    by_platform: Mapping[str, Decision]
    facts: Mapping[str, Facts]
    findings: tuple[Finding, ...]


def verdict(
    by_platform: Mapping[str, Decision],
    facts: Mapping[str, Facts],
    findings: tuple[Finding, ...],
) -> Verdict:
    """Join the decisions for all platforms into one verdict."""
    return Verdict(together(by_platform.values()), by_platform, facts, findings)
