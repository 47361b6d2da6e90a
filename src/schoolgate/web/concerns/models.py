"""A threat as a case, and its steps. Words only: no field here takes a file."""

from django.db import models

from schoolgate.web.trust.models import School

PERSON = "people.Person"


class Threat(models.Model):
    """Somebody threatens the school with pictures of its pupils.

    ``what`` is told in words when it is begun, ``record`` when it is ended: both are
    sealed, and ``words`` opens them. ``edition`` is that of the playbook by which its
    steps were made.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    edition = models.CharField(max_length=20)
    what = models.TextField(blank=True)
    begun_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    record = models.TextField(blank=True)

    class Meta:
        """The latest first; one at a time for whoever may see it."""

        ordering = ["-begun_at", "-pk"]
        indexes = [models.Index(fields=["school", "ended_at"])]

    def __str__(self) -> str:
        return f"Case {self.pk}"


class Step(models.Model):
    """One step of a case, due by a moment.

    ``done_by`` is null where Schoolgate saw by itself that it is done. ``note`` is what
    was written of it, sealed: how it was done, or why the case was ended without it.
    ``reminded_at`` is when its owners were told that it is late, once.
    """

    threat = models.ForeignKey(Threat, models.CASCADE, related_name="steps")
    key = models.CharField(max_length=20)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    note = models.TextField(blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order of the playbook, in which they were made."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["threat", "key"], name="one_step_a_key")
        ]

    def __str__(self) -> str:
        return f"Step {self.key} of case {self.threat_id}"


class KeptFrom(models.Model):
    """Somebody whose roles would show them a case, and who may not know of it.

    Whom a case may be about never learns that there is one (KCSIE, part four).
    """

    threat = models.ForeignKey(Threat, models.CASCADE, related_name="kept_from")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order in which they were named."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["threat", "person"], name="kept_once_from_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"Case {self.threat_id} is kept from somebody"


class Times(models.Model):
    """By when steps are due in a school, where it chose otherwise than the playbook.

    ``minutes`` is by the step's key; whatever is not in it is as the playbook says.
    """

    school = models.OneToOneField(School, models.CASCADE, related_name="+")
    minutes = models.JSONField(default=dict)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Times of {self.school}"
