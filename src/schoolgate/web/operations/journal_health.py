"""What a doctor says of the journal: is it whole, and does anybody outside hold it?"""

from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from schoolgate.web.journal.models import AnchorMailbox
from schoolgate.web.journal.signing import SETTING, is_key_set
from schoolgate.web.journal.verifying import Report, verify
from schoolgate.web.operations.journal_owner import look_at_owner
from schoolgate.web.operations.signs import MISSING, WEAK, Sign
from schoolgate.web.trust.models import School

WEEKLY = timedelta(days=7)
LATE = timedelta(days=1)
STALE = timedelta(days=3)
NAME_ONE = "The head or the technician names a mailbox on the page “Journal proof”"


def look_at_journal() -> Iterator[Sign]:
    """Say whether the journal is whole, and whether its lines reach anybody."""
    yield from _verified(verify())
    yield from look_at_owner()
    if not is_key_set():
        cure = f"Add {SETTING}=… to schoolgate.env: “openssl rand -base64 32” makes one"
        yield Sign("The journal's lines have no key of their own", WEAK, cure)
    yield from _mailboxes()


def _verified(report: Report) -> Iterator[Sign]:
    if report.wrong:
        more = f" And {len(report.wrong) - 1} more." if len(report.wrong) > 1 else ""
        cure = "Keep this database as it is, and run “schoolgate journal verify”"
        what = f"The journal is broken. {report.wrong[0].rstrip('.')}"
        yield Sign(f"{what}{more.rstrip('.')}", MISSING, cure)
        return
    yield Sign("The journal is whole")
    today = timezone.localdate()
    if report.last is not None and today - report.last > STALE:
        what = f"The last line about the journal is of {report.last:%-d %b %Y}"
        yield Sign(what, WEAK, "See that a worker runs: it makes one a day")


def _mailboxes() -> Iterator[Sign]:
    schools = School.objects.select_related("anchor_mailbox")
    if schools and not settings.EMAIL_HOST:
        what = "Nobody gets the journal's lines: mail is written to files"
        yield Sign(what, WEAK, "Set SCHOOLGATE_SMTP_HOST")
    before = timezone.now() - WEEKLY - LATE
    for school in schools:
        mailbox: AnchorMailbox | None = getattr(school, "anchor_mailbox", None)
        if mailbox is None:
            what = f"Nobody outside gets the journal's lines of {school}"
            yield Sign(what, WEAK, NAME_ONE)
        elif mailbox.due_at < before:
            what = f"The journal's lines of {school} were not sent for over a week"
            yield Sign(what, WEAK, "See that a worker runs: it sends them")
