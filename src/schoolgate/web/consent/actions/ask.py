"""The office asks for a pupil's consents, and notes that it did."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef

from schoolgate.web.consent.actions.write_to_contacts import write_to_contacts
from schoolgate.web.consent.models import RETURNED, ConsentRequest
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person, Pupil, Tie
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School


@transaction.atomic
def note_asked(
    school: School, pupils: Iterable[Pupil], why: str, *, by: Person, at: datetime
) -> int:
    """Note that these pupils, or those who answer for them, were asked; how many."""
    standing(by, school, at.date()).require("consent.keep")
    every = [pupil for pupil in pupils if pupil.school_id == school.pk]
    ConsentRequest.objects.bulk_create(
        ConsentRequest(pupil=pupil, why=why, at=at, by=by) for pupil in every
    )
    if every:
        details = {"pupils": len(every)}
        write("consent.asking_noted", school, Act(school, by, at, (), details))
    return len(every)


@transaction.atomic
def ask_again(
    school: School, pupils: Iterable[Pupil], *, by: Person, at: datetime
) -> int:
    """Write to those who answer for pupils who came back; for how many that could be.

    Whoever has nobody with an e-mail address is not asked by it, and stays to be asked.
    """
    adults = Tie.objects.filter(
        pupil=OuterRef("pk"), has_responsibility=True, contact__left_on=None
    )
    chosen = Pupil.objects.filter(school=school, pk__in=[pupil.pk for pupil in pupils])
    every = list(chosen.filter(Exists(adults.exclude(contact__email=""))))
    write_to_contacts(school, every, by=by, at=at)
    return note_asked(school, every, RETURNED, by=by, at=at)
