"""Controls: what a policy can settle, one plain question each, of four kinds.

A control turns a value into *regions*: the boxes of facts in which a clause that sets
this value speaks. It is compiled here once, and tested by us; schools set values.
"""

from collections.abc import Mapping
from enum import StrEnum

from schoolgate.engine.box import Box, Interval, Value
from schoolgate.engine.errors import BadValue
from schoolgate.engine.facts import NO
from schoolgate.engine.level import Level
from schoolgate.engine.record import NOTHING, keyword_record, record

Setting = bool | int | str | tuple[str, ...]


@record
class Cure:
    """One way to mend a post, and what would then be so of it.

    The first cure that this policy lets through is the one a teacher reads. If it
    ``writes``, what the check would put in place of the words is shown with it.
    """

    text: str
    then: Mapping[str, Value] = NOTHING
    writes: bool = False


@record
class Always:
    """What a clause says at every value of its control: where, and how hard.

    It speaks where nothing else on the same matter is as hard: a document's own clause
    before that of a trust or the law, so that nothing is said twice.
    """

    box: Box
    level: Level


@keyword_record
class Control:
    """What all four kinds have: a key, a question, what to say, and how to mend it.

    ``at_most`` caps the level where the system can only advise; ``given`` narrows
    every region (the register's controls speak only where the register is asked).
    ``always`` is what no value of it settles.
    """

    key: str
    question: str
    says: str
    cures: tuple[Cure, ...] = ()
    given: Box = NOTHING
    at_most: Level = Level.STOP
    always: tuple[Always, ...] = ()

    def regions(self, value: Setting) -> tuple[Box, ...]:
        """The boxes in which a clause that sets this value speaks."""
        raise NotImplementedError

    def permitted(self, value: Setting) -> tuple[Box, ...]:
        """The boxes that a reader takes this value to allow; empty where none."""
        raise NotImplementedError

    @property
    def matter(self) -> frozenset[str]:
        """The facts that its values are about, where it says anything always."""
        return frozenset()

    def refuse(self, value: Setting, known: str) -> BadValue:
        """Say that the value is none of this control's."""
        return BadValue(f"{self.key} takes {known}, not {value!r}")

    def _given(self, *boxes: Box) -> tuple[Box, ...]:
        return tuple({**self.given, **box} for box in boxes)


@keyword_record
class Switch(Control):
    """Allowed or not: ``no`` speaks in these boxes, ``yes`` nowhere."""

    forbids: tuple[Box, ...]

    def regions(self, value: Setting) -> tuple[Box, ...]:
        """Everywhere it forbids, where the value is no."""
        return () if self._allowed(value) else self._given(*self.forbids)

    def permitted(self, value: Setting) -> tuple[Box, ...]:
        """The same boxes, where the value is yes."""
        return self._given(*self.forbids) if self._allowed(value) else ()

    def _allowed(self, value: Setting) -> bool:
        if not isinstance(value, bool):
            raise self.refuse(value, "yes or no")
        return value


@record
class Step:
    """One step of a choice: what it forbids beyond the looser ones, what it allows."""

    name: str
    forbids: tuple[Box, ...] = ()
    permits: tuple[Box, ...] = ()


@keyword_record
class Choice(Control):
    """Named steps from loose to strict, each with the demands of all looser ones."""

    steps: tuple[Step, ...]

    @property
    def matter(self) -> frozenset[str]:
        """The facts that a step forbids."""
        return frozenset(n for step in self.steps for box in step.forbids for n in box)

    def regions(self, value: Setting) -> tuple[Box, ...]:
        """What this step and every looser one forbids."""
        upto = self.steps[: self._index(value) + 1]
        return self._given(*(box for step in upto for box in step.forbids))

    def permitted(self, value: Setting) -> tuple[Box, ...]:
        """What this step lets a reader infer."""
        return self._given(*self.steps[self._index(value)].permits)

    def _index(self, value: Setting) -> int:
        names = [step.name for step in self.steps]
        if value not in names:
            raise self.refuse(value, "one of " + ", ".join(names))
        return names.index(str(value))


class Stricter(StrEnum):
    """Which side of a limit is the strict one, or that a span of time is allowed."""

    LOWER = "lower"
    HIGHER = "higher"
    WITHIN = "within"


@keyword_record
class Limit(Control):
    """A number, or a span of the day such as ``07:30-18:00``, with its strict side."""

    fact: str
    unit: str
    stricter: Stricter = Stricter.LOWER

    def regions(self, value: Setting) -> tuple[Box, ...]:
        """What lies past the limit, or outside the span."""
        return self._given(*({self.fact: past} for past in self._past(value)))

    def permitted(self, value: Setting) -> tuple[Box, ...]:
        """What lies within the limit."""
        whole = Interval()
        inside = [whole]
        for past in self._past(value):
            inside = [part for each in inside for part in each.outside(past)]
        return self._given(*({self.fact: part} for part in inside))

    def _past(self, value: Setting) -> tuple[Interval, ...]:
        if self.stricter is Stricter.WITHIN:
            return _outside_hours(self, value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.refuse(value, f"a number of {self.unit}")
        if self.stricter is Stricter.LOWER:
            return (Interval(value + 1, None),)
        return (Interval(None, value),)


class Holds(StrEnum):
    """What a set is of: what is allowed, what is demanded, or who may act."""

    ALLOWED = "allowed"
    DEMANDED = "demanded"
    HOLDERS = "holders"


@keyword_record
class SetOf(Control):
    """A set of allowed values, of demanded things, or of roles that may act.

    ``members`` maps each thing to the fact of that thing (demanded, holders), or for
    an allowed set to the fact whose value it is.
    """

    members: Mapping[str, str]
    of: Holds = Holds.ALLOWED

    def regions(self, value: Setting) -> tuple[Box, ...]:
        """Where something not allowed is, something demanded lacks, or nobody may."""
        chosen = self._chosen(value)
        if self.of is Holds.DEMANDED:
            return self._given(*({self.members[item]: NO} for item in sorted(chosen)))
        if self.of is Holds.HOLDERS:
            return self._given({self.members[item]: NO for item in sorted(chosen)})
        return self._given(*self._others(chosen))

    def permitted(self, value: Setting) -> tuple[Box, ...]:
        """Where only what is allowed is."""
        if self.of is not Holds.ALLOWED:
            return ()
        fact = next(iter(self.members.values()))
        return self._given({fact: frozenset[Value](self._chosen(value))})

    def _others(self, chosen: frozenset[str]) -> tuple[Box, ...]:
        others = frozenset[Value](self.members) - chosen
        fact = next(iter(self.members.values()))
        return ({fact: others},) if others else ()

    def _chosen(self, value: Setting) -> frozenset[str]:
        items = value if isinstance(value, tuple) else (str(value),)
        unknown = [item for item in items if item not in self.members]
        if unknown:
            raise self.refuse(value, "a list out of " + ", ".join(self.members))
        return frozenset(items)


def _outside_hours(control: Limit, value: Setting) -> tuple[Interval, ...]:
    try:
        start, end = (_minute(part) for part in str(value).split("-"))
    except ValueError as error:
        raise control.refuse(value, "a span such as 07:30-18:00") from error
    if start == end:
        raise control.refuse(value, "a span that begins before it ends")
    if start < end:
        return (Interval(None, start), Interval(end, None))
    return (Interval(end, start),)


def _minute(clock: str) -> int:
    hours, minutes = map(int, clock.strip().split(":"))
    if not (0 <= hours < 24 and 0 <= minutes < 60) and (hours, minutes) != (24, 0):
        raise ValueError(clock)
    return hours * 60 + minutes
