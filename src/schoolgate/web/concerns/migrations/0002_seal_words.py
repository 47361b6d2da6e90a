"""What was written in cases is sealed, or opened again on the way back."""

from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F

from schoolgate.web.concerns.words import NOTE, RECORD, WHAT, in_letters

PLACES = (
    ("Threat", "what", WHAT),
    ("Threat", "record", RECORD),
    ("Step", "note", NOTE),
)


def seal_words(apps: Apps, _schema: BaseDatabaseSchemaEditor | None) -> None:
    """Seal everything that somebody wrote."""
    for name, field, kind in PLACES:
        for row in _rows(apps, name).exclude(**{field: ""}):
            plain = getattr(row, field).encode()
            setattr(row, field, in_letters(kind.sealed(row, plain)))
            row.save(update_fields=[field])


def open_words(apps: Apps, _schema: BaseDatabaseSchemaEditor | None) -> None:
    """Put each back in plain."""
    for name, field, kind in PLACES:
        for row in _rows(apps, name).exclude(**{field: ""}):
            setattr(row, field, kind.opened(row).decode())
            row.save(update_fields=[field])


def reasons_are_notes(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """Why a step was left open becomes its note, as it has no other."""
    _rows(apps, "Step").filter(note="").update(note=F("left_open"))


def notes_are_reasons(apps: Apps, _schema: BaseDatabaseSchemaEditor) -> None:
    """The note of a step that nobody did is why it was left open."""
    _rows(apps, "Step").filter(done_at=None).update(left_open=F("note"), note="")


def _rows(apps: Apps, name: str) -> Any:  # noqa: ANN401 # a model of its time
    return apps.get_model("concerns", name)._base_manager


class Migration(migrations.Migration):
    dependencies = [("concerns", "0001_threats")]

    operations = [
        migrations.RunPython(reasons_are_notes, notes_are_reasons),
        migrations.RunPython(seal_words, open_words),
    ]
