"""Who can sign in and as what; who is on the roll."""

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models

from schoolgate.engine.catalogue.places import TITLES
from schoolgate.web.trust.models import School, Trust

# Two roles that no clause of a policy gives: the inspector of the demonstration has
# none of them.
ROLES = {**TITLES, "trust-officer": "a trust officer"}


class People(BaseUserManager["Person"]):
    """Finds people by the e-mail address they sign in with."""

    def named(self, email: str, forename: str, surname: str) -> "Person":
        """Make a person who can't sign in with a password yet."""
        person = self.model(
            email=self.normalize_email(email).lower(),
            forename=forename,
            surname=surname,
        )
        person.set_unusable_password()
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        """Find by e-mail address, in whatever case it was typed."""
        return self.get(email=(username or "").lower())


class Person(AbstractBaseUser):
    """Somebody who can sign in. What they may do hangs on what they hold."""

    email = models.EmailField(unique=True)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    is_active = models.BooleanField(default=True)
    left_on = models.DateField(null=True, blank=True)

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["forename", "surname"]

    class Meta:
        """By surname, as a register is read."""

        ordering = ["surname", "forename"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """Forename and surname."""
        return f"{self.forename} {self.surname}".strip() or self.email


class Holding(models.Model):
    """A role that a person holds, in a school or over a trust's schools."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="holdings")
    school = models.ForeignKey(
        School, models.CASCADE, null=True, blank=True, related_name="holdings"
    )
    trust = models.ForeignKey(
        Trust, models.CASCADE, null=True, blank=True, related_name="holdings"
    )
    role = models.CharField(max_length=30, choices=list(ROLES.items()))
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        """A role is held in a school or a trust, never in both or neither."""

        constraints = [
            models.CheckConstraint(
                name="in_a_school_or_a_trust",
                condition=models.Q(school__isnull=False)
                ^ models.Q(trust__isnull=False),
            )
        ]
        indexes = [models.Index(fields=["school", "role"])]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"

    def holds_on(self, day: date) -> bool:
        """Whether it is held on a day; ``until`` is the last one."""
        return self.since <= day and (self.until is None or day <= self.until)


class Absence(models.Model):
    """Days on which a person is away from a school, so that deputies stand in."""

    person = models.ForeignKey(Person, models.CASCADE, related_name="absences")
    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    since = models.DateField()
    until = models.DateField()

    def __str__(self) -> str:
        return f"{self.person} away {self.since}–{self.until}"


class Roll(models.Model):
    """Counts the imports of a school's lists, so that an old index is never asked."""

    school = models.OneToOneField(School, models.CASCADE, related_name="roll")
    version = models.PositiveIntegerField(default=0)
    pupils_at = models.DateTimeField(null=True)
    staff_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.school}, import {self.version}"


class SchoolClass(models.Model):
    """A class or a teaching group."""

    school = models.ForeignKey(School, models.CASCADE, related_name="classes")
    name = models.CharField(max_length=100)

    class Meta:
        """One of a name in a school."""

        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(fields=["school", "name"], name="one_class_a_name")
        ]

    def __str__(self) -> str:
        return self.name


class Pupil(models.Model):
    """A pupil as the school's system exports them. ``key`` is that system's own."""

    school = models.ForeignKey(School, models.CASCADE, related_name="pupils")
    key = models.CharField(max_length=100)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    known_surname = models.CharField(max_length=100, blank=True)
    school_class = models.ForeignKey(
        SchoolClass, models.SET_NULL, null=True, blank=True, related_name="pupils"
    )

    class Meta:
        """One of a key in a school."""

        ordering = ["surname", "forename"]
        constraints = [
            models.UniqueConstraint(fields=["school", "key"], name="one_pupil_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.forename} {self.surname}"


class StaffMember(models.Model):
    """Somebody on the staff list; ``person`` where they can sign in."""

    school = models.ForeignKey(School, models.CASCADE, related_name="staff")
    key = models.CharField(max_length=100)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    known_as = models.CharField(max_length=100, blank=True)
    known_surname = models.CharField(max_length=100, blank=True)
    person = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        """One of a key in a school."""

        ordering = ["surname", "forename"]
        constraints = [
            models.UniqueConstraint(fields=["school", "key"], name="one_staff_a_key")
        ]

    def __str__(self) -> str:
        return f"{self.forename} {self.surname}"


class Restriction(models.Model):
    """A pupil who is never shown. Why is known to those who set it, and not kept.

    It keeps the name, since a list that is loaded without the pupil must not end it;
    ``pupil`` is who bears it on the list of today, if anybody does.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    pupil = models.OneToOneField(
        Pupil, models.SET_NULL, null=True, related_name="restriction"
    )
    key = models.CharField(max_length=100)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    since = models.DateField()

    def __str__(self) -> str:
        return f"Restriction {self.pk}"


class Upload(models.Model):
    """A list that was handed in and is not taken yet: sealed, one of a kind."""

    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=10)
    name = models.CharField(max_length=200)
    sealed = models.BinaryField()
    by = models.ForeignKey(Person, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        """The last one handed in is the one that counts."""

        constraints = [
            models.UniqueConstraint(fields=["school", "kind"], name="one_upload_a_kind")
        ]

    def __str__(self) -> str:
        return self.name
