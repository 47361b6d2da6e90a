"""Somebody tells that something is wrong: an alarm becomes a case, told at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from schoolgate.web.concerns.actions.reach_readers import add_readers
from schoolgate.web.concerns.concerned import Concerned, Raised, concerned
from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.mentions import colleagues
from schoolgate.web.concerns.models import DoubtedReader, KeptFrom, Step, Threat
from schoolgate.web.concerns.playbook import newest
from schoolgate.web.concerns.queries import kept_people
from schoolgate.web.concerns.receivers import Receiver, chosen, receivers, staff
from schoolgate.web.concerns.states import About, CaseKind
from schoolgate.web.concerns.telling import remind
from schoolgate.web.concerns.words import WHAT, words_or_reason, write_down
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

RIGHT_TO_RAISE = "concerns.raise"
LONGEST = 20_000
# The same words from the same person are one alarm for so long.
SAME = timedelta(hours=1)
# Pressed again after so long, nobody may have come: its readers are written to again.
PATIENCE = timedelta(minutes=5)
# An alarm is never refused. After so many of one person in an hour no mail is sent.
MAILED = 10


@dataclass(frozen=True, slots=True)
class AlarmMessage:
    """What a sender wrote, and who it is about, as they ticked it."""

    words: str
    about: tuple[str, ...]


@transaction.atomic
def raise_alarm(
    school: School, alarm: AlarmMessage, *, by: Person, at: datetime
) -> Threat:
    """Begin the case, and tell people it is not about. Sent twice it is one case.

    Whoever it may be about is not told before its sender has answered.

    Raises ConcernError for no words or too many.
    """
    standing(by, school, at.date()).require(RIGHT_TO_RAISE)
    words = sound_words(alarm.words)
    School.objects.select_for_update().get(pk=school.pk)
    before = _lately(school, by, at)
    for other in before:
        if _is_ticked_alike(other, alarm) and words_or_reason(WHAT, other) == words:
            return _told_again(other, at)
    threat = _begun(school, AlarmMessage(words, alarm.about), by, at)
    found = _readers(threat, words, by, at)
    if len(before) >= MAILED:
        found = [Receiver(one.person, one.role, is_told=False) for one in found]
    add_readers(threat, found, at=at)
    return threat


def sound_words(words: str) -> str:
    """An alarm's words as they are kept. Raises ConcernError for none, or too many."""
    plain = words.strip()
    if not plain:
        raise ConcernError("Write what has happened, or ring one of these numbers.")
    if len(plain) > LONGEST:
        raise ConcernError(
            f"This has {len(plain):,} characters, and {LONGEST:,} are the most. "
            "Nothing has been sent. Shorten it, or send it in parts."
        )
    return plain


def _lately(school: School, by: Person, at: datetime) -> list[Threat]:
    """What the same person sent in the last hour, the latest first."""
    sent = Threat.objects.filter(school=school, kind=CaseKind.ALARM, begun_by=by)
    return list(sent.filter(begun_at__gt=at - SAME))


def _is_ticked_alike(threat: Threat, alarm: AlarmMessage) -> bool:
    """Whether the same was ticked. What was answered later is more, and the same."""
    ticked = set(alarm.about)
    if threat.doubted.exclude(answered_at=None).exists():
        return ticked - {About.NOBODY} <= set(threat.ticked)
    return ticked == set(threat.ticked)


def _told_again(threat: Threat, at: datetime) -> Threat:
    told = threat.readers.exclude(told_at=None).exclude(
        person__in=kept_people(threat).values("pk")
    )
    readers = list(told.select_related("person"))
    late = [one for one in readers if one.told_at and one.told_at <= at - PATIENCE]
    if late and threat.ended_at is None:
        remind((one.person for one in late), threat)
        threat.readers.filter(pk__in=[one.pk for one in late]).update(told_at=at)
    return threat


def _begun(school: School, alarm: AlarmMessage, by: Person, at: datetime) -> Threat:
    book = newest(CaseKind.ALARM)
    threat = Threat.objects.create(
        school=school,
        kind=CaseKind.ALARM,
        about=" ".join(alarm.about),
        edition=book.edition,
        begun_by=by,
        begun_at=at,
    )
    write_down(WHAT, threat, alarm.words)
    Step.objects.bulk_create(
        Step(threat=threat, key=key, due_at=at + step.within)
        for key, step in book.steps.items()
    )
    details = {"edition": book.edition}
    write("alarm.raised", threat, Act(school, by, at, (), details))
    return threat


def _readers(threat: Threat, words: str, by: Person, at: datetime) -> list[Receiver]:
    """Keep the alarm from the people it is about, and choose its readers."""
    on = at.date()
    raised = Raised(threat.school, by, threat.ticked, words)
    people = staff(threat.school, on)
    found = concerned(raised, people, colleagues(threat.school, on))
    _keep(threat, found, by, at)
    trusted = people.distrusting(found.kept, on)
    return chosen(receivers(threat.school, trusted, threat.ticked, found.kept), by)


def _keep(threat: Threat, found: Concerned, by: Person, at: datetime) -> None:
    """Keep it from these people; its sender is asked about some of them."""
    KeptFrom.objects.bulk_create(
        KeptFrom(threat=threat, person=person, by=by, at=at)
        for person in sorted(found.kept, key=lambda person: person.pk)
    )
    DoubtedReader.objects.bulk_create(
        DoubtedReader(threat=threat, person=person)
        for person in sorted(found.doubted, key=lambda person: person.pk)
    )
