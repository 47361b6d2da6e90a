"""Beyond one machine: the same tasks, handed to procrastinate on PostgreSQL.

``SCHOOLGATE_PROCRASTINATE=1`` turns it on. Its workers can run on several hosts; its
clock sweeps. A job that dies with its worker is left to lie: the next sweep finds what
it was to do in the rows themselves.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks.backends.base import BaseTaskBackend
from django_tasks.base import Task, TaskResult, TaskResultStatus
from procrastinate.contrib.django import app

from schoolgate.web.work.sweeps import registered

# The sixth field is that of seconds.
# Named and not imported: a task asks for this module as it is made.
RUN_SWEEP = "schoolgate.web.work.tasks.run_sweep"
EVERY_TEN_SECONDS = "* * * * * */10"


@app.task(name="schoolgate.run")
def run(path: str, args: list[object], kwargs: dict[str, object]) -> None:
    """Run one of our tasks."""
    import_string(path).call(*args, **kwargs)


@app.periodic(cron=EVERY_TEN_SECONDS)
@app.task(name="schoolgate.sweep", queueing_lock="schoolgate.sweep")
def sweep(timestamp: int) -> None:
    """Sweep, by procrastinate's clock; one sweep waits at a time."""
    del timestamp
    for name in registered():
        run.defer(path=RUN_SWEEP, args=[name], kwargs={})


class ProcrastinateBackend(BaseTaskBackend):
    """Hands a task to procrastinate, in the transaction of whatever asks for it."""

    def enqueue(
        self,
        task: Task[Any, Any],
        args: Sequence[object],
        kwargs: Mapping[str, object],
    ) -> TaskResult[Any]:
        """Put a task into procrastinate's table."""
        self.validate_task(task)
        job = run.defer(path=task.module_path, args=list(args), kwargs=dict(kwargs))
        return TaskResult(
            task=task,
            id=str(job),
            status=TaskResultStatus.READY,
            enqueued_at=timezone.now(),
            started_at=None,
            last_attempted_at=None,
            finished_at=None,
            args=list(args),
            kwargs=dict(kwargs),
            backend=self.alias,
            errors=[],
            worker_ids=[],
        )
