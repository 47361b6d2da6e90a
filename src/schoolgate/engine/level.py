"""How hard a clause is, who has to approve, and how two judgements join."""

from collections.abc import Iterable
from enum import IntEnum

from schoolgate.engine.record import record


class Level(IntEnum):
    """From free to forbidden; of two, the greater wins."""

    ALLOW = 0
    ADVISE = 1
    APPROVE = 2
    STOP = 3

    @property
    def word(self) -> str:
        """The level in our four words."""
        return self.name.lower()


@record
class Demand:
    """An approval asked for: any of these roles, so many different people."""

    roles: tuple[str, ...]
    people: int = 1

    @classmethod
    def of(cls, roles: Iterable[str], people: int = 1) -> "Demand":
        """Build with the roles in one order, so that equal demands are equal."""
        return cls(tuple(sorted(set(roles))), people)

    def __lt__(self, other: "Demand") -> bool:
        return (self.roles, self.people) < (other.roles, other.people)

    def implies(self, other: "Demand") -> bool:
        """Say whether whoever meets this demand has met the other as well."""
        return set(self.roles) <= set(other.roles) and self.people >= other.people


Demands = frozenset[Demand]


def absorb(demands: Iterable[Demand]) -> Demands:
    """Drop each demand that another one implies."""
    every = frozenset(demands)
    if len(every) < 2:
        return every
    kept: set[Demand] = set()
    for demand in sorted(every):
        if not any(other.implies(demand) for other in kept):
            kept = {other for other in kept if not demand.implies(other)} | {demand}
    return frozenset(kept)


@record
class Judgement:
    """A level with its demands. Demands are kept at every level, so joins commute."""

    level: Level = Level.ALLOW
    demands: Demands = frozenset()

    def covers(self, other: "Judgement") -> bool:
        """Say whether it says all that another says, its approvals too."""
        return self.level >= other.level and (
            self.level is Level.STOP
            or all(any(d.implies(each) for d in self.demands) for each in other.demands)
        )

    def join(self, other: "Judgement") -> "Judgement":
        """The stricter level, and all demands that are not implied by another."""
        demands = absorb(self.demands | other.demands)
        return Judgement(max(self.level, other.level), demands)
