"""Days on which somebody is away, so that their deputy stands in."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Absence, Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

Days = tuple[date, date]


@transaction.atomic
def be_away(
    person: Person, school: School, days: Days, *, by: Person, at: datetime
) -> Absence:
    """Note the days; one's own, or anybody's by whoever keeps the people."""
    here = standing(by, school, at.date())
    if person.pk != by.pk:
        here.require("people.keep")
    here.require("school.see")
    if days[1] < days[0]:
        raise PermissionDenied("The last day is before the first: turn them round.")
    absence = Absence.objects.create(
        person=person, school=school, since=days[0], until=days[1], noted_by=by
    )
    details = {"from": days[0].isoformat(), "to": days[1].isoformat()}
    write("person.away", person, Act(school, by, at, (), details))
    return absence
