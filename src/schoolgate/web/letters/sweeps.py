"""Sweeps: letters that are due are sent, digests joined, old rows deleted."""

from datetime import datetime, timedelta

from schoolgate.web.letters.digest import join_digests
from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.states import DONE
from schoolgate.web.letters.tasks import send_letters
from schoolgate.web.work.sweeps import sweep

KEPT = timedelta(days=90)


@sweep
def deal_with_letters(at: datetime) -> None:
    """Join the digests of the day, and send what is due."""
    join_digests(at)
    if Letter.due(at).exists():
        send_letters.enqueue()


@sweep
def forget_letters(at: datetime) -> None:
    """Delete the rows of letters that are done with: whom we wrote to, and when."""
    Letter.objects.filter(stage__in=DONE, posted_at__lt=at - KEPT).delete()
