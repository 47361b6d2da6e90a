"""A school chooses by when the steps of its cases are due."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db import transaction

from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.models import Times
from schoolgate.web.concerns.playbook import Playbook, in_words, newest
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.concerns.times import LONGEST, RIGHT_TO_TIME, times_of
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

A_MINUTE = timedelta(minutes=1)


@transaction.atomic
def set_times(
    school: School, times: Mapping[str, timedelta], *, by: Person, at: datetime
) -> None:
    """Let each step be due within its time, in cases that are begun from now on.

    A case that is on keeps the hours with which it was begun.
    """
    standing(by, school, at.date()).require(RIGHT_TO_TIME)
    School.objects.select_for_update().get(pk=school.pk)
    book = newest(CaseKind.THREAT)
    _expect_sound(times, book)
    before = times_of(school, book)
    changed = {key: time for key, time in times.items() if time != before[key]}
    if not changed:
        return
    after = {**before, **changed}
    minutes = {
        key: time // A_MINUTE
        for key, time in after.items()
        if time != book.steps[key].within
    }
    chosen, _ = Times.objects.update_or_create(
        school=school, defaults={"minutes": minutes, "by": by, "at": at}
    )
    details = {
        key: f"{in_words(before[key])}, now {in_words(time)}"
        for key, time in changed.items()
    }
    write("case.deadlines_changed", chosen, Act(school, by, at, (), details))


def _expect_sound(times: Mapping[str, timedelta], book: Playbook) -> None:
    for key, time in times.items():
        asked = book.steps.get(key)
        if asked is None:
            raise ConcernError("Step not found. Load the page again.")
        if not timedelta(0) <= time <= LONGEST:
            raise ConcernError(f"{asked.do}: at once, or within {LONGEST.days} days.")
        if asked.by_law and time > asked.within:
            latest = in_words(asked.within)
            raise ConcernError(f"{asked.do}: the law allows {latest}, and no more.")
