"""What Schoolgate can see for itself is ticked without anybody."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction

from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.queries import undone
from schoolgate.web.concerns.states import ByItself
from schoolgate.web.journal.write import Act, write
from schoolgate.web.publishing.incidents import incident_in
from schoolgate.web.takedowns.ledger import going


def _incident_is_on(threat: Threat) -> bool:
    return incident_in(threat.school) is not None


def _everything_is_gone(threat: Threat) -> bool:
    return going(threat.school, threat.begun_at).there == 0


IS_SO: Mapping[ByItself, Callable[[Threat], bool]] = {
    ByItself.INCIDENT: _incident_is_on,
    ByItself.GONE: _everything_is_gone,
}


@transaction.atomic
def tick_steps(threat: Threat, *, at: datetime) -> int:
    """Tick what is so; how many steps that were. Nothing is ever unticked."""
    threat = Threat.objects.select_for_update(of=("self",)).get(pk=threat.pk)
    if threat.ended_at is not None:
        return 0
    asked, ticked = threat.book.steps, 0
    for step in undone(threat):
        by_itself = asked[step.key].by_itself
        if by_itself is None or not IS_SO[by_itself](threat):
            continue
        step.done_at = at
        step.save(update_fields=["done_at"])
        details = {"step": step.key}
        write(
            "case.step_completed",
            threat,
            Act(threat.school, None, at, (), details),
        )
        ticked += 1
    return ticked
