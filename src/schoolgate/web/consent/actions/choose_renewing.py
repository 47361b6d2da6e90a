"""A school chooses to write by itself before a yes ends, or not to any more."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.models import Renewing
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

LEAST, MOST = 7, 90


@transaction.atomic
def choose_renewing(
    school: School, days: int | None, *, by: Person, at: datetime
) -> Renewing:
    """Write so many days before a yes ends; None: write to nobody by itself."""
    standing(by, school, at.date()).require("consent.keep")
    if days is not None and not LEAST <= days <= MOST:
        raise ConsentError(f"Choose between {LEAST} and {MOST} days before it ends.")
    choice, _ = Renewing.objects.get_or_create(school=school)
    if choice.days == days:
        return choice
    was, choice.days, choice.looked_on = choice.days, days, None
    choice.save()
    details = {"was": was or "never", "days": days or "never"}
    write("consent.renewal_chosen", choice, Act(school, by, at, (), details))
    return choice
