"""Which checks could find anything in a text: one pass over it for all of them.

Each text check has a ``TRIGGER``, a pattern that matches every text in which it could
find anything. With the bulk extra, Vectorscan holds all of them against a text in one
pass. Without it every check reads every text: to try the patterns one by one takes as
long as the checks do, which look for them first.
"""

from collections.abc import Mapping

from schoolgate.reading.scanning import scanner


class Triggers:
    """The triggers of some checks; a check without one is always to be run."""

    def __init__(self, patterns: Mapping[str, str]) -> None:
        self._every = frozenset(patterns)
        self._always = frozenset(name for name, each in patterns.items() if not each)
        self._names = [name for name, each in patterns.items() if each]
        self._scanner = scanner([patterns[name] for name in self._names])

    def hit(self, text: str) -> frozenset[str]:
        """Name the checks that have to read this text."""
        if self._scanner is None:
            return self._every
        matched = self._scanner.matched(text)
        return self._always.union(self._names[number] for number in matched)
