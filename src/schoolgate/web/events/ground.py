"""On what a rule about filming rests: the school's policy, and nothing else.

Who films for themselves is outside data protection law, and may still be asked not to:
by the school's own rule, which is what a notice names (law B17). So a clause of the law
is no ground, and neither are words that call one.
"""

from dataclasses import dataclass
from datetime import date

from schoolgate.engine.decide import decide_by
from schoolgate.engine.facts import Facts
from schoolgate.engine.level import Level
from schoolgate.engine.truth import Truth
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School

CARRIES = "filming.by_visitors"
CONTROLS = (CARRIES, "filming.others_children")
FILMED = Facts({"filming.at_event": Truth.YES})


@dataclass(frozen=True, slots=True)
class GroundClause:
    """A clause of the school's policy, and what it asks."""

    id: str
    asks: str


def clauses(school: School, on: date) -> tuple[GroundClause, ...]:
    """The clauses of the school and its trust about visitors who film."""
    force = in_force(school)
    found = [clause for control in CONTROLS for clause in force.setting(control, on)]
    return tuple(
        GroundClause(clause, force.says(clause, on))
        for clause in dict.fromkeys(found)
        if not force.is_floor(clause, on)
    )


def stopped_by(school: School, on: date) -> tuple[str, ...]:
    """The clauses that let no visitor film at all, whoever allows it."""
    decision = decide_by(in_force(school).rules(on), FILMED)
    own = {clause.id for clause in clauses(school, on)}
    return tuple(
        reason.clause
        for reason in decision.reasons
        if reason.level >= Level.STOP and reason.clause in own
    )
