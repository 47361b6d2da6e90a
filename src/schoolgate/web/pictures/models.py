"""Banned pictures, told by hashes of the whole picture."""

from django.db import models

PERSON = "people.Person"


class Forbidden(models.Model):
    """A picture that a school never shows again. ``why`` is for those who forbid alone.

    ``hashes`` are those by which it is known again; none where it can't be compared,
    and then only the very same file, by its ``sha256``, is. ``lifted_at`` ends it.
    """

    school = models.ForeignKey("trust.School", models.PROTECT, related_name="forbidden")
    picture = models.ForeignKey(
        "posts.Picture", models.SET_NULL, null=True, related_name="forbidden"
    )
    sha256 = models.CharField(max_length=64)
    hashes = models.JSONField(default=list)
    why = models.TextField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lifted_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        """The latest first."""

        ordering = ["-pk"]
        indexes = [models.Index(fields=["school", "lifted_at"])]

    def __str__(self) -> str:
        return f"Never again, since {self.at:%Y-%m-%d}"
