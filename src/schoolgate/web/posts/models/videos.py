"""A post's video: looked at in samples, and always watched whole by a person."""

from enum import StrEnum

from django.db import models


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


class Video(models.Model):
    """The one video of a post, as a copy of its pictures and sound without the rest.

    ``samples`` are the frames that were looked at: ``second``, ``size`` in pixels, and
    ``faces`` as boxes in fractions. ``done`` is the share that was looked at.
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

    def __str__(self) -> str:
        return self.name

    @property
    def is_captioned(self) -> bool:
        """Whether those who can't hear it can follow; False until it is said."""
        if self.captions == Captions.WRITTEN:
            return bool(self.transcript.strip())
        return self.captions != Captions.UNSAID
