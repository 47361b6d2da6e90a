"""The office asks for a list to be taken; the row says so, and a worker does it."""

from datetime import datetime, timedelta

from django.db import transaction

from schoolgate.web.imports.actions.hand_in import BadList
from schoolgate.web.imports.changes import version_of
from schoolgate.web.imports.models import QUEUED, Upload
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing

# After so long without a step, a worker has died: it may be asked for again.
PATIENCE = timedelta(minutes=10)


@transaction.atomic
def ask_to_take(
    upload: Upload, same: frozenset[str], seen: str, *, by: Person, at: datetime
) -> Upload:
    """Note that it is due. ``seen`` stands for what was shown: that alone is taken."""
    standing(by, upload.school, at.date()).require("roll.import")
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if is_under_way(upload, at):
        return upload
    if seen != fingerprint(upload):
        raise BadList("The lists changed since this page was shown. Look again.")
    upload.step, upload.step_at, upload.why = QUEUED, at, ""
    upload.same, upload.asked_by = sorted(same), by
    upload.save()
    return upload


def fingerprint(upload: Upload) -> str:
    """Stands for a file held against a roll: another one of either gives another."""
    return f"{upload.pk}-{version_of(upload.school)}"


def is_under_way(upload: Upload, at: datetime) -> bool:
    """Whether a worker is at it, as far as can be told."""
    return bool(upload.step and upload.step_at and at - upload.step_at < PATIENCE)
