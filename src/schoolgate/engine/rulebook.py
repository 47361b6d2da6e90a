"""A policy compiled for a day: what each clause sets, as boxes with a level on each."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache

from schoolgate.engine.box import Allowed, Box, Value, meet, trimmed, uncovered
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.clause import Clause, Scope, Sets
from schoolgate.engine.control import Control, Holds, Limit, SetOf, Stricter
from schoolgate.engine.errors import EmptyDemand
from schoolgate.engine.facts import NO
from schoolgate.engine.level import Demand, Judgement, Level
from schoolgate.engine.policy import Policy
from schoolgate.engine.record import identity_record, record, replace
from schoolgate.engine.vocabulary import Vocabulary

NON_SOCIAL = frozenset(("website", "newsletter"))


@record
class Rule:
    """In this box, this clause judges so, by this control.

    ``fills``: it is there because no clause before it settles this of the control.
    """

    clause: str
    control: str
    value: str
    judgement: Judgement
    box: Box
    fills: bool = False


@record
class Permission:
    """In this box, readers take this clause to allow it."""

    clause: str
    control: str
    value: str
    box: Box


@identity_record
class Rulebook:
    """All rules and permissions in force on a day, the school's first."""

    rules: tuple[Rule, ...]
    permissions: tuple[Permission, ...]
    vocabulary: Vocabulary = VOCABULARY


@lru_cache(maxsize=256)
def rulebook(policy: Policy, day: date) -> Rulebook:
    """Compile the policy, and all it stands under, for one day."""
    rules: list[Rule] = []
    always: list[Rule] = []
    permissions: list[Permission] = []
    filling: list[Rule] = []
    for one in (policy, *_above(policy)):
        compiler = _Compiler(one, one.clauses(day), VOCABULARY)
        (filling if one.fills else rules).extend(compiler.rules())
        always += compiler.always()
        permissions += compiler.permissions()
    for rule in always:
        rules += _where_nothing_speaks(rule, tuple(_on_the_matter(rule, rules)))
    for rule in filling:
        rules += _where_nothing_speaks(rule, tuple(rules))
    return Rulebook(tuple(rules), tuple(permissions))


def _where_nothing_speaks(rule: Rule, rules: Iterable[Rule]) -> list[Rule]:
    """What is left of a rule where none of some others is as hard as it."""
    domains = VOCABULARY.domains
    others = [each.box for each in rules if each.judgement.covers(rule.judgement)]
    left = uncovered([rule.box], others, domains)
    return [replace(rule, box=trimmed(box, domains), fills=True) for box in left]


def _on_the_matter(rule: Rule, rules: Iterable[Rule]) -> Iterator[Rule]:
    """The rules that settle what a rule settles."""
    matter = VOCABULARY.control(rule.control).matter
    for other in rules:
        if other.control == rule.control or not matter.isdisjoint(other.box):
            yield other


def _above(policy: Policy) -> Iterator[Policy]:
    for above in policy.over:
        yield above
        yield from _above(above)


class _Compiler:
    """Turns one document's clauses into rules; knows the platforms it names."""

    def __init__(
        self, policy: Policy, clauses: Iterable[Clause], words: Vocabulary
    ) -> None:
        self.policy = policy
        self.clauses = tuple(clauses)
        self.words = words

    def rules(self) -> list[Rule]:
        """What each clause forbids, box by box."""
        return [
            Rule(clause.id, sets.control, value_in_words(sets), judgement, box)
            for clause in self.clauses
            for sets in clause.sets
            for judgement in (self._judgement(clause, sets, sets.level),)
            for box in self._boxes(
                clause, sets, self._control(sets).regions(self._value(sets))
            )
        ]

    def always(self) -> list[Rule]:
        """What clauses that stop or ask say whatever they set, box by box."""
        return [
            Rule(clause.id, sets.control, value_in_words(sets), judgement, box)
            for clause in self.clauses
            for sets in clause.sets
            if sets.level >= Level.APPROVE
            for each in self._control(sets).always
            for judgement in (self._judgement(clause, sets, each.level),)
            for box in self._boxes(clause, sets, (each.box,))
        ]

    def permissions(self) -> list[Permission]:
        """What each clause lets a reader infer, box by box."""
        return [
            Permission(clause.id, sets.control, value_in_words(sets), box)
            for clause in self.clauses
            for sets in clause.permits
            for box in self._boxes(
                clause, sets, self._control(sets).permitted(sets.value)
            )
        ]

    def _control(self, sets: Sets) -> Control:
        return self.words.control(sets.control)

    def _value(self, sets: Sets) -> bool | int | str | tuple[str, ...]:
        control = self._control(sets)
        if isinstance(control, SetOf) and control.of is Holds.HOLDERS:
            return tuple(r for r in self._roles(sets.value) if r in control.members)
        return sets.value

    def _roles(self, value: object) -> tuple[str, ...]:
        """The roles named, and every role that counts as one of them."""
        named = value if isinstance(value, tuple) else (str(value),)
        more = (r for role in named for r in self.policy.counts_as.get(role, ()))
        return tuple(dict.fromkeys((*named, *more)))

    def _judgement(self, clause: Clause, sets: Sets, asked: Level) -> Judgement:
        control = self._control(sets)
        level = min(asked, control.at_most)
        if level is not Level.APPROVE:
            return Judgement(level)
        roles = self._roles(tuple(sorted(clause.approvers))) if clause.approvers else ()
        if not roles and isinstance(control, SetOf) and control.of is Holds.HOLDERS:
            roles = self._roles(sets.value)
        roles = roles or self._roles(self.policy.approver)
        if not roles or clause.people < 1:
            raise EmptyDemand(f"{clause.id} asks for an approval that nobody can give")
        return Judgement(level, frozenset((Demand.of(roles, clause.people),)))

    def _boxes(
        self, clause: Clause, sets: Sets, regions: tuple[Box, ...]
    ) -> Iterator[Box]:
        for scope in self._scopes(clause, sets.scope):
            for region in regions:
                if (box := meet(region, scope)) is not None:
                    yield trimmed(box, self.words.domains)

    def _scopes(self, clause: Clause, scope: Scope) -> Iterator[Box]:
        sides: dict[str, Allowed] = {}
        if scope.platforms:
            sides["platform"] = self._platforms(clause, scope.platforms)
        if scope.kinds:
            sides["kind"] = frozenset[Value](scope.kinds)
        if scope.audiences:
            sides["audience"] = frozenset[Value](scope.audiences)
        for role in self._roles(tuple(sorted(scope.unless_roles))):
            sides[f"role.{role}"] = NO
        if not scope.hours:
            yield sides
            return
        for hours in _hours(scope.hours):
            yield {**sides, "clock.minute": hours}

    def _platforms(self, clause: Clause, named: frozenset[str]) -> frozenset[Value]:
        """A social platform that the school isn't on counts as any that is named.

        It hangs on this clause and the school's platforms alone: so no further clause
        ever frees a platform from this one.
        """
        if named <= NON_SOCIAL or self.policy.names_every_platform:
            return frozenset(named)
        own = self.policy.platforms.union(
            *(each.scope.platforms for each in clause.sets + clause.permits)
        )
        return frozenset(named | (self.words.social - own))


def _hours(hours: str) -> tuple[Allowed, ...]:
    span = Limit(
        key="scope.hours",
        question="",
        says="",
        fact="clock.minute",
        unit="",
        stricter=Stricter.WITHIN,
    )
    return tuple(box["clock.minute"] for box in span.permitted(hours))


def value_in_words(sets: Sets) -> str:
    """A value as people read it."""
    if isinstance(sets.value, bool):
        return "yes" if sets.value else "no"
    if isinstance(sets.value, tuple):
        return ", ".join(sets.value)
    return str(sets.value)
