"""What was there before an import, so that it can be put back as it was.

It is kept sealed: rows that the import made, by number; rows that it changed or took
away, whole.
"""

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast, Concat, Substr

from schoolgate.web.imports.models import Import
from schoolgate.web.people.batches import batches
from schoolgate.web.people.models import Contact, Group, Pupil, Roll, StaffMember, Tie

IMPORTS = Import.sealed.field
# What refers to others comes after them.
TABLES: tuple[type[Model], ...] = (Group, Pupil, StaffMember, Contact, Tie, Roll)
# As many as one question to the database may name.
WRITTEN_AT_ONCE = 2000

# Models with a key of the school's system; so much of it stands in a key made free.
KEYED = (Pupil, StaffMember, Contact)
KEY_LETTERS = 70
WEEK = timedelta(days=7)

Values = dict[str, Any]


class Before:
    """What an import made, changed and took away, table by table."""

    def __init__(self) -> None:
        self.made: dict[str, list[int]] = {}
        self.was: dict[str, list[Values]] = {}
        self.gone: dict[str, list[Values]] = {}

    def makes(self, rows: Iterable[Model]) -> None:
        """Note rows that were made."""
        for row in rows:
            self.made.setdefault(row._meta.label_lower, []).append(row.pk)

    def changes(self, model: type[Model], pks: Iterable[int]) -> None:
        """Note rows as they are, before they change."""
        self.was.setdefault(model._meta.label_lower, []).extend(_values(model, pks))

    def takes_away(self, model: type[Model], pks: Iterable[int]) -> None:
        """Note rows as they are, before they go."""
        self.gone.setdefault(model._meta.label_lower, []).extend(_values(model, pks))

    def keep_in(self, imported: Import) -> None:
        """Pack all of it and seal it for the import that found it."""
        said = {"made": self.made, "was": self.was, "gone": self.gone}
        plain = json.dumps(said, cls=DjangoJSONEncoder).encode()
        IMPORTS.put(imported, zlib.compress(plain))


def opened(imported: Import) -> Before:
    """What an import had found. Raises SealError."""
    plain = zlib.decompress(IMPORTS.open(imported))
    said, before = json.loads(plain), Before()
    before.made, before.was, before.gone = said["made"], said["was"], said["gone"]
    return before


def put_back(before: Before) -> None:
    """Put every row back as it was; those that were made go first, with their keys."""
    for model in reversed(TABLES):
        for made in made_by(before, model):
            made.delete()
    for model in TABLES:
        label = model._meta.label_lower
        free_keys(model, [row["id"] for row in before.was.get(label, [])])
        insert(_rows(model, before.gone.get(label, [])))
        _write_again(model, _rows(model, before.was.get(label, [])))


def forget(at: datetime) -> int:
    """Let go of what was kept to undo imports older than a week; how many they were."""
    old = Import.objects.filter(at__lt=at - WEEK).exclude(sealed=b"")
    return old.update(sealed=b"")


def made_by(before: Before, model: type[Model]) -> Iterator[QuerySet[Model]]:
    """The rows of a table that an import made, some at a time."""
    for some in batches(before.made.get(model._meta.label_lower, [])):
        yield model._base_manager.filter(pk__in=some)


def free_keys(model: type[Model], pks: Iterable[int]) -> None:
    """Give rows a key that nobody wants, so that others can have theirs at once."""
    if not issubclass(model, KEYED):
        return
    own = Cast("pk", CharField())
    key = Concat(Substr("key", 1, KEY_LETTERS), Value(" before "), own)
    for some in batches(pks):
        model._base_manager.filter(pk__in=some).update(key=key)


def insert(rows: Sequence[Model]) -> None:
    """Make rows of one model, many at a time."""
    if rows:
        type(rows[0])._base_manager.bulk_create(rows, WRITTEN_AT_ONCE)


def overwrite(rows: Sequence[Model], fields: list[str]) -> None:
    """Write fields of rows that are there, many at a time.

    The database is told to insert or else update, which takes it a tenth of the time
    that ``bulk_update`` does.
    """
    if rows:
        type(rows[0])._base_manager.bulk_create(
            rows,
            WRITTEN_AT_ONCE,
            update_conflicts=True,
            unique_fields=["pk"],
            update_fields=fields,
        )


def _write_again(model: type[Model], rows: list[Model]) -> None:
    own = [f.name for f in model._meta.local_concrete_fields if not f.primary_key]
    overwrite(rows, own)


def _values(model: type[Model], pks: Iterable[int]) -> Iterator[Values]:
    for some in batches(pks):
        yield from model._base_manager.filter(pk__in=some).values()


def _rows(model: type[Model], values: list[Values]) -> list[Model]:
    fields = {field.attname: field for field in model._meta.local_concrete_fields}
    return [
        model(**{name: fields[name].to_python(value) for name, value in row.items()})
        for row in values
    ]
