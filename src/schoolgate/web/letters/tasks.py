"""A nudge to send: a lost one loses nothing, since the row is the truth."""

from django.utils import timezone
from django_tasks import task

from schoolgate.web.letters.send import send_due
from schoolgate.web.work.loop import worker_name


@task()
def send_letters() -> None:
    """Send the letters that are due."""
    send_due(worker_name(), timezone.now)
