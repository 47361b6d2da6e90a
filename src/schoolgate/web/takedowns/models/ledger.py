"""The ledger: who is in what is out, and what has to be taken down."""

from datetime import datetime, timedelta

from django.db import models

from schoolgate.web.people.models import Person, Pupil, StaffMember
from schoolgate.web.posts.models.pictures import Picture
from schoolgate.web.posts.models.posts import Target
from schoolgate.web.posts.models.videos import Video
from schoolgate.web.trust.models import School

CONSENT, RESTRICTION, LEAVER, THREAT = "consent", "restriction", "leaver", "threat"
WITHDRAWN = "withdrawn"
A_MINUTE = timedelta(minutes=1)
WHYS = {
    CONSENT: "A consent has ended",
    RESTRICTION: "Someone must not be shown",
    LEAVER: "Someone has left",
    THREAT: "Everything with a child is taken down",
    WITHDRAWN: "The post was withdrawn",
}


class Showing(models.Model):
    """Somebody in what went out on one account; it stays when that is gone.

    It is of a picture or of a video; ``sha256`` is of its file as it went out.
    """

    target = models.ForeignKey(Target, models.CASCADE, related_name="showings")
    picture = models.ForeignKey(
        Picture, models.SET_NULL, null=True, related_name="showings"
    )
    video = models.ForeignKey(
        Video, models.SET_NULL, null=True, blank=True, related_name="showings"
    )
    filmed = models.BooleanField(default=False)
    sha256 = models.CharField(max_length=64)
    pupil = models.ForeignKey(
        Pupil, models.PROTECT, null=True, blank=True, related_name="showings"
    )
    staff = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, blank=True, related_name="showings"
    )
    visitor = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()

    class Meta:
        """In the order in which they were written."""

        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Showing {self.pk}"


class Audit(models.Model):
    """Somebody looked through everything that was out with a child, so much of it."""

    school = models.ForeignKey(School, models.CASCADE, related_name="audits")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    publications = models.PositiveIntegerField()

    class Meta:
        """The latest first."""

        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"Audit of {self.at:%d %b %Y}"


class TakeDown(models.Model):
    """A publication that has to go, because of one person in it or all of them.

    It is late from ``due_at`` on. Schoolgate takes it down by itself from
    ``started_at`` on; where it can't, ``owner`` is asked to, since ``asked_at``. It is
    done when the platform, or a person where we can't look, says that it is gone.
    ``reminded_on`` is the day of the owner's last reminder, ``late_told_at`` when owner
    and head were told that it is late, ``reported_at`` when it was reported as done.
    """

    target = models.ForeignKey(Target, models.CASCADE, related_name="take_downs")
    pupil = models.ForeignKey(
        Pupil, models.PROTECT, null=True, blank=True, related_name="take_downs"
    )
    staff = models.ForeignKey(
        StaffMember, models.PROTECT, null=True, blank=True, related_name="take_downs"
    )
    why = models.CharField(max_length=20, choices=list(WHYS.items()))
    owner = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField()
    made_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    asked_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    late_told_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """What is due first comes first; nobody is listed twice for one thing."""

        ordering = ["due_at", "pk"]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=models.Q(done_at__isnull=True),
                name="open_take_downs",
            ),
            models.Index(
                fields=["done_at"],
                condition=models.Q(done_at__isnull=False, reported_at__isnull=True),
                name="take_downs_to_report",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["target", "pupil"],
                condition=models.Q(done_at__isnull=True, pupil__isnull=False),
                name="one_open_take_down_a_pupil",
            ),
            models.UniqueConstraint(
                fields=["target", "staff"],
                condition=models.Q(done_at__isnull=True, staff__isnull=False),
                name="one_open_take_down_a_member_of_staff",
            ),
            models.UniqueConstraint(
                fields=["target"],
                condition=models.Q(
                    done_at__isnull=True, pupil__isnull=True, staff__isnull=True
                ),
                name="one_open_take_down_of_all",
            ),
        ]

    def __str__(self) -> str:
        return f"Take-down {self.pk}"

    @property
    def last_moment(self) -> datetime:
        """The last minute in which it is not late: a day ends at 11:59 pm."""
        return self.due_at - A_MINUTE
