"""A verdict: the decisions on one post, platform by platform, with what was seen."""

from collections.abc import Mapping
from functools import cached_property

from schoolgate.engine.decision import Decision, together
from schoolgate.engine.facts import Facts
from schoolgate.engine.finding import Finding
from schoolgate.engine.record import record


@record
class Verdict:
    """What may happen to a post. Platform ``""`` stands for "not said where"."""

    by_platform: Mapping[str, Decision]
    facts: Mapping[str, Facts]
    findings: tuple[Finding, ...]

    @cached_property
    def decision(self) -> Decision:
        """All platforms' decisions joined: the strictest wins."""
        return together(self.by_platform.values())
