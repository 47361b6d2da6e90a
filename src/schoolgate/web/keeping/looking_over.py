"""What a doctor sees: each thing that is well, weak or missing, with its cure."""

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from schoolgate.engine.record import record
from schoolgate.web.accounts.models import Account
from schoolgate.web.environment import FILE
from schoolgate.web.journal.queries import breaks

WELL, WEAK, MISSING = "well", "weak", "missing"
WEIGHTS = "face_detection_yunet_2023mar.onnx"
ROOM = 2 * 1024**3
SEEN = timedelta(minutes=10)
SOON = timedelta(days=14)


@record
class Sign:
    """One thing looked at: how it is, and what to do."""

    what: str
    how: str
    cure: str = ""


def look_over() -> list[Sign]:
    """Look at everything; a look that breaks is a sign of its own."""
    return [sign for look in LOOKS for sign in look()]


def _secrets() -> Iterator[Sign]:
    if settings.DEMONSTRATION:
        yield Sign(
            "This is a demonstration",
            WEAK,
            "For a school, run “schoolgate setup” in another folder",
        )
    file = Path(settings.DATA) / FILE
    if file.is_file() and stat.S_IMODE(file.stat().st_mode) & 0o077:
        yield Sign("Others can read the settings", MISSING, f"chmod 600 {file.name}")
    else:
        yield Sign("The settings are readable by their owner alone", WELL)


def _folder() -> Iterator[Sign]:
    folder = Path(settings.DATA)
    if not os.access(folder, os.W_OK):
        yield Sign(
            "The data folder can't be written to", MISSING, "Give it to the user"
        )
        return
    free = shutil.disk_usage(folder).free
    how = WELL if free > ROOM else WEAK
    yield Sign(
        f"{free // 1024**3} GB are free", how, "" if free > ROOM else "Make room"
    )


def _address() -> Iterator[Sign]:
    if settings.SECURE:
        yield Sign("People reach it over https", WELL)
    else:
        yield Sign(
            "People reach it over http",
            WEAK,
            "Put a server with a certificate before it (docs/how-to/install.md), and "
            "set SCHOOLGATE_ADDRESS=https://…",
        )


def _mail() -> Iterator[Sign]:
    if settings.EMAIL_HOST:
        yield Sign("Mail goes out by the server that is set", WELL)
    else:
        yield Sign(
            "No mail server is set: mail is written to files",
            WEAK,
            "Set SCHOOLGATE_SMTP_HOST, and _USER and _PASSWORD",
        )


def _database() -> Iterator[Sign]:
    try:
        executor = MigrationExecutor(connection)
        ahead = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        yield Sign(
            f"The database does not answer: {error}",
            MISSING,
            "Start it, and look at SCHOOLGATE_DATABASE",
        )
        return
    if ahead:
        yield Sign(
            f"{len(ahead)} migrations are missing", MISSING, "Run “schoolgate upgrade”"
        )
        return
    yield Sign(f"The database ({connection.vendor}) is up to date", WELL)
    yield from _journal()
    yield from _worker()
    yield from _credentials()


def _journal() -> Iterator[Sign]:
    first = next(breaks(), None)
    if first is None:
        yield Sign("The journal is whole", WELL)
    else:
        yield Sign(
            f"The journal is broken: {first.chain}, entry {first.number}: {first.what}",
            MISSING,
            "Keep this database, and compare it with the last backup",
        )


def _worker() -> Iterator[Sign]:
    last = DBTaskResult.objects.order_by("-finished_at").first()
    at = last.finished_at if last else None
    if at is not None and timezone.now() - at < SEEN:
        yield Sign("The worker was seen a moment ago", WELL)
    else:
        yield Sign(
            "No worker was seen in the last ten minutes: nothing goes out",
            MISSING,
            "Run “schoolgate serve”, or “schoolgate worker” beside it",
        )


def _credentials() -> Iterator[Sign]:
    ends = timezone.now() + SOON
    for account in Account.objects.filter(credentials_end__lte=ends):
        yield Sign(
            f"The credentials of {account} end on {account.credentials_end:%-d %b %Y}",
            WEAK,
            "Renew them on the account's page",
        )


def _pictures() -> Iterator[Sign]:
    if find_spec("onnxruntime") is None:
        yield Sign("Faces can't be found", MISSING, "pip install “schoolgate[photo]”")
        return
    there = list(Path(__file__).parents[2].rglob(WEIGHTS))
    yield Sign(
        "Faces can be found" if there else "The face detector's weights are missing",
        WELL if there else MISSING,
        "" if there else "Install Schoolgate again",
    )


LOOKS: tuple[Callable[[], Iterator[Sign]], ...] = (
    _secrets,
    _folder,
    _address,
    _mail,
    _database,
    _pictures,
)
