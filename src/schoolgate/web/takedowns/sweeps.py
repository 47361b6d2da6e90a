"""What workers do about what must not be out any more."""

from datetime import datetime

from django.utils import timezone
from django_tasks import task

from schoolgate.web.imports.models import Import
from schoolgate.web.imports.touched import untold
from schoolgate.web.takedowns.actions.cancel_take_downs import cancel_take_downs
from schoolgate.web.takedowns.actions.list_doubts import list_doubts
from schoolgate.web.takedowns.actions.list_take_downs import list_take_downs
from schoolgate.web.takedowns.actions.remind_of_take_downs import (
    remind_of_take_downs,
    tell_of_late_take_downs,
)
from schoolgate.web.takedowns.actions.report_take_downs import report_take_downs
from schoolgate.web.takedowns.actions.start_take_downs import start_take_downs
from schoolgate.web.takedowns.actions.tell_of_import import tell_of_import
from schoolgate.web.work.sweeps import MOST, sweep


@sweep
def take_down_what_must_go(at: datetime) -> None:
    """Let a worker see to what must not be out any more."""
    see_to_take_downs(at)


def see_to_take_downs(at: datetime) -> list[int]:
    """List what has to go, start what goes by itself, and write to people.

    Gives the publications that a worker has something to do with now.
    """
    list_take_downs(at=at)
    list_doubts(at=at)
    cancel_take_downs(at=at)
    started = start_take_downs(at=at)
    tell_of_late_take_downs(at=at)
    remind_of_take_downs(at=at)
    report_take_downs(at=at)
    return started


@sweep
def tell_of_imports(_at: datetime) -> None:
    """Tell the authors of posts whose people an import moved."""
    for imported in untold().values_list("pk", flat=True)[:MOST]:
        tell_of.enqueue(imported)


@task()
def tell_of(pk: int) -> None:
    """Tell whoever has a post with somebody whom an import moved."""
    tell_of_import(Import.objects.get(pk=pk), at=timezone.now())
