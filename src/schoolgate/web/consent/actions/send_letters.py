"""The worker sends the letters of a round, each taken first, so that none goes twice.

What ends is asked once more for each letter: who has answered meanwhile is left alone.
A letter whose worker died was perhaps sent: it is shown as failed, for a person.
"""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import Subquery

from schoolgate.web.consent.asking import letter as letter_to
from schoolgate.web.consent.ends import ends_for
from schoolgate.web.consent.models import Letter, Round
from schoolgate.web.consent.refusals import UNREACHED, refusal
from schoolgate.web.consent.renewing import Window
from schoolgate.web.consent.states import ON_ITS_WAY, Mail
from schoolgate.web.journal.write import Act, write

AT_ONCE = 50
MOST_TRIES = 5
FIRST_WAIT = timedelta(minutes=10)
NO_SERVER = timedelta(minutes=2)
PERHAPS = "Perhaps it was sent: the worker stopped while it was going"
Clock = Callable[[], datetime]


def send_letters(pk: int, *, clock: Clock) -> int:
    """Send some of the letters of a round that are due; how many went."""
    _let_go_of_the_dead(pk, clock())
    due = Letter.objects.filter(round=pk, state=Mail.WAITING, due__lte=clock())
    some = list(due.values_list("pk", flat=True)[:AT_ONCE])
    sent = _send(pk, some, clock) if some else 0
    _end_if_done(pk, clock())
    return sent


def _send(pk: int, letters: list[int], clock: Clock) -> int:
    connection, sent = get_connection(), 0
    try:
        connection.open()
    except OSError:
        Round.objects.filter(pk=pk).update(trouble=UNREACHED)
        waiting = Letter.objects.filter(round=pk, state=Mail.WAITING)
        waiting.update(due=clock() + NO_SERVER)
        return 0
    Round.objects.filter(pk=pk).update(trouble="")
    try:
        for letter in letters:
            taken = _taken(letter, clock())
            if taken is not None:
                sent += _sent(taken, connection, clock)
    finally:
        connection.close()
    return sent


def _taken(pk: int, at: datetime) -> Letter | None:
    """The letter, for this worker alone; None if its round was stopped meanwhile."""
    free = Letter.objects.filter(
        pk=pk, state=Mail.WAITING, round__stopped_at=None, round__done_at=None
    )
    if not free.update(state=Mail.GOING, due=at):
        return None
    return Letter.objects.select_related("contact__school__trust", "round").get(pk=pk)


def _sent(letter: Letter, connection: BaseEmailBackend, clock: Clock) -> bool:
    at = clock()
    ends = ends_for(letter.contact, Window(at.date(), letter.round.up_to))
    if not ends or letter.contact.left_on or not letter.contact.email:
        _put(letter, state=Mail.NEEDLESS)
        return False
    subject, body = letter_to(letter.contact, ends)
    to = [letter.contact.email]
    try:
        EmailMessage(subject, body, None, to, connection=connection).send()
    except (OSError, ValueError) as error:
        _put_aside(letter, error, max(one.on for one in ends), at)
        return False
    told = max(one.on for one in ends)
    _put(
        letter,
        state=Mail.SENT,
        sent_at=at,
        told_until=told,
        trouble="",
        address=to[0],
        refused=False,
    )
    return True


def _put_aside(letter: Letter, error: Exception, end: date, at: datetime) -> None:
    """Try again later what may go then; the rest has failed, and is for a person.

    What was refused for good counts as told, so that no later round sends it anew.
    """
    why, tries = refusal(error), letter.tries + 1
    if why.again and tries < MOST_TRIES:
        due = at + FIRST_WAIT * 2**letter.tries
        _put(letter, state=Mail.WAITING, tries=tries, due=due, trouble=why.says)
        return
    _put(
        letter,
        state=Mail.FAILED,
        tries=tries,
        trouble=why.says,
        told_until=None if why.again else end,
        address=letter.contact.email,
        refused=why.of_address,
    )


def _put(letter: Letter, **fields: object) -> None:
    Letter.objects.filter(pk=letter.pk, state=Mail.GOING).update(**fields)


def _let_go_of_the_dead(pk: int, at: datetime) -> None:
    since = at - timedelta(seconds=settings.HOLD)
    dead = Letter.objects.filter(round=pk, state=Mail.GOING, due__lt=since)
    up_to = Round.objects.filter(pk=pk).values("up_to")
    dead.update(state=Mail.FAILED, trouble=PERHAPS, told_until=Subquery(up_to))


@transaction.atomic
def _end_if_done(pk: int, at: datetime) -> None:
    found = Round.objects.select_for_update(of=("self",)).select_related("school")
    one = found.get(pk=pk)
    if one.done_at or one.letters.filter(state__in=ON_ITS_WAY).exists():
        return
    one.done_at = at
    one.save(update_fields=["done_at"])
    states = list(one.letters.values_list("state", flat=True))
    details = {str(mail): states.count(mail) for mail in Mail if mail in states}
    write("consent.asked_again", one, Act(one.school, None, at, (), details))
