"""The words a policy may use: facts, controls, duties, concerns, roles, platforms.

A ``Vocabulary`` is frozen per release. Policies are data over it; a school nobody has
read is more data over the same words.
"""

from collections.abc import Mapping
from importlib import import_module

from schoolgate.engine.box import Allowed, Domains
from schoolgate.engine.control import Control
from schoolgate.engine.errors import UnknownControl, UnknownFact
from schoolgate.engine.facts import Fact
from schoolgate.engine.record import NOTHING, identity_record


@identity_record
class Vocabulary:
    """Everything that policies may speak about."""

    facts: Mapping[str, Fact]
    controls: Mapping[str, Control]
    duties: Mapping[str, str] = NOTHING
    concerns: Mapping[str, str] = NOTHING
    social: frozenset[str] = frozenset()
    domains: Domains = NOTHING

    def fact(self, name: str) -> Fact:
        """Give the fact, or say which one may be meant."""
        if name in self.facts:
            return self.facts[name]
        raise UnknownFact(_unknown("fact", name, list(self.facts)))

    def control(self, key: str) -> Control:
        """Give the control, or say which one may be meant."""
        if key in self.controls:
            return self.controls[key]
        raise UnknownControl(_unknown("control", key, list(self.controls)))

    def domain(self, name: str) -> Allowed:
        """All values that a fact can have."""
        return self.fact(name).domain


def vocabulary(
    facts: list[Fact],
    controls: list[Control],
    social: frozenset[str],
    duties: Mapping[str, str],
    concerns: Mapping[str, str],
) -> Vocabulary:
    """Put a vocabulary together, each word under its name."""
    return Vocabulary(
        {fact.name: fact for fact in facts},
        {control.key: control for control in controls},
        duties,
        concerns,
        social,
        {fact.name: fact.domain for fact in facts},
    )


def _unknown(what: str, name: str, known: list[str]) -> str:
    # Wanted where somebody mistyped a word, and slow to import.
    near = import_module("difflib").get_close_matches(name, known, n=3, cutoff=0.5)
    hint = f"did you mean {' or '.join(near)}?" if near else "it is no word of ours."
    return f"there is no {what} {name!r}; {hint}"
