"""Who can sign in, as what, and who is away."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.base import ModelBase

from schoolgate.engine.catalogue.places import TITLES
from schoolgate.web.people.identity import name_key
from schoolgate.web.trust.models import School, Trust

# Two roles that no clause of a policy gives: the inspector of the demonstration has
# none of them.
ROLES = {**TITLES, "trust-officer": "a trust officer"}


class People(BaseUserManager["Person"]):
    """Finds people by the e-mail address they sign in with."""

    def create_named(self, email: str, forename: str, surname: str) -> "Person":
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
    """Somebody who can sign in. What they may do hangs on what they hold.

    ``name_key`` is the folded name, by which a second account of theirs is found.
    ``holds`` is the day for which that was read with them, and what it was.
    """

    email = models.EmailField(unique=True)
    forename = models.CharField(max_length=100)
    surname = models.CharField(max_length=100)
    name_key = models.CharField(
        max_length=300, default="", db_index=True, editable=False
    )
    is_active = models.BooleanField(default=True)
    left_on = models.DateField(null=True, blank=True)
    holds: "tuple[date, tuple[Holding, ...]] | None" = None

    objects: ClassVar[People] = People()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["forename", "surname"]

    class Meta:
        """By surname, as a register is read."""

        ordering: ClassVar[list[str]] = ["surname", "forename"]

    def __str__(self) -> str:
        return self.name

    def save(
        self,
        *,
        force_insert: bool | tuple[ModelBase, ...] = False,
        force_update: bool = False,
        using: str | None = None,
        update_fields: Iterable[str] | None = None,
    ) -> None:
        """Save it with its folded name."""
        self.name_key = name_key(self.forename, self.surname)
        if update_fields is not None and {"forename", "surname"} & set(update_fields):
            update_fields = {*update_fields, "name_key"}
        super().save(
            force_insert=force_insert,
            force_update=force_update,
            using=using,
            update_fields=update_fields,
        )

    @property
    def name(self) -> str:
        """Forename and surname."""
        return f"{self.forename} {self.surname}".strip() or self.email


class Holding(models.Model):
    """A role that a person holds, in a school or over a trust's schools.

    ``given_by`` is who gave it; null for what set-up or a trust gave.
    """

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
    given_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        """A role is held in a school or a trust, never in both or neither."""

        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="in_a_school_or_a_trust",
                condition=models.Q(school__isnull=False)
                ^ models.Q(trust__isnull=False),
            )
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["school", "role"])
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_role_display()}"

    def holds_on(self, day: date) -> bool:
        """Whether it is held on a day; ``until`` is the last one."""
        return self.since <= day and (self.until is None or day <= self.until)


class Absence(models.Model):
    """Days on which a person is away from a school, so that deputies stand in.

    ``noted_by`` is who said so: not always the person themself.
    """

    person = models.ForeignKey(Person, models.CASCADE, related_name="absences")
    school = models.ForeignKey(School, models.CASCADE, related_name="+")
    since = models.DateField()
    until = models.DateField()
    noted_by = models.ForeignKey(
        Person, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    def __str__(self) -> str:
        return f"{self.person} away {self.since}–{self.until}"
