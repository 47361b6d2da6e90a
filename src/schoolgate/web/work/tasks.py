"""A sweep as a task: what goes wrong in one stops no other."""

from django.utils import timezone
from django_tasks import task

from schoolgate.web.work import sweeps


@task()
def run_sweep(name: str) -> None:
    """Run one app's sweep."""
    sweeps.run(name, timezone.now())


def enqueue_sweeps() -> None:
    """Ask the workers for one run of every sweep."""
    for name in sweeps.registered():
        run_sweep.enqueue(name)
