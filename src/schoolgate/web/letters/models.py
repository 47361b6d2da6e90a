"""What a letter is, and which addresses take none."""

from django.db import models

from schoolgate.web.letters.states import Form, Stage, check_move
from schoolgate.web.sealing.fields import SealedJSONField
from schoolgate.web.trust.models import School
from schoolgate.web.work.due import DueRow


class Letter(DueRow):
    """One letter to one reader; ``sealed`` holds its subject and its body.

    A letter can hold a link that opens something, so nothing of it stands in clear.
    ``message_id`` stays the same however often it is sent: a reader's mail program
    shows a second copy once. ``joined_to`` is the digest that took its words in.
    """

    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    to = models.CharField(max_length=254, blank=True)
    template = models.CharField(max_length=60)
    language = models.CharField(max_length=10, default="en")
    form = models.CharField(
        max_length=10,
        choices=[(form, form.value) for form in Form],
        default=Form.EMAIL,
    )
    stage = models.CharField(
        max_length=10,
        choices=[(stage, stage.value) for stage in Stage],
        default=Stage.WAITING,
    )
    sealed = SealedJSONField(default=b"", called="{}", cure="write to its reader again")
    message_id = models.CharField(max_length=100, unique=True)
    posted_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    joined_to = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="parts"
    )
    trouble = models.CharField(max_length=300, blank=True)
    # The server refused it for good, and whether because of the address.
    for_good = models.BooleanField(default=False)
    takes_none = models.BooleanField(default=False)

    class Meta:
        """What is due is found at once."""

        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["form", "due_at"],
                condition=models.Q(due_at__isnull=False),
                name="letters_that_are_due",
            ),
            models.Index(
                fields=["to"],
                condition=models.Q(takes_none=True),
                name="addresses_that_take_none",
            ),
        ]

    def __str__(self) -> str:
        return f"Letter {self.pk}"

    def move_to(self, stage: Stage) -> None:
        """Move to the stage, if a path leads there."""
        check_move(Stage(self.stage), stage)
        self.stage = stage
