"""Whether the letters about an alarm have left: the one place that asks."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from schoolgate.web.concerns.models import CaseReader
from schoolgate.web.letters.mail import post_mail

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def sent_at(readers: Collection[CaseReader]) -> Mapping[int, datetime]:
    """When each reader's letter was sent, by the reader's id; absent while it waits.

    One query. A letter that failed waits, and so does one whose fate is unknown.
    """
    told = [one for one in readers if one.told_at is not None]
    moments = [one.told_at for one in told if one.told_at is not None]
    first = min(moments, default=NEVER)
    rows = DBTaskResult.objects.filter(
        task_path=post_mail.module_path,
        status=TaskResultStatus.SUCCESSFUL,
        enqueued_at__gte=first,
        # With nobody told the query is the same, so that a page costs the same.
        args_kwargs__args__0__in=["", *(one.person.email for one in told)],
    ).order_by("finished_at")
    sent = {
        row.args_kwargs["args"][0]: row.finished_at for row in rows if row.finished_at
    }
    return {one.pk: sent[one.person.email] for one in told if one.person.email in sent}
