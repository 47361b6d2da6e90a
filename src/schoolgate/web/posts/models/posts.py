"""What a post is: its words, where it goes, who let it."""

import uuid

from django.db import models

from schoolgate.web.accounts.models import Account
from schoolgate.web.posts.states import (
    TOLD,
    Sending,
    State,
    check_move,
    check_sending,
)
from schoolgate.web.trust.models import School

PERSON = "people.Person"
ALERT = (
    "Somebody in this post has left the school’s list, is on it again, or goes by "
    "another name now: read it again."
)


class Post(models.Model):
    """A text for the school's accounts, from its draft to its withdrawal.

    ``said`` holds what its author declares and answers, by the fact's name;
    ``roles`` are its author's when it was last saved, for pages to show; whatever
    decides asks anew. ``version`` counts its changes, so that two windows don't
    overwrite each other;
    ``content_hash`` is that of its text, pictures and targets as they stand; ``same``
    is another post with the very same words, if there was one when it was saved;
    ``alerted_at`` is when the school's list last changed for somebody in it, until its
    author has read it again. ``waits_for`` are the approvals that it requires, as
    it was judged at ``judged_at``; ``asked`` are those who were written to about it.
    """

    school = models.ForeignKey(School, models.PROTECT, related_name="posts")
    author = models.ForeignKey(PERSON, models.PROTECT, related_name="posts")
    state = models.CharField(
        max_length=20,
        choices=[(state, state.value) for state in State],
        default=State.DRAFT,
    )
    title = models.CharField(max_length=200, blank=True)
    text = models.TextField(blank=True)
    kind = models.CharField(max_length=20, blank=True)
    audience = models.CharField(max_length=20, default="public")
    said = models.JSONField(default=dict)
    roles = models.JSONField(default=list)
    doubt = models.BooleanField(default=False)
    note = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    content_hash = models.CharField(max_length=64, blank=True)
    text_key = models.CharField(max_length=64, blank=True)
    same = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )
    go_out_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    out_at = models.DateTimeField(null=True, blank=True)
    alerted_at = models.DateTimeField(null=True, blank=True)
    waits_for = models.JSONField(default=list)
    judged_at = models.DateTimeField(null=True, blank=True)
    asked = models.JSONField(default=list)

    class Meta:
        """Newest first, and quick to list by school."""

        ordering = ["-changed_at", "-pk"]
        indexes = [
            models.Index(fields=["school", "state", "-changed_at"]),
            models.Index(fields=["school", "-changed_at", "-id"]),
            models.Index(fields=["school", "go_out_at"]),
            models.Index(fields=["school", "out_at"]),
            models.Index(fields=["school", "text_key"]),
            models.Index(fields=["author", "state"]),
        ]

    def __str__(self) -> str:
        return self.title or self.text[:60] or f"Draft {self.pk}"

    @property
    def alert(self) -> str:
        """What its author is told when the list has changed; never of whom, or how."""
        return ALERT if self.alerted_at and State(self.state) in TOLD else ""

    def move_to(self, state: State) -> None:
        """Move to the state, if a path leads there."""
        check_move(State(self.state), state)
        self.state = state
        self.save(update_fields=["state"])


class Target(models.Model):
    """An account that a post goes to, and how far its publication has come.

    ``text`` varies the post's own text; "" leaves it as it is. ``key`` names this
    publication towards the platform for ever. ``held_until`` is a worker's lease.
    ``claimed_by`` says that they took it down; the platform is asked whether it is so.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="targets")
    account = models.ForeignKey(Account, models.PROTECT, related_name="targets")
    text = models.TextField(blank=True)
    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    state = models.CharField(
        max_length=20,
        choices=[(state, state.value) for state in Sending],
        default=Sending.NOT_YET,
    )
    due_at = models.DateTimeField(null=True, blank=True)
    held_until = models.DateTimeField(null=True, blank=True)
    held_by = models.CharField(max_length=36, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    steps = models.JSONField(default=dict)
    out_id = models.CharField(max_length=500, blank=True)
    out_kept = models.JSONField(default=dict)
    address = models.URLField(max_length=1000, blank=True)
    comments = models.CharField(max_length=20, blank=True)
    out_at = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)
    claimed_by = models.ForeignKey(
        PERSON, models.PROTECT, null=True, blank=True, related_name="+"
    )
    claimed_at = models.DateTimeField(null=True, blank=True)
    read_back_at = models.DateTimeField(null=True, blank=True)
    differs = models.TextField(blank=True)
    trouble = models.TextField(blank=True)

    class Meta:
        """An account once a post; what is due is found at once."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "account"], name="an_account_once_a_post"
            )
        ]
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self) -> str:
        return f"{self.post} to {self.account}"

    def move_to(self, state: Sending) -> None:
        """Move to the state, if a path leads there."""
        check_sending(Sending(self.state), state)
        self.state = state


class Answer(models.Model):
    """What a person said to the policy's question or finding, for one content.

    ``fact`` is answered ``value``; ``finding`` names the words of a finding that is
    "not this", with the reason. It holds while the content's hash is the same.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="answers")
    content_hash = models.CharField(max_length=64)
    fact = models.CharField(max_length=60)
    value = models.BooleanField()
    finding = models.CharField(max_length=64, blank=True)
    reason = models.TextField(blank=True)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, blank=True)
    at = models.DateTimeField()

    class Meta:
        """The latest last."""

        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.fact}: {self.value}"


class Approval(models.Model):
    """A person let this very content go out, as the roles they held then.

    ``stood_in`` are the roles in whose stead they did, each by the document that let
    them.
    """

    post = models.ForeignKey(Post, models.CASCADE, related_name="approvals")
    content_hash = models.CharField(max_length=64)
    by = models.ForeignKey(PERSON, models.PROTECT, related_name="+")
    roles = models.JSONField(default=list)
    stood_in = models.JSONField(default=list)
    at = models.DateTimeField()
    voided_at = models.DateTimeField(null=True, blank=True)
    decision = models.JSONField(default=dict)

    class Meta:
        """Nobody approves the same content twice."""

        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["post", "by", "content_hash"],
                condition=models.Q(voided_at__isnull=True),
                name="a_person_approves_a_content_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.by} on {self.post_id}"


class Remark(models.Model):
    """What a leader writes to the author when a post is sent back."""

    post = models.ForeignKey(Post, models.CASCADE, related_name="remarks")
    by = models.ForeignKey(PERSON, models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        """The latest last."""

        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text[:60]
