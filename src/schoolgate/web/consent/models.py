"""What was said about consent: each word a row of its own, which nobody changes."""

from django.conf import settings
from django.db import models

from schoolgate.web.people.models import Contact, Pupil, StaffMember
from schoolgate.web.trust.models import School

PERSON = settings.AUTH_USER_MODEL
LINK, PAPER, OFFICE, OWN = "link", "paper", "office", "own"
WAYS = {
    LINK: "by their link",
    PAPER: "on paper",
    OFFICE: "told the office",
    OWN: "signed in",
}


class Word(models.Model):
    """A yes or a no to one use of one person's picture, name or work.

    It is said by the person themselves where ``own``, else by a contact, or by whoever
    a paper names in ``said_by``. ``wording`` names the text that was read, ``until``
    the last day on which a yes counts; ``evidence`` says where the paper is.
    ``heeded_at`` is empty until what is out was held against it, ``end_heeded_at``
    until it was so once more, after a yes had ended.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    pupil = models.ForeignKey(
        Pupil, models.CASCADE, null=True, blank=True, related_name="words"
    )
    staff = models.ForeignKey(
        StaffMember, models.CASCADE, null=True, blank=True, related_name="words"
    )
    contact = models.ForeignKey(
        Contact, models.PROTECT, null=True, blank=True, related_name="words"
    )
    own = models.BooleanField(default=False)
    said_by = models.CharField(max_length=200, blank=True)
    use = models.CharField(max_length=30)
    yes = models.BooleanField()
    how = models.CharField(max_length=10, choices=list(WAYS.items()))
    wording = models.CharField(max_length=40, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    evidence = models.CharField(max_length=300, blank=True)
    entered_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+"
    )
    at = models.DateTimeField()
    heeded_at = models.DateTimeField(null=True, blank=True)
    end_heeded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were said."""

        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(
                name="of_a_pupil_or_of_staff",
                condition=models.Q(pupil__isnull=False) ^ models.Q(staff__isnull=False),
            )
        ]
        indexes = [
            models.Index(fields=["pupil", "use"]),
            models.Index(fields=["staff", "use"]),
            models.Index(
                fields=["school"],
                condition=models.Q(heeded_at__isnull=True),
                name="words_to_heed",
            ),
            models.Index(
                fields=["until"],
                condition=models.Q(yes=True, end_heeded_at__isnull=True),
                name="ends_to_heed",
            ),
            models.Index(fields=["school", "until"], name="ends_of_a_school"),
        ]

    def __str__(self) -> str:
        return f"{self.use}: {'yes' if self.yes else 'no'}"
