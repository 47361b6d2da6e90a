"""A restriction keeps the name, and does not go with a pupil's row."""

from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def named(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Write into each restriction whose it is."""
    rows: Any = apps.get_model("people", "Restriction").objects
    for one in rows.select_related("pupil"):
        one.school_id, one.key = one.pupil.school_id, one.pupil.key
        one.forename, one.surname = one.pupil.forename, one.pupil.surname
        one.save()


class Migration(migrations.Migration):
    """First the fields, then what stands in them, then that they must be there."""

    dependencies = [
        ("people", "0002_lists_handed_in"),
        ("trust", "0001_first"),
    ]
    operations = [
        migrations.AddField(
            "restriction",
            "school",
            models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="trust.school",
            ),
        ),
        *(
            migrations.AddField(
                "restriction",
                name,
                models.CharField(default="", max_length=100),
                preserve_default=False,
            )
            for name in ("key", "forename", "surname")
        ),
        migrations.RunPython(named, migrations.RunPython.noop),
        migrations.AlterField(
            "restriction",
            "school",
            models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="trust.school",
            ),
        ),
        migrations.AlterField(
            "restriction",
            "pupil",
            models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="restriction",
                to="people.pupil",
            ),
        ),
    ]
