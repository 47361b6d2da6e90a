"""A case is ended with a record; what was left open has its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.web.concerns.actions.keep_from import require
from schoolgate.web.concerns.errors import ConcernError, Ended
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.queries import undone
from schoolgate.web.concerns.words import NOTE, RECORD, write_down
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person


@dataclass(frozen=True, slots=True)
class CaseEnding:
    """How a case ended, and by its key why each open step was left so."""

    record: str
    left_open: Mapping[str, str]


@transaction.atomic
def end_threat(
    threat: Threat, ending: CaseEnding, *, by: Person, at: datetime
) -> Threat:
    """End it. Refuses while a step is open for which no reason is given."""
    threat = Threat.objects.select_for_update(of=("self",)).get(pk=threat.pk)
    require(threat, by, at)
    if threat.ended_at is not None:
        raise Ended
    if not ending.record.strip():
        raise ConcernError("Write down how it ended: this is the record of the case.")
    left = list(undone(threat))
    _give_reasons(left, ending)
    threat.ended_by, threat.ended_at = by, at
    threat.save(update_fields=["ended_by", "ended_at"])
    write_down(RECORD, threat, ending.record)
    details = {"left open": [step.key for step in left]}
    write("case.ended", threat, Act(threat.school, by, at, (), details))
    return threat


def _give_reasons(left: list[Step], ending: CaseEnding) -> None:
    why = {step: ending.left_open.get(step.key, "").strip() for step in left}
    if missing := [step for step in left if not why[step]]:
        raise ConcernError(
            f"{len(missing)} open steps have no reason: do them, or say why not."
        )
    for step, reason in why.items():
        write_down(NOTE, step, reason)
