"""A post's video: looked at in samples, and always watched whole by a person."""

from enum import StrEnum

from django.db import models

from schoolgate.web.people.models import Pupil, StaffMember
from schoolgate.web.posts.models.pictures import Shows

PERSON = "people.Person"


class Looking(StrEnum):
    """How far the search for faces in a video has come."""

    ON = "on"
    STOPPED = "stopped"
    DONE = "done"
    FAILED = "failed"


class Captions(StrEnum):
    """How those who can't hear it follow a video."""

    UNSAID = ""
    IN_IT = "in-it"
    WRITTEN = "written"
    NO_SPEECH = "no-speech"


class InIt(StrEnum):
    """What a person says of who can be recognised in a video."""

    UNSAID = ""
    LISTED = "listed"
    NOBODY = "nobody"


class Video(models.Model):
    """The one video of a post, as a copy of its pictures and sound without the rest.

    ``samples`` are the frames that were looked at: ``second``, ``size`` in pixels, and
    ``faces`` as boxes in fractions. ``done`` is the share that was looked at.
    ``in_it`` is whether everybody who can be recognised is listed, or nobody can be.
    """

    post = models.OneToOneField("posts.Post", models.CASCADE, related_name="video")
    file = models.FileField(upload_to="videos", max_length=200)
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=50)
    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    removed = models.JSONField(default=list)
    looking = models.CharField(
        max_length=10,
        choices=[(one, one.value) for one in Looking],
        default=Looking.ON,
    )
    samples = models.JSONField(default=list)
    done = models.FloatField(default=0.0)
    trouble = models.TextField(blank=True)
    captions = models.CharField(
        max_length=20,
        choices=[(one, one.value) for one in Captions],
        default=Captions.UNSAID,
        blank=True,
    )
    transcript = models.TextField(blank=True)
    sound = models.TextField(blank=True)
    in_it = models.CharField(
        max_length=10,
        choices=[(one, one.value) for one in InIt],
        default=InIt.UNSAID,
        blank=True,
    )

    def __str__(self) -> str:
        return self.name

    @property
    def is_captioned(self) -> bool:
        """Whether those who can't hear it can follow; False until it is said."""
        if self.captions == Captions.WRITTEN:
            return bool(self.transcript.strip())
        return self.captions != Captions.UNSAID


class PersonInVideo(models.Model):
    """Somebody who can be recognised in a video, as a person says."""

    video = models.ForeignKey(Video, models.CASCADE, related_name="filmed")
    shows = models.CharField(max_length=20, choices=[(s, s.value) for s in Shows])
    pupil = models.ForeignKey(
        Pupil, models.PROTECT, null=True, blank=True, related_name="filmed"
    )
    staff = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, blank=True, related_name="filmed"
    )
    visitor = models.CharField(max_length=200, blank=True)
    said_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        """In the order in which they were told, each once."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["video", "pupil"], name="a_pupil_once_a_video"
            ),
            models.UniqueConstraint(
                fields=["video", "staff"], name="a_member_of_staff_once_a_video"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pupil or self.staff or self.visitor)
