"""What workers do with lists. A task is a nudge: the upload's row says what is due."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django_tasks import task

from schoolgate.web.imports.actions.hand_in import BadList
from schoolgate.web.imports.actions.take import take
from schoolgate.web.imports.before import forget
from schoolgate.web.imports.models import Upload
from schoolgate.web.work.sweeps import sweep


@task()
def take_list(pk: int) -> None:
    """Take a list that somebody asked to be taken; a second nudge finds nothing."""
    uploads = Upload.objects.select_related("school__trust", "asked_by")
    upload = uploads.exclude(step="").filter(pk=pk).first()
    if upload is None or upload.asked_by is None:
        return
    try:
        same = frozenset(upload.same)
        take(upload, by=upload.asked_by, at=timezone.now(), same=same)
    except (BadList, PermissionDenied) as error:
        Upload.objects.filter(pk=pk).update(step="", why=str(error))


@sweep
def forget_old_lists(at: datetime) -> None:
    """Delete what was kept to undo imports that are older than a week."""
    forget(at)
