"""A row that must be dealt with at a time."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q, QuerySet

FIRST_RETRY = timedelta(minutes=1)
LONGEST_RETRY = timedelta(hours=6)


class LeaseLost(Exception):
    """Another worker holds the row: what this one does is not kept."""


class DueRow(models.Model):
    """The row is the truth: a lost or repeated task loses and repeats nothing.

    A worker leases the row, deals with it, and finishes or retries it. If the worker
    dies, the lease ends and another takes the row. ``due_at`` is null when nothing is
    to be done; ``leased_by`` names the worker; ``tries`` counts leases.
    """

    due_at = models.DateTimeField(null=True, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    leased_by = models.CharField(max_length=36, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)

    class Meta:
        """A table of its own for each kind of row."""

        abstract = True

    @classmethod
    def due(cls, at: datetime) -> QuerySet[Self]:
        """List the rows that are due and free, the longest due first."""
        free = Q(leased_until=None) | Q(leased_until__lte=at)
        rows = cls._base_manager.filter(free, due_at__lte=at)
        return rows.order_by("due_at", "pk")

    def lease(self, worker: str, at: datetime) -> bool:
        """Take the row for a while; False if it is not due, or somebody else's."""
        until = at + timedelta(seconds=settings.HOLD)
        free = type(self).due(at).filter(pk=self.pk).order_by()
        if not free.update(leased_until=until, leased_by=worker, tries=F("tries") + 1):
            return False
        self.refresh_from_db()
        return True

    def finish(self, *changed: str) -> None:
        """End the work on the row, and save the fields that changed. Or LeaseLost.

        Where the database refuses to write, it can be called again.
        """
        self._release(changed, due_at=None, tries=0)

    def retry(self, at: datetime, *changed: str, wait: timedelta | None = None) -> None:
        """Try again after ``wait``, or 1, 2, 4 … minutes, at most six hours."""
        doubled = FIRST_RETRY * 2 ** min(max(self.tries - 1, 0), 16)
        self._release(changed, due_at=at + (wait or min(doubled, LONGEST_RETRY)))

    def _release(self, changed: Iterable[str], **values: object) -> None:
        """Save the row if this worker still holds it."""
        held = type(self)._base_manager.filter(pk=self.pk, leased_by=self.leased_by)
        values |= {"leased_until": None, "leased_by": ""}
        for name in map(self._attribute, changed):
            values[name] = getattr(self, name)
        if not held.update(**values):
            raise LeaseLost
        for name, value in values.items():
            setattr(self, name, value)

    def _attribute(self, name: str) -> str:
        field = self._meta.get_field(name)
        return field.attname if isinstance(field, models.Field) else name
