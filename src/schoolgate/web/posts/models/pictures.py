"""Pictures, and who is in them: found by a detector or drawn, told by a person."""

from enum import StrEnum

from django.db import models

from schoolgate.web.people.models import Pupil, StaffMember

PERSON = "people.Person"
CERTAIN = 0.6


class Picture(models.Model):
    """A picture of a post, as it was handed in; what goes out is cleaned.

    ``sha256`` is of the cleaned bytes. ``checked_by`` answers for faces that nobody
    said who they are. ``looked_at`` is when faces were looked for, ``unlooked`` why
    they could not be. ``original`` is sealed, and there once ``edits`` were made.
    ``likeness`` are hashes of the whole picture, the first of it as it is, by which it
    is known again; ``compared_at`` is when they were made, ``uncompared`` why not.
    ``told`` is by what somebody could be identified, once it was read for that;
    ``read_tries`` counts how often that was begun, ``read_next`` is when it is again.
    ``placed`` says that the file gave away where it was taken, before it was cleaned.
    ``taken_at`` is the event at which it was taken, if its author says so.
    """

    post = models.ForeignKey("posts.Post", models.CASCADE, related_name="pictures")
    file = models.FileField(upload_to="pictures", max_length=200)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=50)
    sha256 = models.CharField(max_length=64)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    position = models.PositiveSmallIntegerField(default=0)
    alt = models.TextField(blank=True)
    decorative = models.BooleanField(default=False)
    shown = models.JSONField(default=list)
    nobody = models.BooleanField(default=False)
    recognisable = models.BooleanField(null=True)
    looked_at = models.DateTimeField(null=True, blank=True)
    unlooked = models.TextField(blank=True)
    original = models.FileField(upload_to="originals", max_length=200, blank=True)
    edits = models.JSONField(default=dict)
    likeness = models.JSONField(default=list)
    compared_at = models.DateTimeField(null=True, blank=True)
    uncompared = models.TextField(blank=True)
    told = models.JSONField(default=dict)
    read_at = models.DateTimeField(null=True, blank=True)
    read_tries = models.PositiveSmallIntegerField(default=0)
    read_next = models.DateTimeField(null=True, blank=True)
    placed = models.BooleanField(default=False)
    taken_at = models.ForeignKey(
        "events.Event", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    checked_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+"
    )
    checked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they are shown."""

        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["post", "compared_at"])]

    def __str__(self) -> str:
        return self.name

    @property
    def is_answered_for(self) -> bool:
        """Whether somebody other than the author answers for faces nobody has told.

        A second look is the law's (B13): an author's own word waits for one.
        """
        return self.checked_by_id not in (None, self.post.author_id)


class Shows(StrEnum):
    """What a face is, once a person has said so."""

    UNSAID = ""
    PUPIL = "pupil"
    STAFF = "staff"
    VISITOR = "visitor"
    UNRECOGNISABLE = "not-recognisable"
    COVERED = "covered"
    NO_FACE = "no-face"


class Face(models.Model):
    """A face in a picture: a box, and who it is as a person says. It holds no likeness.

    The box is in fractions of the picture as it is looked at. ``score`` is how sure
    the detector was; ``drawn_by`` drew it where the detector found nothing.
    """

    picture = models.ForeignKey(Picture, models.CASCADE, related_name="faces")
    number = models.PositiveSmallIntegerField()
    left = models.FloatField()
    top = models.FloatField()
    width = models.FloatField()
    height = models.FloatField()
    score = models.FloatField(default=1.0)
    drawn_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+"
    )
    shows = models.CharField(
        max_length=20,
        choices=[(one, one.value) for one in Shows],
        default=Shows.UNSAID,
        blank=True,
    )
    pupil = models.ForeignKey(
        Pupil, models.PROTECT, null=True, blank=True, related_name="faces"
    )
    staff = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, blank=True, related_name="faces"
    )
    visitor = models.CharField(max_length=200, blank=True)
    said_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+"
    )
    said_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order of their numbers."""

        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["picture", "number"], name="a_number_once_a_picture"
            )
        ]

    def __str__(self) -> str:
        return f"Face {self.number}"

    @property
    def is_certain(self) -> bool:
        """Whether somebody has to say who it is; a doubtful one may be nobody."""
        return self.score >= CERTAIN

    @property
    def is_accounted(self) -> bool:
        """Whether it is said who it is, or need not be."""
        return self.shows != Shows.UNSAID or not self.is_certain
