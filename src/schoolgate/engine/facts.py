"""Facts: the small typed space in which every judgement is made.

A fact is asked of the author, read off by a check, or declared by a person:

* ``asked``: platform, kind of post, the author's roles; unsaid until given.
* ``words``, ``picture``: only a look can tell; unsaid until the check has run. The
  name begins with the check's module: ``names.child_full`` is answered by ``names``.
* ``declared``: a circumstance a person would declare; false until declared.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from schoolgate.engine.box import Allowed, Interval, Value
from schoolgate.engine.record import NOTHING, record
from schoolgate.engine.truth import Truth

YES = frozenset((Truth.YES,))
NO = frozenset((Truth.NO,))
EITHER: frozenset[Value] = frozenset((Truth.YES, Truth.NO))
NUMBER = Interval()


class Source(StrEnum):
    """Who can say a fact."""

    ASKED = "asked"
    WORDS = "words"
    PICTURE = "picture"
    DECLARED = "declared"


@record
class Fact:
    """One thing that may be so or not: its question in plain English, its domain.

    ``group`` is what a person is asked, where several facts are one question (the
    author's roles); else the fact itself.
    """

    name: str
    question: str
    source: Source = Source.WORDS
    domain: Allowed = EITHER
    group: str = ""

    @property
    def is_looked_up(self) -> bool:
        """Whether a check answers it."""
        return self.source in (Source.WORDS, Source.PICTURE)

    @property
    def check(self) -> str:
        """The module that answers it, or what a person is asked."""
        if self.is_looked_up:
            return self.name.partition(".")[0]
        return self.group or self.name


@record
class Facts:
    """What is said of one post for one platform; whatever is missing is unsaid.

    ``why`` says, for a fact that somebody tried to settle, why it could not be.
    """

    said: Mapping[str, Value] = NOTHING
    why: Mapping[str, str] = NOTHING

    def __getitem__(self, name: str) -> Value:
        return self.said.get(name, Truth.UNSAID)

    def but(self, changes: Mapping[str, Value]) -> "Facts":
        """The same facts with some said otherwise."""
        return Facts({**self.said, **changes}, self.why)


def until_declared(facts: Iterable[Fact]) -> dict[str, Value]:
    """Each circumstance that a person would declare, as not being so."""
    return {f.name: Truth.NO for f in facts if f.source is Source.DECLARED}
