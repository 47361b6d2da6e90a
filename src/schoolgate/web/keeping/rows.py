"""Every row of the database as text, a file a table: the same from either engine."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import IO

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from schoolgate.web.journal.models import Chain

BATCH = 1000
# What set-up makes anew, or what is of the hour: never part of a backup.
LEFT_OUT = frozenset(
    (
        "contenttypes.contenttype",
        "auth.permission",
        "auth.group",
        "auth.group_permissions",
        "sessions.session",
        "usersessions.usersession",
        "django_tasks_database.dbtaskresult",
        "django_tasks_db.dbtaskresult",
    )
)


def tables() -> list[type[Model]]:
    """Every model whose rows are kept; those that others point at come first."""
    models = apps.get_models(include_auto_created=True)
    ours = [m for m in models if m._meta.managed and not m._meta.proxy]
    kept = [m for m in ours if m._meta.label_lower not in LEFT_OUT]
    return [m for m in kept if not m._meta.label_lower.startswith("procrastinate")]


def state() -> list[str]:
    """The migrations that this database has been through."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


class ToTheMicrosecond(DjangoJSONEncoder):
    """Django's own encoder cuts moments to milliseconds, and breaks every hash."""

    def default(self, o: object) -> object:
        """Write a moment whole."""
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


@contextmanager
def one_moment() -> Iterator[None]:
    """Read everything as it stands at one moment, while others go on writing."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("BEGIN DEFERRED")
        else:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def write_rows(model: type[Model], file: IO[str]) -> int:
    """Write a table's rows, one a line; how many there were."""
    rows = model._base_manager.order_by("pk").iterator(BATCH)
    serializers.serialize("jsonl", rows, stream=file, cls=ToTheMicrosecond)
    file.flush()
    return int(model._base_manager.count())


def read_rows(file: IO[str]) -> int:
    """Put rows into their table as they were; how many there were."""
    loaded = serializers.deserialize("jsonl", file)
    count = 0
    while batch := [each.object for each in islice(loaded, BATCH)]:
        type(batch[0])._base_manager.bulk_create(batch)
        count += len(batch)
    return count


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Load every table in one transaction, and check what points at what."""
    with connection.constraint_checks_disabled(), transaction.atomic():
        Chain.objects.filter(length=0).delete()
        yield
        connection.check_constraints()
        _count_on()


def _count_on() -> None:
    """Let the database's own counters go on from where the rows end."""
    statements = connection.ops.sequence_reset_sql(no_style(), tables())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def as_json(value: object) -> str:
    """A manifest, to be read by people too."""
    return json.dumps(value, indent=1, ensure_ascii=False)
