"""Publications that may show somebody who is never shown: for a person to decide."""

from django.db import models

from schoolgate.web.people.models import Person, Pupil, Restriction
from schoolgate.web.posts.models.posts import Target

TOLD, NAMED, FORENAME = "told", "named", "forename"
HOWS = {
    TOLD: "Someone of this name is in a picture or video",
    NAMED: "Its words hold this name",
    FORENAME: "Its words hold a part of this name",
}


class Doubt(models.Model):
    """A name that is never shown stands by a publication: perhaps it is that child.

    ``pupil`` is who is told in it, where it is a pupil. ``is_them`` is empty until
    ``owner``, or somebody else who may see restrictions, has decided. Where it can be
    nobody else, nobody is asked: it is decided from the start, by nobody.
    """

    target = models.ForeignKey(Target, models.CASCADE, related_name="doubts")
    restriction = models.ForeignKey(Restriction, models.CASCADE, related_name="doubts")
    pupil = models.ForeignKey(
        Pupil, models.CASCADE, null=True, blank=True, related_name="doubts"
    )
    how = models.CharField(max_length=10, choices=list(HOWS.items()))
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    due = models.DateField()
    made_at = models.DateTimeField()
    is_them = models.BooleanField(null=True)
    decided_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What is due first comes first; one name is doubted once a publication."""

        ordering = ["due", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "restriction"], name="one_doubt_a_publication"
            )
        ]

    def __str__(self) -> str:
        return f"Doubt {self.pk}"


class RestrictionScan(models.Model):
    """Everything that was out was once held against the name of a restriction."""

    restriction = models.OneToOneField(
        Restriction, models.CASCADE, related_name="compared"
    )
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Restriction scan {self.pk}"
