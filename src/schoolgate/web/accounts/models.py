"""What an account is, and what the register says of it."""

from django.conf import settings
from django.db import models

from schoolgate.web.accounts.states import State, check_move
from schoolgate.web.trust.models import School


class Account(models.Model):
    """An account in the school's name: an official one, a quasi-account, or a fake.

    ``platform`` is a channel's folder, or any other platform's name; without
    ``credentials`` (sealed) its posts are handed over to a person.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="accounts")
    platform = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    address = models.URLField(max_length=500, blank=True)
    purpose = models.TextField(blank=True)
    kind = models.CharField(max_length=30, default="account")
    main = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pages"
    )
    state = models.CharField(
        max_length=20,
        choices=[(state, state.name.title()) for state in State],
        default=State.ASKED,
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    credentials = models.BinaryField(default=b"", blank=True)
    credentials_end = models.DateTimeField(null=True, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        """By platform and name, as the register is printed."""

        ordering = ["platform", "name"]
        indexes = [models.Index(fields=["school", "state"])]

    def __str__(self) -> str:
        return f"{self.name} on {self.platform}"

    def move_to(self, state: State) -> None:
        """Move to the state, if a path leads there."""
        check_move(State(self.state), state)
        self.state = state
        self.save(update_fields=["state"])
