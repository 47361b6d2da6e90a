"""What workers do about cases: tick what is so, remind of what is late."""

from django.utils import timezone
from django_tasks import task

from schoolgate.web.concerns.actions.remind_of_steps import remind_of_steps
from schoolgate.web.concerns.actions.tick_steps import tick_steps
from schoolgate.web.concerns.models import Threat


@task()
def sweep() -> None:
    """Go through every case that is on."""
    at = timezone.now()
    for threat in Threat.objects.filter(ended_at=None).select_related("school__trust"):
        tick_steps(threat, at=at)
    remind_of_steps(at=at)
