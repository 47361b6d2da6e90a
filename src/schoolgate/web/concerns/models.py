"""A case of any kind, and its steps. Words only: no field here takes a file."""

from uuid import uuid4

from django.db import models

from schoolgate.web.concerns.playbook import Playbook, editions
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.people.models import Holding
from schoolgate.web.sealing.fields import SealedTextField
from schoolgate.web.trust.models import School

PERSON = "people.Person"
# What is written in a case stands nowhere else.
CURE = "put the older keys back: nobody else has written it down"


class Threat(models.Model):
    """A case: a threat with pictures of pupils, or an alarm that somebody raised.

    ``key`` is random and stands in addresses, where a number would tell how many cases
    there are. ``what`` is told in words when it is begun, ``record`` when it is ended:
    both are sealed, and ``words`` opens them. ``edition`` is that of the playbook by
    which its steps were made. ``about`` is what the sender of an alarm ticked, each
    word of it an ``About``.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, default=CaseKind.THREAT)
    key = models.UUIDField(default=uuid4, unique=True, editable=False)
    about = models.CharField(max_length=60, blank=True)
    edition = models.CharField(max_length=20)
    what = SealedTextField(
        blank=True,
        bound_to=("school_id", "pk"),
        called="what happened in {}",
        cure=CURE,
    )
    begun_by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ended_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    record = SealedTextField(
        blank=True,
        bound_to=("school_id", "pk"),
        called="the record of {}",
        cure=CURE,
    )

    class Meta:
        """The latest first; one at a time for whoever may see it."""

        ordering = ["-begun_at", "-pk"]
        indexes = [models.Index(fields=["school", "ended_at"])]

    def __str__(self) -> str:
        return f"Case {self.pk}"

    @property
    def ticked(self) -> tuple[str, ...]:
        """Whom the sender of an alarm ticked that it is about."""
        return tuple(self.about.split())

    @property
    def book(self) -> Playbook:
        """The playbook by which its steps were made."""
        return editions(self.kind)[self.edition]


class Step(models.Model):
    """One step of a case, due by a moment.

    ``done_by`` is null where Schoolgate saw by itself that it is done. ``note`` is what
    was written of it, sealed: how it was done, or why the case was ended without it.
    ``reminded_at`` is when its owners were told that it is late, once.
    """

    threat = models.ForeignKey(Threat, models.CASCADE, related_name="steps")
    key = models.CharField(max_length=20)
    due_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    note = SealedTextField(
        blank=True,
        bound_to=("threat_id", "pk"),
        called="the note of step {0.key} of case {0.threat_id}",
        cure=CURE,
    )
    reminded_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order of the playbook, in which they were made."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["threat", "key"], name="one_step_a_key")
        ]

    def __str__(self) -> str:
        return f"Step {self.key} of case {self.threat_id}"


class KeptFrom(models.Model):
    """Somebody whose roles would show them a case, and who may not know of it.

    Whom a case may be about never learns that there is one (KCSIE, part four).
    """

    threat = models.ForeignKey(Threat, models.CASCADE, related_name="kept_from")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """In the order in which they were named."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["threat", "person"], name="kept_once_from_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"Case {self.threat_id} is kept from somebody"


class DoubtedReader(models.Model):
    """A person whom an alarm may be about, by its words and not by what was ticked.

    Its sender is asked. Until they answer it is kept from the person (``KeptFrom``).
    ``is_cleared`` if they answered that it is not about them.
    """

    threat = models.ForeignKey(Threat, models.CASCADE, related_name="doubted")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True, blank=True)
    is_cleared = models.BooleanField(default=False)

    class Meta:
        """In the order in which they were found."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["threat", "person"], name="doubted_once_in_a_case"
            )
        ]

    def __str__(self) -> str:
        return f"A question about a reader of case {self.threat_id}"


class CaseReader(models.Model):
    """A person who may read an alarm: chosen when it is raised, or let in later.

    ``role`` is the role for which they were chosen. ``told_at`` is when they were
    written to; it is null for a person who was away, and for the sender.
    """

    threat = models.ForeignKey(Threat, models.CASCADE, related_name="readers")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30)
    added_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were added."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["threat", "person"], name="reads_a_case_once"
            )
        ]

    def __str__(self) -> str:
        return f"A reader of case {self.threat_id}"


class PhoneNumber(models.Model):
    """A number to ring when something is wrong: of a role's holder, or of a place.

    It goes with the holding, so that nobody rings a person who has left. ``is_public``
    shows a holder's number to people who are not signed in, with the role alone.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    holding = models.ForeignKey(Holding, models.CASCADE, null=True, related_name="+")
    place = models.CharField(max_length=20, blank=True)
    number = models.CharField(max_length=40)
    is_public = models.BooleanField(default=False)

    class Meta:
        """One number for each holder, and for each place, of a school."""

        constraints = [
            models.UniqueConstraint(
                fields=["school", "holding"], name="one_number_a_holder"
            ),
            models.UniqueConstraint(
                fields=["school", "place"],
                condition=models.Q(holding=None),
                name="one_number_a_place",
            ),
        ]

    def __str__(self) -> str:
        return f"A number to ring at {self.school}"


class Times(models.Model):
    """By when steps are due in a school, where it chose otherwise than the playbook.

    ``minutes`` is by the step's key; whatever is not in it is as the playbook says.
    """

    school = models.OneToOneField(School, models.CASCADE, related_name="+")
    minutes = models.JSONField(default=dict)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"Times of {self.school}"
