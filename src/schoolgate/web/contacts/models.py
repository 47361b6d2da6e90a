"""What a school gives out as its own: numbers, emails, addresses and sites."""

from enum import StrEnum

from django.db import models

from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School


class ContactKind(StrEnum):
    """What sort of contact it is."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    SITE = "site"


class OwnContact(models.Model):
    """A contact of the school, as typed, and the ``key`` that texts are compared by.

    It is in force while ``until`` is empty. What has ended is kept, since posts were
    judged by it.
    """

    school = models.ForeignKey(School, models.CASCADE, related_name="contacts_kept")
    kind = models.CharField(
        max_length=10, choices=[(kind.value, kind.value) for kind in ContactKind]
    )
    value = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    purpose = models.CharField(max_length=100)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    ended_by = models.ForeignKey(
        Person, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        """In a school each contact once, while it is in force."""

        ordering = ["kind", "purpose", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["school", "kind", "key"],
                condition=models.Q(until__isnull=True),
                name="own_contact_once_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.purpose}: {self.value}"
