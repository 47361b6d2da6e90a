"""What workers do about consents. A row is the truth; a task only nudges."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone
from django_tasks import task

from schoolgate.web.consent.actions.begin_round import begin_round_by_itself
from schoolgate.web.consent.actions.send_letters import send_letters
from schoolgate.web.consent.models import RenewalLetter, Renewing, Round
from schoolgate.web.consent.states import ON_ITS_WAY
from schoolgate.web.work.sweeps import sweep


@task()
def ask_again(pk: int) -> None:
    """Send some letters of a round; the next sweep goes on."""
    send_letters(pk, clock=timezone.now)


@task()
def look_what_ends(pk: int) -> None:
    """Look once a day what ends soon in a school that chose to be asked."""
    for choice in Renewing.objects.filter(pk=pk).select_related("school__trust"):
        begun = begin_round_by_itself(choice, at=timezone.now())
        if begun is not None:
            ask_again.enqueue(begun.pk)


@sweep
def nudge(at: datetime) -> None:
    """Nudge each round with a letter that is due, and each school not looked at."""
    for pk in _going(at):
        ask_again.enqueue(pk)
    for pk in _not_looked_at(at):
        look_what_ends.enqueue(pk)


def _going(at: datetime) -> QuerySet[Round, int]:
    due = RenewalLetter.objects.filter(state__in=ON_ITS_WAY, due__lte=at).values(
        "round"
    )
    rounds = Round.objects.filter(done_at=None, stopped_at=None, pk__in=due)
    return rounds.order_by().values_list("pk", flat=True)


def _not_looked_at(at: datetime) -> QuerySet[Renewing, int]:
    new = Q(looked_on=None) | Q(looked_on__lt=at.date())
    choices = Renewing.objects.filter(new, days__isnull=False)
    return choices.values_list("pk", flat=True)
