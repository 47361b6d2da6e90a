"""All whose yes ends soon are asked again: a round begins, with a letter a contact.

Nothing is sent here: the letters are rows, which a worker sends one by one.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Max

from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.ends import AHEAD, ends_of, window_of
from schoolgate.web.consent.models import RenewalLetter, Renewing, Round
from schoolgate.web.consent.renewing import Window
from schoolgate.web.consent.states import Mail
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

VERB = "consent.renewal_started"


@transaction.atomic
def begin_round(school: School, *, by: Person, at: datetime) -> Round:
    """Write to everybody who can be reached about what ends in sixty days."""
    standing(by, school, at.date()).require("consent.keep")
    School.objects.select_for_update().get(pk=school.pk)
    if Round.objects.filter(school=school, done_at=None).exists():
        raise ConsentError("A round is under way: let it end first, or end it.")
    window = window_of(at.date(), AHEAD)
    contacts = ends_of(school, window).by_contact()
    if not contacts:
        raise ConsentError(
            "Nobody can be written to: nothing ends, or nobody has mail."
        )
    return _begun(school, window, contacts, by=by, at=at)


@transaction.atomic
def begin_round_by_itself(choice: Renewing, *, at: datetime) -> Round | None:
    """Write, as the school chose, to those who were not told of an end yet."""
    school, today = choice.school, at.date()
    School.objects.select_for_update().get(pk=school.pk)
    choice = Renewing.objects.get(pk=choice.pk)
    if choice.days is None or choice.looked_on == today:
        return None
    choice.looked_on = today
    choice.save(update_fields=["looked_on"])
    if Round.objects.filter(school=school, done_at=None).exists():
        return None
    window = window_of(today, timedelta(days=choice.days))
    contacts = ends_of(school, window).by_contact()
    told = _told(school, contacts)
    new = {
        pk: ends
        for pk, ends in contacts.items()
        if any(pk not in told or one.on > told[pk] for one in ends)
    }
    return _begun(school, window, new, by=None, at=at) if new else None


def _told(school: School, contacts: Collection[int]) -> dict[int, date]:
    """Up to which end each contact was told, in a letter sent or not to be repeated."""
    letters = RenewalLetter.objects.filter(
        round__school=school,
        state__in=(Mail.SENT, Mail.FAILED),
        told_until__isnull=False,
    )
    rows = letters.order_by().values("contact").annotate(last=Max("told_until"))
    return {row["contact"]: row["last"] for row in rows if row["contact"] in contacts}


def _begun(
    school: School,
    window: Window,
    contacts: Collection[int],
    *,
    by: Person | None,
    at: datetime,
) -> Round:
    made = Round.objects.create(
        school=school, begun_at=at, begun_by=by, up_to=window.last
    )
    RenewalLetter.objects.bulk_create(
        RenewalLetter(round=made, contact_id=pk, due=at) for pk in contacts
    )
    write(VERB, made, Act(school, by, at, (), {"letters": len(contacts)}))
    return made
