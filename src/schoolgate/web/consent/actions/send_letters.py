"""The letters of a round go into the outbox, and what became of each is noted.

What ends is asked once more for each letter: who has answered meanwhile is left alone.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from schoolgate.web.consent.asking import letter as letter_to
from schoolgate.web.consent.ends import ends_for
from schoolgate.web.consent.models import RenewalLetter, Round
from schoolgate.web.consent.renewing import Window
from schoolgate.web.consent.states import ON_ITS_WAY, Mail
from schoolgate.web.journal.write import Act, write
from schoolgate.web.letters.post import Envelope, post_content
from schoolgate.web.letters.refusals import UNREACHED
from schoolgate.web.letters.send import send_due
from schoolgate.web.letters.states import Stage
from schoolgate.web.work.loop import worker_name

AT_ONCE = 50
PERHAPS = "It may have been sent: the mail server broke off"
Clock = Callable[[], datetime]


def send_letters(pk: int, *, clock: Clock) -> int:
    """Send some of the letters of a round that are due; how many went."""
    _post_some(pk, clock())
    send_due(worker_name(), clock)
    sent = _note_what_came_of_it(pk)
    _end_if_done(pk, clock())
    return sent


def _post_some(pk: int, at: datetime) -> None:
    """Post so many that a round that is stopped has few on their way."""
    going = RenewalLetter.objects.filter(round=pk, state=Mail.GOING).count()
    due = RenewalLetter.objects.filter(round=pk, state=Mail.WAITING, due__lte=at)
    for letter in list(due.values_list("pk", flat=True)[: max(AT_ONCE - going, 0)]):
        _post(letter, at)


@transaction.atomic
def _post(pk: int, at: datetime) -> None:
    """Post one letter, for this worker alone; none if its round was stopped."""
    free = RenewalLetter.objects.filter(
        pk=pk, state=Mail.WAITING, round__stopped_at=None, round__done_at=None
    )
    if not free.update(state=Mail.GOING, due=at):
        return
    letter = RenewalLetter.objects.select_related(
        "contact__school__trust", "round"
    ).get(pk=pk)
    contact = letter.contact
    ends = ends_for(contact, Window(at.date(), letter.round.up_to))
    if not ends or contact.left_on or not contact.email:
        letter.state = Mail.NEEDLESS
    else:
        envelope = Envelope(contact.email, contact.school, contact.language)
        words = letter_to(contact, ends)
        letter.posted = post_content("consent/renewal", envelope, words, at=at)
        letter.address = contact.email
        letter.told_until = max(one.on for one in ends)
    letter.save(update_fields=["state", "posted", "address", "told_until"])


def _note_what_came_of_it(pk: int) -> int:
    """Note which letters went and which were refused; how many went."""
    going = RenewalLetter.objects.filter(round=pk, state=Mail.GOING)
    letters = list(going.select_related("posted"))
    troubles = {one.posted.trouble for one in letters if one.posted}
    trouble = UNREACHED if UNREACHED in troubles else ""
    Round.objects.filter(pk=pk).update(trouble=trouble)
    return sum(_noted(letter) for letter in letters)


def _noted(letter: RenewalLetter) -> bool:
    posted = letter.posted
    if posted is None or posted.stage == Stage.REFUSED:
        return _has_failed(letter)
    if posted.stage != Stage.SENT:
        RenewalLetter.objects.filter(pk=letter.pk).update(trouble=posted.trouble)
        return False
    _put(letter, state=Mail.SENT, sent_at=posted.sent_at, trouble="", refused=False)
    return True


def _has_failed(letter: RenewalLetter) -> bool:
    """It is for a person; what was refused for good is in no later round either."""
    posted = letter.posted
    _put(
        letter,
        state=Mail.FAILED,
        trouble=posted.trouble if posted else PERHAPS,
        refused=bool(posted and posted.takes_none),
        told_until=letter.told_until if posted and posted.for_good else None,
    )
    return False


def _put(letter: RenewalLetter, **fields: object) -> None:
    RenewalLetter.objects.filter(pk=letter.pk, state=Mail.GOING).update(**fields)


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
