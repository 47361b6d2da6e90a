"""The policy that binds a school: its own, its trust's, the law's, the platforms'."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from schoolgate.engine.policy import Policy
from schoolgate.engine.rulebook import Rulebook, rulebook
from schoolgate.policyfile.law import decency, floors, platform_limits
from schoolgate.policyfile.read import PolicyFile, read_policy
from schoolgate.web.trust.models import School

# As many schools as one installation is built for, with room for drafts of policies.
SCHOOLS = 256


@dataclass(frozen=True, slots=True, eq=False)
class InForce:
    """A school's policy with all that stands above it, read once."""

    file: PolicyFile
    policy: Policy
    trust: PolicyFile | None = None

    def rules(self, on: date) -> Rulebook:
        """The policy compiled for a day."""
        return rulebook(self.policy, on)

    def setting(self, control: str, on: date) -> tuple[str, ...]:
        """The clauses by which this policy sets a control on a day."""
        return _setting(self, control, on)

    def says(self, clause: str, on: date) -> str:
        """What a clause asks, in our words; "" for one that isn't in force."""
        return _asks(self, on).get(clause, "")

    def roles_of(self, held: frozenset[str]) -> frozenset[str]:
        """The roles somebody holds, with those that they count as."""
        more = (
            role
            for role, holders in self.policy.counts_as.items()
            if held & frozenset(holders)
        )
        return held.union(more)

    def roles_that_count(self, roles: Iterable[str]) -> frozenset[str]:
        """The roles named, with every role that counts as one of them."""
        named = frozenset(roles)
        return named.union(*(self.policy.counts_as.get(role, ()) for role in named))

    @property
    def floor(self) -> frozenset[str]:
        """The documents that no person answers away: the law's, the platforms'."""
        own = {decency().name, *([self.trust.policy.name] if self.trust else ())}
        return frozenset(p.name for p in self.policy.over) - own

    def is_floor(self, clause: str, on: date) -> bool:
        """Whether a clause belongs to the law or to a platform."""
        return clause in _floor_clauses(self, on)


def in_force(school: School) -> InForce:
    """The policy of a school. Raises PolicyFileError with file, line and cure."""
    above = school.trust.policy if school.trust_id and school.trust else ""
    return _read(school.policy, above)


@lru_cache(maxsize=SCHOOLS)
def _read(name: str, above: str) -> InForce:
    file = read_policy(name)
    above = above or str(file.trust or "")
    trust = read_policy(above) if above else None
    joined = file.policy.under(
        *([trust.policy] if trust else []),
        floors(file.policy.nation),
        decency(),
        platform_limits(),
    )
    return InForce(file, joined, trust)


@lru_cache(maxsize=SCHOOLS * 16)
def _setting(policy: InForce, control: str, on: date) -> tuple[str, ...]:
    return tuple(
        clause.id
        for clause in policy.policy.every_clause(on)
        if any(sets.control == control for sets in (*clause.sets, *clause.permits))
    )


@lru_cache(maxsize=SCHOOLS)
def _floor_clauses(policy: InForce, on: date) -> frozenset[str]:
    above = [p for p in policy.policy.over if p.name in policy.floor]
    return frozenset(clause.id for p in above for clause in p.every_clause(on))


@lru_cache(maxsize=SCHOOLS)
def _asks(policy: InForce, on: date) -> dict[str, str]:
    return {clause.id: clause.asks for clause in policy.policy.every_clause(on)}
