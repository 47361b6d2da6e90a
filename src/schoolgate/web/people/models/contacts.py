"""The adults to ask about a pupil, and which of them may answer for the child."""

from typing import ClassVar

from django.db import models

from schoolgate.web.people.models.roll import Pupil
from schoolgate.web.trust.models import School


class Contact(models.Model):
    """An adult whom the school asks about pupils. ``language`` is a code such as “pl”.

    Who is on no list any more keeps the row, since answers they gave refer to it.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="contacts")
    key = models.CharField(max_length=100)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    email = models.CharField(max_length=100, blank=True)
    phone = models.CharField(max_length=100, blank=True)
    language = models.CharField(max_length=10, default="en")
    left_on = models.DateField(null=True, blank=True)
    pupils = models.ManyToManyField(Pupil, through="Tie", related_name="contacts")

    class Meta:
        """One of a key in a school."""

        ordering: ClassVar[list[str]] = ["surname", "forename"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["school", "key"], name="one_contact_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.forename} {self.surname}"


class Tie(models.Model):
    """What a contact is to a pupil, and whether they have parental responsibility."""

    contact = models.ForeignKey(Contact, models.CASCADE, related_name="ties")
    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="ties")
    relationship = models.CharField(max_length=100, blank=True)
    has_responsibility = models.BooleanField(default=False)

    class Meta:
        """One between the two."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["contact", "pupil"], name="one_tie_between_two"
            )
        ]

    def __str__(self) -> str:
        return f"Tie {self.pk}"
