"""The office enters many paper forms at once: all of them, or none."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction

from schoolgate.web.consent.actions.say import Paper, say_on_paper
from schoolgate.web.consent.sheet import SheetEntry
from schoolgate.web.people.models import Person


@transaction.atomic
def enter_sheet(
    typed: Iterable[SheetEntry],
    *,
    evidence: str,
    by: Person,
    at: datetime,
    signed_on: date | None = None,
) -> int:
    """Enter each pupil's form; how many there were.

    ``signed_on`` is the day on which the oldest of them was signed.
    """
    many = 0
    for one in typed:
        paper = Paper(one.said_by, evidence, signed_on=signed_on)
        say_on_paper(one.pupil, one.answers, paper, by=by, at=at)
        many += 1
    return many
