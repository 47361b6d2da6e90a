"""Send what is due. A letter that may have left goes once more, under its first id.

The row says that a letter is being sent before the server hears of it, and what the
server said after. A worker that is killed in between leaves it *unsure*: the next one
sends it again, and that is the only way in which a reader gets a letter twice.
"""

import time
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import OperationalError

from schoolgate.web.letters.content import content_of
from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.refusals import UNREACHED, refusal
from schoolgate.web.letters.states import BEGUN, Form, Stage
from schoolgate.web.sealing.seal import SealError
from schoolgate.web.work.due import LeaseLost

AT_ONCE = 50
# As long as mail servers themselves try.
KEPT_TRYING = timedelta(days=3)
NO_SERVER = timedelta(minutes=2)
UNNOTED = timedelta(seconds=1)
# A program's answer to mail, and not a person's.
HEADERS = {"Auto-Submitted": "auto-generated"}
Clock = Callable[[], datetime]


def send_due(worker: str, clock: Clock) -> int:
    """Send the letters that are due, and count those that went."""
    due = list(Letter.due(clock()).filter(form=Form.EMAIL)[:AT_ONCE])
    if not due:
        return 0
    server = get_connection()
    try:
        server.open()
    except OSError:
        _postpone(clock())
        return 0
    try:
        return sum(_send(letter, server, worker, clock) for letter in due)
    finally:
        server.close()


def _postpone(at: datetime) -> None:
    """Leave everything for a while, where no server answers."""
    free = Letter.due(at).filter(form=Form.EMAIL).order_by()
    free.update(due_at=at + NO_SERVER, trouble=UNREACHED)


def _send(letter: Letter, server: BaseEmailBackend, worker: str, clock: Clock) -> bool:
    if not letter.lease(worker, clock()):
        return False
    letter.move_to(Stage.UNSURE if letter.stage in BEGUN else Stage.SENDING)
    letter.save(update_fields=["stage"])
    try:
        _message(letter, server).send()
    except (OSError, ValueError, SealError) as error:
        _put_aside(letter, error, clock())
        return False
    _mark_sent(letter, clock())
    return True


def _message(letter: Letter, server: BaseEmailBackend) -> EmailMessage:
    content = content_of(letter)
    return EmailMessage(
        content.subject,
        content.body,
        None,
        [letter.to],
        connection=server,
        headers={**HEADERS, "Message-ID": letter.message_id},
    )


def _mark_sent(letter: Letter, at: datetime) -> None:
    letter.move_to(Stage.SENT)
    letter.sent_at, letter.trouble, letter.sealed = at, "", b""
    _save(partial(letter.finish, "stage", "sent_at", "trouble", "sealed"))


def _put_aside(letter: Letter, error: Exception, at: datetime) -> None:
    """Try again later what may go then; the rest is refused, and for a person."""
    why = refusal(error)
    letter.trouble = why.says
    if why.again and at < letter.posted_at + KEPT_TRYING:
        # A server that broke off may have taken it: the row still says that it may.
        if why.answered and letter.stage == Stage.SENDING:
            letter.move_to(Stage.WAITING)
        _save(partial(letter.retry, at, "stage", "trouble"))
        return
    letter.move_to(Stage.REFUSED)
    letter.for_good, letter.takes_none = not why.again, why.of_address
    letter.sealed = b""
    fields = ("stage", "trouble", "for_good", "takes_none", "sealed")
    _save(partial(letter.finish, *fields))


def _save(save: Callable[[], None]) -> None:
    """Write down what came of it, however long the disk stays full.

    To give up would send the letter a second time. Whoever lost the lease leaves it.
    """
    while True:
        try:
            save()
        except LeaseLost:
            return
        except OperationalError:
            time.sleep(UNNOTED.total_seconds())
        else:
            return
