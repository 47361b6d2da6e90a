"""A pupil is put on the list of those who are never shown, or taken off it.

The journal tells that the list changed: not who it was, and not why.
"""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.actions.take import renewed
from schoolgate.web.people.models import Person, Pupil, Restriction
from schoolgate.web.people.rights import standing


@transaction.atomic
def restrict(pupil: Pupil, *, by: Person, at: datetime) -> Restriction:
    """Put a pupil on the list, from today on."""
    standing(by, pupil.school, at.date()).require("restrictions.keep")
    restriction, _ = Restriction.objects.get_or_create(
        school=pupil.school,
        pupil=pupil,
        defaults={
            "key": pupil.key,
            "forename": pupil.forename,
            "surname": pupil.surname,
            "since": at.date(),
        },
    )
    renewed(pupil.school)
    write("changed who is never shown", restriction, Act(pupil.school, by, at))
    return restriction


@transaction.atomic
def unrestrict(restriction: Restriction, *, by: Person, at: datetime) -> None:
    """Take a pupil off the list."""
    school = restriction.school
    standing(by, school, at.date()).require("restrictions.keep")
    write("changed who is never shown", restriction, Act(school, by, at))
    restriction.delete()
    renewed(school)
