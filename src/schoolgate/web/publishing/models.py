"""Incidents: while one is on, the school holds its breath."""

from django.db import models

from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

PERSON = "people.Person"


class Incident(models.Model):
    """While one is on, what is scheduled is held, and only the named can post."""

    school = models.ForeignKey(School, models.PROTECT, related_name="incidents")
    what = models.CharField(max_length=200)
    begun_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    record = models.TextField(blank=True)
    can_post = models.ManyToManyField(Person, related_name="+")

    class Meta:
        """One at a time in a school."""

        ordering = ["-begun_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["school"],
                condition=models.Q(ended_at__isnull=True),
                name="one_incident_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return self.what
