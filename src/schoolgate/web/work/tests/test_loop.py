"""The worker deletes what it did a day ago."""

import signal
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django.fixtures import Settings

from schoolgate.web.work import loop
from schoolgate.web.work.tasks import run_sweep


class Once(loop._Stop):
    """Somebody who asks for an end after one round."""

    def wait(self, seconds: float) -> None:
        self.is_requested = True


@pytest.mark.django_db
def test_what_was_done_a_day_ago_goes_and_nothing_else(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    monkeypatch.setattr(loop, "_Stop", Once)
    # This process keeps its connection, and its own way of being stopped.
    monkeypatch.setattr(loop, "close_old_connections", lambda: None)
    monkeypatch.setattr(signal, "signal", lambda number, handler: None)
    called: list[str] = []

    def call(name: str, **options: object) -> None:
        called.append(name)
        if name != "db_worker":
            call_command(name, **options)

    monkeypatch.setattr(loop, "call_command", call)
    old, young = (run_sweep.enqueue("a sweep") for _ in range(2))
    done = {"status": "SUCCESSFUL"}
    now = timezone.now()
    DBTaskResult.objects.filter(pk=old.id).update(
        finished_at=now - timedelta(days=2), **done
    )
    DBTaskResult.objects.filter(pk=young.id).update(finished_at=now, **done)

    loop.work(every=0)

    left = {str(pk) for pk in DBTaskResult.objects.values_list("pk", flat=True)}
    assert called == ["db_worker", "prune_db_task_results"]
    assert str(old.id) not in left
    assert str(young.id) in left
