"""The roll: pupils, staff, and who is never shown."""

from typing import ClassVar

from django.db import models

from schoolgate.web.people.models.groups import Group
from schoolgate.web.people.models.persons import Person
from schoolgate.web.trust.models import School


class Roll(models.Model):
    """Counts the imports of a school's lists, so that an old index is never asked."""

    school = models.OneToOneField(School, models.CASCADE, related_name="roll")
    version = models.PositiveIntegerField(default=0)
    pupils_at = models.DateTimeField(null=True)
    staff_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.school}, import {self.version}"


class Pupil(models.Model):
    """A pupil as the school's system exports them. ``key`` is that system's own.

    One child is one row, whatever lists come: whoever leaves keeps it, since consents
    and the ledger of what is out refer to it. ``returned_at`` is when they last came
    back after they had left; nothing that was allowed before then is allowed since.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="pupils")
    key = models.CharField(max_length=100)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    known_surname = models.CharField(max_length=100, blank=True)
    school_class = models.ForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="pupils"
    )
    year_group = models.ForeignKey(
        Group, models.SET_NULL, null=True, blank=True, related_name="year_pupils"
    )
    born_on = models.DateField(null=True, blank=True)
    left_on = models.DateField(null=True, blank=True)
    returned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One of a key in a school."""

        ordering: ClassVar[list[str]] = ["surname", "forename"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["school", "key"], name="one_pupil_a_key")
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["school"],
                condition=models.Q(returned_at__isnull=False),
                name="pupils_who_came_back",
            )
        ]

    def __str__(self) -> str:
        return f"{self.forename} {self.surname}"


class StaffMember(models.Model):
    """Somebody on the staff list; ``person`` where they can sign in."""

    school = models.ForeignKey(School, models.CASCADE, related_name="staff")
    key = models.CharField(max_length=100)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    known_surname = models.CharField(max_length=100, blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        """One of a key in a school."""

        ordering: ClassVar[list[str]] = ["surname", "forename"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["school", "key"], name="one_staff_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.forename} {self.surname}"


class Restriction(models.Model):
    """A pupil who is never shown. Why is known to those who set it, and not kept.

    It keeps the name, since a list that is loaded without the pupil must not end it;
    ``pupil`` is who bears it on the list of today, if anybody does.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    pupil = models.OneToOneField(
        Pupil, models.SET_NULL, null=True, related_name="restriction"
    )
    key = models.CharField(max_length=100)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    since = models.DateField()

    def __str__(self) -> str:
        return f"Restriction {self.pk}"
