"""What a doctor sees of the site itself: settings, mail, the database, the worker."""

import smtplib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from pathlib import Path
from shutil import which

from django.conf import settings
from django.core.mail import get_connection
from django.db import DatabaseError, connection
from django.db.models import Max
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.states import ON_ITS_WAY, Stage
from schoolgate.web.operations import aside, keys
from schoolgate.web.operations.damage import (
    CURE,
    MOST_SHOWN,
    damages,
    in_words,
    is_damage,
)
from schoolgate.web.operations.health import every_check
from schoolgate.web.operations.journal_health import look_at_journal
from schoolgate.web.operations.migrating import missing
from schoolgate.web.operations.signs import MISSING, WEAK, Sign

SEEN = timedelta(minutes=10)
OLD = timedelta(days=30)
SLOW = timedelta(hours=1)
HTTPS = "docs/how-to/install.md says how"


def look_over() -> Iterator[Sign]:
    """Look at everything that needs the settings."""
    for look in LOOKS:
        yield from look()


def _demonstration() -> Iterator[Sign]:
    if settings.DEMONSTRATION:
        cure = "For a school, run “schoolgate setup” in another folder"
        yield Sign("This is a demonstration", WEAK, cure)
    else:
        yield Sign("The secret is this installation's own")


def _address() -> Iterator[Sign]:
    if not settings.SECURE:
        cure = f"Put a server with a certificate before it: {HTTPS}"
        yield Sign(f"People reach it over http, at {settings.ADDRESS}", WEAK, cure)
    elif not settings.ALLAUTH_TRUSTED_PROXY_COUNT:
        cure = "Set SCHOOLGATE_PROXIES to how many servers stand before it, mostly 1"
        yield Sign("Every page would send people to itself, for ever", MISSING, cure)
    else:
        yield Sign(f"People reach it over https, at {settings.ADDRESS}")


def _mail() -> Iterator[Sign]:
    if not settings.EMAIL_HOST:
        cure = "Set SCHOOLGATE_SMTP_HOST, and _USER and _PASSWORD"
        yield Sign("No mail server is set: mail is written to files", WEAK, cure)
        return
    try:
        with get_connection(fail_silently=False):
            yield Sign(f"The mail server {settings.EMAIL_HOST} takes our mail")
    except (OSError, smtplib.SMTPException) as error:
        cure = "Look at SCHOOLGATE_SMTP_HOST, _PORT, _USER and _PASSWORD"
        what = f"The mail server {settings.EMAIL_HOST} does not answer: {error}"
        yield Sign(what, MISSING, cure)


def _database() -> Iterator[Sign]:
    try:
        if found := list(islice(damages(), MOST_SHOWN)):
            yield Sign(in_words("; ".join(found)), MISSING, CURE)
            return
        if aside.is_begun():
            cure = "Run it again: it begins by putting back what was here"
            yield Sign("A restore was cut off", MISSING, cure)
            return
        ahead = missing()
    except DatabaseError as error:
        yield _unanswered(error)
        return
    if ahead:
        cure = "Run “schoolgate upgrade”"
        yield Sign(f"{len(ahead)} migrations are missing", MISSING, cure)
        return
    yield Sign(f"The database ({connection.vendor}) is up to date")
    if connection.vendor == "postgresql" and which("pg_dump") is None:
        cure = "Install the package postgresql-client"
        yield Sign("“schoolgate upgrade” can't copy the database first", WEAK, cure)
    for look in IN_THE_DATABASE:
        yield from look()


def _unanswered(error: DatabaseError) -> Sign:
    if is_damage(error):
        return Sign(in_words(str(error)), MISSING, CURE)
    cure = "Start it, and look at SCHOOLGATE_DATABASE"
    return Sign(f"The database does not answer: {error}", MISSING, cure)


def _worker() -> Iterator[Sign]:
    last = _last_seen()
    if last is not None and timezone.now() - last < SEEN:
        yield Sign("The worker was seen a moment ago")
    else:
        cure = "Run “schoolgate serve”, or “schoolgate worker” beside it"
        what = "No worker was seen in the last ten minutes: nothing goes out"
        yield Sign(what, MISSING, cure)


def _last_seen() -> datetime | None:
    if not settings.SCALED_OUT:
        last: datetime | None = DBTaskResult.objects.aggregate(at=Max("finished_at"))[
            "at"
        ]
        return last
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(last_heartbeat) FROM procrastinate_workers")
        [last] = cursor.fetchone()
    return last


def _letters() -> Iterator[Sign]:
    now = timezone.now()
    late = Letter.objects.filter(stage__in=ON_ITS_WAY, posted_at__lt=now - SLOW)
    first = late.order_by("posted_at").first()
    if first is not None:
        what = f"Letters that wait: {late.count()}, since {first.posted_at:%-d %b}"
        cure = "Look at the mail server’s settings, and whether a worker runs"
        yield Sign(f"{what}: {first.trouble or 'nobody sends them'}", MISSING, cure)
    refused = Letter.objects.filter(stage=Stage.REFUSED, posted_at__gt=now - OLD)
    if many := refused.count():
        cure = "Mend the addresses in the school’s system"
        yield Sign(f"Letters refused in the last month: {many}", WEAK, cure)
    if first is None and not many:
        yield Sign("No letter waits, and none was refused")


def _sealed() -> Iterator[Sign]:
    tried = list(keys.tried())
    closed = [one for one in tried if one.how == keys.CLOSED]
    older = sum(one.how == keys.OLDER for one in tried)
    if closed:
        named = ", ".join(one.what for one in closed[:3])
        more = " …" if len(closed) > 3 else ""
        otherwise = "; ".join(dict.fromkeys(one.cure for one in closed))
        cure = (
            "Put the old key after the new one in SCHOOLGATE_KEYS, or the old "
            f"SCHOOLGATE_SECRET back. If it is lost: {otherwise}"
        )
        what = f"{len(closed)} sealed things don't open: {named}{more}"
        yield Sign(what, MISSING, cure)
    if older:
        cure = "Run “schoolgate reseal”, then take the older keys out"
        yield Sign(f"{older} things are sealed by an older key", WEAK, cure)
    if not closed:
        yield Sign("What is sealed opens with the keys here")


def _copies() -> Iterator[Sign]:
    before = (timezone.now() - OLD).timestamp()
    copies = Path(settings.DATA).glob("before-upgrade-*")
    old = [path.name for path in copies if path.stat().st_mtime < before]
    if old:
        what = f"{len(old)} copies of the database are older than a month"
        yield Sign(what, WEAK, f"Delete {', '.join(sorted(old))} from the data folder")


LOOKS: tuple[Callable[[], Iterator[Sign]], ...] = (
    _demonstration,
    _address,
    _mail,
    _copies,
    _database,
)
IN_THE_DATABASE: tuple[Callable[[], Iterator[Sign]], ...] = (
    look_at_journal,
    _worker,
    _letters,
    _sealed,
    every_check,
)
