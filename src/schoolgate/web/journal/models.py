"""The journal's two tables: the entries, and where each chain of them ends."""

from typing import NoReturn

from django.conf import settings
from django.db import models


class JournalIsAppendOnlyError(Exception):
    """An entry was about to be changed or deleted: write another one instead."""


class Chain(models.Model):
    """Where a school's chain of entries ends. ``school`` is null for the house's own.

    Its row is locked while an entry is added, so that no two follow the same one.
    """

    school = models.OneToOneField(
        "trust.School", models.PROTECT, null=True, related_name="+"
    )
    length = models.PositiveBigIntegerField(default=0)
    last = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return f"{self.school or 'the house'}: {self.length} entries"


class Entry(models.Model):
    """One thing that happened, bound to the one before it by its hash.

    ``by`` is null where nobody acted: a sweep, an import at set-up. ``who`` keeps the
    name as it was. ``clauses`` are those of the day by which it was done.
    """

    chain = models.ForeignKey(Chain, models.PROTECT, related_name="entries")
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    who = models.CharField(max_length=200)
    verb = models.CharField(max_length=60)
    thing = models.CharField(max_length=60)
    thing_id = models.CharField(max_length=60)
    clauses = models.JSONField(default=list)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        """As in a book: one after the other, none twice."""

        ordering = ["chain", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["chain", "number"], name="one_entry_a_number"
            )
        ]
        indexes = [models.Index(fields=["chain", "thing", "thing_id"])]

    def __str__(self) -> str:
        return f"{self.at:%d %b %Y %H:%M} {self.who} {self.verb} {self.thing}"

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse; the database refuses as well."""
        raise JournalIsAppendOnlyError
