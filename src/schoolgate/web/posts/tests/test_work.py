"""The worker tidies up after itself."""

from datetime import datetime, timedelta

import pytest
from django_tasks_db.models import DBTaskResult

from schoolgate.web.posts.work import _tidy_up

pytestmark = pytest.mark.django_db


def done(at: datetime | None) -> "DBTaskResult[..., None]":
    return DBTaskResult.objects.create(
        args_kwargs={"args": [], "kwargs": {}},
        task_path="schoolgate.web.posts.tasks.sweep",
        queue_name="default",
        backend_name="default",
        priority=0,
        finished_at=at,
    )


def test_what_was_done_a_day_ago_goes_and_nothing_else(at: datetime) -> None:
    old = done(at - timedelta(days=2))
    young, begun = done(at - timedelta(hours=1)), done(None)

    assert _tidy_up(at) == 1

    left = set(DBTaskResult.objects.values_list("pk", flat=True))
    assert left == {young.pk, begun.pk}
    assert old.pk not in left
