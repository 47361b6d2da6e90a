"""Once a week a school's signed lines go to the mailbox that it named."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from schoolgate.web.journal.anchors import line_of
from schoolgate.web.journal.models import Anchor, AnchorMailbox
from schoolgate.web.letters.post import Envelope, post_letter

WEEK = timedelta(days=7)
# A line that was about to be kept when the last email was written goes with this one.
OVERLAP = timedelta(days=1)
FIRST = timedelta(days=35)


def send_due_lines(at: datetime) -> int:
    """Send what is due; how many emails were posted."""
    due = AnchorMailbox.objects.filter(due_at__lte=at).order_by("due_at", "pk")
    return sum(_send(pk, at) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _send(pk: int, at: datetime) -> bool:
    """Post one email and note it, both or neither; False if another worker did."""
    mailboxes = AnchorMailbox.objects.select_for_update(of=("self",))
    mailbox = mailboxes.select_related("school").filter(pk=pk, due_at__lte=at).first()
    if mailbox is None:
        return False
    lines = _lines(mailbox, at)
    if not lines:
        # The day's line is made by a sweep of its own, in a moment.
        return False
    envelope = Envelope(mailbox.address, mailbox.school)
    facts = {"school": mailbox.school.name, "lines": "\n".join(lines)}
    post_letter("operations/proof", envelope, facts)
    mailbox.sent_at, mailbox.due_at = at, at + WEEK
    mailbox.save(update_fields=["sent_at", "due_at"])
    return True


def _lines(mailbox: AnchorMailbox, at: datetime) -> Sequence[str]:
    since = mailbox.sent_at - OVERLAP if mailbox.sent_at else at - FIRST
    anchors = Anchor.objects.filter(school=mailbox.school, made_at__gte=since)
    return [str(line_of(anchor)) for anchor in anchors.select_related("school")]
