"""Lists on their way in, and what each that was taken had changed."""

from typing import ClassVar

from django.db import models

from schoolgate.web.people.models.persons import Person
from schoolgate.web.sealing.fields import SealedBytesField
from schoolgate.web.trust.models import School

QUEUED, READING, WRITING = "queued", "reading", "writing"
STEPS = {
    QUEUED: "It waits for a worker",
    READING: "The file is read and compared",
    WRITING: "The changes are written",
}


class Upload(models.Model):
    """A list that was handed in and is not taken yet: sealed, one of a kind.

    While a worker takes it, ``step`` says how far it is and ``step_at`` since when;
    ``why`` says why it was not taken. ``asked_by`` asked for it, and ``same`` are the
    keys of those in doubt whom they called one person.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    sealed = SealedBytesField(
        bound_to=("school_id", "kind"),
        called="the list {.name} that waits to be taken",
        cure="hand the list in again",
    )
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()
    step = models.CharField(max_length=10, choices=list(STEPS.items()), blank=True)
    step_at = models.DateTimeField(null=True)
    why = models.TextField(blank=True)
    asked_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    same = models.JSONField(default=list)

    class Meta:
        """The last one handed in is the one that counts."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["school", "kind"], name="one_upload_a_kind")
        ]

    def __str__(self) -> str:
        return self.name


class Import(models.Model):
    """A list that was taken: how much it changed, and how to undo that for a week.

    ``sealed`` holds what was there before; it goes when the week is over. ``told_at``
    is empty until whoever writes about a pupil that it touched has been told.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="imports")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    counts = models.JSONField(default=dict)
    sealed = SealedBytesField(
        default=b"",
        bound_to=("school_id", "pk"),
        called="what undoes {}",
        cure="load a right list instead of undoing the wrong one",
    )
    undone_by = models.ForeignKey(Person, models.SET_NULL, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)

    class Meta:
        """The newest first."""

        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name}, {self.at:%d %b %Y}"
