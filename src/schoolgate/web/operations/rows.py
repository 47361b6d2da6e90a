"""Every row of the database as text, a file a table: the same from either engine.

What is written is read again by the models as they were at the migrations of that day,
so a backup of an older release comes back under a newer one.
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import IO, Any

from django.apps import apps
from django.apps.registry import Apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import DateField, Field, Model

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

Row = dict[str, Any]


def tables() -> list[type[Model]]:
    """Every model whose rows are kept."""
    models = apps.get_models(include_auto_created=True)
    ours = [m for m in models if m._meta.managed and not m._meta.proxy]
    kept = [m for m in ours if m._meta.label_lower not in LEFT_OUT]
    return [m for m in kept if not m._meta.label_lower.startswith("procrastinate")]


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
    own = [field.name for field in model._meta.local_concrete_fields]
    # Sorted, since PostgreSQL keeps no order of the keys in its JSON.
    how = {"cls": ToTheMicrosecond, "sort_keys": True}
    serializers.serialize("jsonl", rows, stream=file, fields=own, **how)
    file.flush()
    return int(model._base_manager.count())


def read_rows(file: IO[str], then: Apps) -> int:
    """Put rows into their table as they were; how many there were.

    ``then`` holds the models of the day on which they were written.
    """
    count = 0
    while lines := list(islice(file, BATCH)):
        rows = [json.loads(line) for line in lines]
        model = then.get_model(rows[0]["model"])
        if not count:
            _make_ready(model)
        model._base_manager.bulk_create([_made(model, row) for row in rows])
        count += len(rows)
    return count


def _make_ready(model: type[Model]) -> None:
    """A fresh table has rows of its migrations; and moments come as they were."""
    if model._base_manager.exists():
        model._base_manager.all().delete()
    for field in model._meta.local_concrete_fields:
        if isinstance(field, DateField):
            field.auto_now = field.auto_now_add = False


def _made(model: type[Model], row: Row) -> Model:
    given = {**row["fields"]}
    fields = {field.name: field for field in model._meta.local_concrete_fields}
    given.update({name: row["pk"] for name, f in fields.items() if f.primary_key})
    return model(
        **{fields[name].attname: _value(fields[name], given[name]) for name in given}
    )


def _value(field: "Field[Any, Any]", raw: object) -> object:
    return None if raw is None else field.to_python(raw)


@contextmanager
def all_or_nothing() -> Iterator[None]:
    """Load every table in one transaction, and check what points at what."""
    with connection.constraint_checks_disabled(), transaction.atomic():
        yield
        connection.check_constraints()


def count_on() -> None:
    """Let the database's own counters go on from where the rows end."""
    statements = connection.ops.sequence_reset_sql(no_style(), tables())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def as_json(value: object) -> str:
    """A manifest, to be read by people too."""
    return json.dumps(value, indent=1, ensure_ascii=False)
