"""A threat with the school's pictures becomes a case, its steps with their hours."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.concerns.actions.keep_from import keep_from
from schoolgate.web.concerns.actions.tick_steps import tick_steps
from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.owners import owners
from schoolgate.web.concerns.playbook import RIGHT, newest
from schoolgate.web.concerns.queries import running
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.concerns.telling import tell
from schoolgate.web.concerns.times import times_of
from schoolgate.web.concerns.words import WHAT, write_down
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School

CARRIES = "evidence.indecent_images"


@transaction.atomic
def begin_threat(
    school: School,
    what: str,
    *,
    by: Person,
    at: datetime,
    not_for: Iterable[Person] = (),
) -> Threat:
    """Begin the case, by the newest playbook; the others who may see it are told.

    Whoever it is ``not_for`` is not told, and finds nothing of it anywhere.
    """
    here = standing(by, school, at.date())
    here.require(RIGHT)
    School.objects.select_for_update().get(pk=school.pk)
    if running(here):
        raise ConcernError("A case is on already: go on with that one.")
    book = newest(CaseKind.THREAT)
    times = times_of(school, book)
    threat = Threat.objects.create(
        school=school,
        edition=book.edition,
        begun_by=by,
        begun_at=at,
    )
    write_down(WHAT, threat, what)
    Step.objects.bulk_create(
        Step(threat=threat, key=key, due_at=at + time) for key, time in times.items()
    )
    clauses = in_force(school).setting(CARRIES, at.date())
    details = {"edition": book.edition}
    write("case.started", threat, Act(school, by, at, clauses, details))
    keep_from(threat, not_for, by=by, at=at)
    tick_steps(threat, at=at)
    tell(person for person in owners(threat, at.date()) if person != by)
    return threat
