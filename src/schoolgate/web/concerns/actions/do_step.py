"""A step of a case is done by a person, who may add a note in words."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.concerns.actions.keep_from import require
from schoolgate.web.concerns.errors import ConcernError, Ended
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.words import NOTE, write_down
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person


@transaction.atomic
def do_step(step: Step, note: str, *, by: Person, at: datetime) -> Step:
    """Tick a step off. What Schoolgate sees by itself is nobody's to tick."""
    threat = Threat.objects.select_for_update(of=("self",)).get(pk=step.threat_id)
    require(threat, by, at)
    step = threat.steps.get(pk=step.pk)
    if threat.ended_at is not None:
        raise Ended
    if step.done_at is not None:
        raise ConcernError("Somebody has done this already; look again.")
    asked = threat.book.steps[step.key]
    if asked.by_itself:
        raise ConcernError("This is ticked by itself, once it is so.")
    step.done_at, step.done_by = at, by
    step.save(update_fields=["done_at", "done_by"])
    write_down(NOTE, step, note)
    details = {"step": step.key}
    write("case.step_done", threat, Act(threat.school, by, at, (), details))
    return step
