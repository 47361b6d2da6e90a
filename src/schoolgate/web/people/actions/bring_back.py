"""A pupil who had left is back before the next list says so."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.people.rights import standing
from schoolgate.web.people.roll_marks import bear_again, renewed


@transaction.atomic
def bring_back(pupil: Pupil, *, by: Person, at: datetime) -> Pupil:
    """Take a leaver in again; twice changes nothing.

    What was said of them before they left has to be said anew.
    """
    school = pupil.school
    standing(by, school, at.date()).require("roll.import")
    renewed(school)
    pupil = Pupil.objects.select_for_update(of=("self",)).get(pk=pupil.pk)
    if pupil.left_on is None:
        return pupil
    pupil.left_on, pupil.returned_at = None, at
    pupil.save(update_fields=["left_on", "returned_at"])
    bear_again(school)
    write("pupil.reinstated", pupil, Act(school, by, at))
    return pupil
