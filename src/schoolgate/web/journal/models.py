"""The journal's tables: entries, where each chain ends, and the lines that prove it."""

from typing import NoReturn

from django.conf import settings
from django.db import models

from schoolgate.web.journal.events import label_of
from schoolgate.web.sealing.fields import SealedJSONField


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
        return f"{self.at:%d %b %Y %H:%M} {self.who} {self.label} ({self.thing})"

    @property
    def label(self) -> str:
        """What happened, in words that follow the name of who did it."""
        return label_of(self.verb)

    def delete(self, *_args: object, **_kwargs: object) -> NoReturn:
        """Refuse; the database refuses as well."""
        raise JournalIsAppendOnlyError


class Anchor(models.Model):
    """One signed line about a school's journal: what it was on a day.

    ``digest`` is the SHA-256 of what ``sealed`` holds: a secret random value, and for
    each chain its length and its last hash. So the line itself tells nobody how much
    was written where. ``day`` is the school's; a backup makes a line of its own.
    """

    DAILY, BACKUP = "daily", "backup"

    school = models.ForeignKey("trust.School", models.PROTECT, related_name="+")
    day = models.DateField()
    made_at = models.DateTimeField()
    reason = models.CharField(
        max_length=10, choices=[(DAILY, "of the day"), (BACKUP, "of a backup")]
    )
    digest = models.CharField(max_length=64, unique=True)
    signature = models.CharField(max_length=86)
    sealed = SealedJSONField(
        bound_to=("school_id", "digest"),
        called="what the journal's line of {0.day} for {0.school} is held against",
        cure="hold the journal against the lines in the school's mailbox",
    )

    class Meta:
        """One a day, and one in every backup."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "day"],
                condition=models.Q(reason="daily"),
                name="one_daily_anchor_a_school",
            )
        ]

    def __str__(self) -> str:
        return f"{self.school}, {self.day:%-d %b %Y}"


class AnchorMailbox(models.Model):
    """Where a school's signed lines go once a week: outside this installation.

    ``due_at`` is when the next email goes, ``sent_at`` when the last one went.
    """

    school = models.OneToOneField(
        "trust.School", models.PROTECT, related_name="anchor_mailbox"
    )
    address = models.EmailField()
    due_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.address
