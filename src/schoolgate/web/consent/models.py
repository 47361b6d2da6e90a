"""What was said about consent: each word a row of its own, which nobody changes."""

from django.conf import settings
from django.db import models

from schoolgate.web.consent.states import Mail
from schoolgate.web.letters.models import Letter as Posted
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


RETURNED, GROWN = "returned", "grown"
CAUSES = {
    RETURNED: "They had left, and came back",
    GROWN: "They are old enough to answer for themselves",
}


class ConsentRequest(models.Model):
    """Somebody asked for a pupil's consents, for a cause of its own.

    That they were asked is no answer: whoever said nothing is still waited for.
    """

    pupil = models.ForeignKey(Pupil, models.CASCADE, related_name="askings")
    why = models.CharField(max_length=10, choices=list(CAUSES.items()))
    at = models.DateTimeField()
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")

    class Meta:
        """The latest last."""

        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["pupil", "why"])]

    def __str__(self) -> str:
        return f"Consent request {self.pk}"


class Renewing(models.Model):
    """A school's choice to write by itself so many days before a yes ends.

    A school without one, or without ``days``, writes to nobody by itself.
    """

    school = models.OneToOneField(
        School, models.CASCADE, related_name="consent_renewing"
    )
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    looked_on = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.school}: {self.days or 'never'}"


class Round(models.Model):
    """One time of writing to all whose yes ends by ``up_to``; one open one a school.

    ``begun_by`` is empty where the school had chosen that it begins by itself.
    ``trouble`` is what stands in the way of the mail altogether.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="rounds")
    begun_at = models.DateTimeField()
    begun_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+"
    )
    up_to = models.DateField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        """The latest first."""

        ordering = ["-begun_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school"],
                condition=models.Q(done_at__isnull=True),
                name="one_open_round_a_school",
            )
        ]

    def __str__(self) -> str:
        return f"Round up to {self.up_to}"


class RenewalLetter(models.Model):
    """A letter to one contact about all their children; one each in a round.

    ``due`` is when it may be sent at the earliest; ``posted`` is its row in the outbox.
    ``told_until`` is the last end that it told of, or was refused with. ``refused``:
    ``address``, to which it went, takes no letters; that one is not written to again.
    """

    round = models.ForeignKey(Round, models.CASCADE, related_name="letters")
    contact = models.ForeignKey(Contact, models.CASCADE, related_name="letters")
    state = models.CharField(
        max_length=10,
        choices=[(one, one.value) for one in Mail],
        default=Mail.WAITING,
    )
    due = models.DateTimeField()
    posted = models.OneToOneField(
        Posted, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sent_at = models.DateTimeField(null=True, blank=True)
    told_until = models.DateField(null=True, blank=True)
    address = models.CharField(max_length=100, blank=True)
    refused = models.BooleanField(default=False)
    trouble = models.CharField(max_length=300, blank=True)

    class Meta:
        """In the order in which they were written."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "contact"], name="one_letter_a_round"
            )
        ]
        indexes = [
            models.Index(fields=["round", "state", "due"]),
            models.Index(
                fields=["contact"],
                condition=models.Q(refused=True),
                name="refused_addresses",
            ),
        ]

    def __str__(self) -> str:
        return f"Letter {self.pk}"
