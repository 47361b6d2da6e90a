"""Take a demonstration's take-downs back to a day, and to an hour again; print both."""

import json
import sys

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.db.models import F  # noqa: E402
from django.utils import timezone  # noqa: E402

from schoolgate.web.takedowns.models import TakeDown  # noqa: E402


def days() -> list[str]:
    """The days on which take-downs are due, as the database of before has them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT due FROM posts_takedown ORDER BY id")
        return [str(row[0]) for row in cursor.fetchall()]


def last_days() -> list[str]:
    """The last day of each, as it is today."""
    rows = TakeDown.objects.order_by("pk")
    return [str(timezone.localdate(row.last_moment)) for row in rows]


if __name__ == "__main__":
    today = last_days()
    call_command("migrate", "posts", "0015", verbosity=0)
    before = days()
    call_command("migrate", "posts", verbosity=0)
    midnights = {
        str(timezone.localtime(r.due_at).time()) for r in TakeDown.objects.all()
    }
    done = TakeDown.objects.filter(done_at__isnull=False)
    unreported = done.exclude(reported_at=F("done_at")).count()
    json.dump([today, before, last_days(), sorted(midnights), unreported], sys.stdout)
