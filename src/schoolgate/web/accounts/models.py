"""What an account is, and what the register says of it."""

from django.conf import settings
from django.db import models

from schoolgate.web.accounts.states import (
    AccountKind,
    AccountState,
    KeeperPart,
    check_move,
)
from schoolgate.web.sealing.fields import SealedJSONField
from schoolgate.web.trust.models import School

PERSON = settings.AUTH_USER_MODEL


class Account(models.Model):
    """An account in the school's name: an official one, a quasi-account, or a fake.

    ``platform`` is a channel's folder, or any other platform's name; without
    ``credentials`` (sealed) its posts are handed over to a person. ``email`` is the
    address it hangs on; ``youngest`` the age of the youngest it is meant for;
    ``provider`` who runs the server of a website. ``answer`` is the head's.
    ``watched_at`` is when the platform was last asked whether the credentials work,
    and ``warning`` what came of it, if it is for a person to know. ``entered`` repeats
    who keeps it and what was found of it: see ``entered.py``.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="accounts")
    platform = models.CharField(max_length=30)
    name = models.CharField(max_length=200)
    address = models.URLField(max_length=500, blank=True)
    purpose = models.TextField(blank=True)
    kind = models.CharField(
        max_length=30,
        choices=[(kind, kind.value) for kind in AccountKind],
        default=AccountKind.ACCOUNT,
    )
    audience = models.CharField(max_length=20, default="public")
    email = models.EmailField(blank=True)
    master_role = models.CharField(max_length=100, blank=True)
    youngest = models.PositiveSmallIntegerField(null=True, blank=True)
    provider = models.CharField(max_length=200, blank=True)
    provider_contact = models.CharField(max_length=200, blank=True)
    main = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="pages"
    )
    state = models.CharField(
        max_length=20,
        choices=[(state, state.name.title()) for state in AccountState],
        default=AccountState.ASKED,
    )
    asked_by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    answered_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_on = models.DateField(null=True, blank=True)
    answer = models.TextField(blank=True)
    credentials = SealedJSONField(
        default=b"",
        blank=True,
        bound_to=("pk", "school_id"),
        called="the credentials of {}",
        cure="connect the account again",
    )
    credentials_end = models.DateTimeField(null=True, blank=True)
    watched_at = models.DateTimeField(null=True, blank=True)
    warning = models.TextField(blank=True)
    entered = models.JSONField(default=dict, blank=True)
    asked_on = models.DateField(null=True, blank=True)
    opened_on = models.DateField(null=True, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    class Meta:
        """By platform and name, as the register is printed."""

        ordering = ["platform", "name"]
        indexes = [models.Index(fields=["school", "state"])]

    def __str__(self) -> str:
        return f"{self.name} on {self.platform}"

    def move_to(self, state: AccountState) -> None:
        """Move to the state, if a path leads there."""
        check_move(AccountState(self.state), state)
        self.state = state
        self.save(update_fields=["state"])


class Condition(models.Model):
    """One thing an account must be, as somebody found it: met or not, and the proof.

    ``fact`` is a fact of the policies' vocabulary, such as ``account.separate``.
    """

    account = models.ForeignKey(Account, models.CASCADE, related_name="conditions")
    fact = models.CharField(max_length=60)
    met = models.BooleanField()
    evidence = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    on = models.DateField()

    class Meta:
        """Each is found once; what was found before stands in the journal."""

        ordering = ["fact"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "fact"], name="a_condition_once_an_account"
            )
        ]

    def __str__(self) -> str:
        return f"{self.fact}: {'met' if self.met else 'not met'}"


class Keeper(models.Model):
    """Somebody who can reach an account, and as what. A row is ended, never deleted.

    ``until`` is the day from which they can't, and ``ended`` how that was seen to.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="keepers")
    person = models.ForeignKey(PERSON, models.PROTECT, related_name="keeps")
    part = models.CharField(
        max_length=20, choices=[(part, part.value) for part in KeeperPart]
    )
    trained_on = models.DateField(null=True, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)
    ended = models.TextField(blank=True)

    class Meta:
        """In the order in which they came; the same part once at a time."""

        ordering = ["part", "since", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account", "person", "part"],
                condition=models.Q(until__isnull=True),
                name="a_part_once_a_person",
            )
        ]
        indexes = [models.Index(fields=["person", "until"])]

    def __str__(self) -> str:
        return f"{self.person}, {self.part} of {self.account}"


class Review(models.Model):
    """An account's settings held against the policy: what was found, and when again.

    ``checklist`` maps each condition asked to whether it was met; ``outcome`` is the
    policy's level in our words.
    """

    account = models.ForeignKey(Account, models.PROTECT, related_name="reviews")
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    on = models.DateField()
    next_due = models.DateField()
    checklist = models.JSONField(default=dict)
    outcome = models.CharField(max_length=20)
    note = models.TextField(blank=True)

    class Meta:
        """The latest first."""

        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"{self.account} on {self.on}"
