"""Groups of pupils: classes, year groups, clubs and trips."""

from datetime import date
from typing import ClassVar

from django.db import models

from schoolgate.web.trust.models import School

CLASS, YEAR, CLUB, TRIP = "class", "year", "club", "trip"
KINDS = {CLASS: "Class", YEAR: "Year group", CLUB: "Club", TRIP: "Trip"}
# What a list of pupils names by itself; there is one of a name.
OF_THE_ROLL = (CLASS, YEAR)


class Group(models.Model):
    """Pupils who belong together, between two days where it has any.

    Classes and year groups come with the list of pupils, and hang on the pupil; who is
    in another group is told by its memberships. ``ends`` is the last day.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="groups")
    kind = models.CharField(max_length=10, choices=list(KINDS.items()), default=CLASS)
    name = models.CharField(max_length=100)
    starts = models.DateField(null=True, blank=True)
    ends = models.DateField(null=True, blank=True)

    class Meta:
        """A class or a year is one of its name in a school; trips come again."""

        ordering: ClassVar[list[str]] = ["kind", "name", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["school", "kind", "name"],
                condition=models.Q(kind__in=OF_THE_ROLL),
                name="one_group_a_name",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def is_on(self, day: date) -> bool:
        """Whether it is there on a day."""
        return (self.starts is None or self.starts <= day) and (
            self.ends is None or day <= self.ends
        )


class Classes(models.Manager["SchoolClass"]):
    """Finds classes alone."""

    def get_queryset(self) -> models.QuerySet["SchoolClass"]:
        """The groups that are classes."""
        return super().get_queryset().filter(kind=CLASS)


class SchoolClass(Group):
    """A group that is a class."""

    objects: ClassVar[Classes] = Classes()

    class Meta:
        """In the table of groups."""

        proxy = True


class Membership(models.Model):
    """A pupil's place in a group that does not come with the list."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    pupil = models.ForeignKey(
        "people.Pupil", models.CASCADE, related_name="memberships"
    )
    since = models.DateField()

    class Meta:
        """Once in each."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=["group", "pupil"], name="one_place_in_a_group"
            )
        ]

    def __str__(self) -> str:
        return f"Membership {self.pk}"
