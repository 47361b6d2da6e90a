"""Cases get a kind and a random key; alarms get readers, schools numbers to ring."""

from uuid import uuid4

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def give_keys(apps: Apps, _schema: BaseDatabaseSchemaEditor | None) -> None:
    """Give each case a key of its own; a default would be the same for all."""
    threat = apps.get_model("concerns", "Threat")
    for pk in threat._base_manager.values_list("pk", flat=True):
        threat._base_manager.filter(pk=pk).update(key=uuid4())


class Migration(migrations.Migration):
    dependencies = [
        ("concerns", "0005_kept_from_some"),
        ("people", "0006_pupils_who_came_back"),
        ("trust", "0001_first"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="threat",
            name="about",
            field=models.CharField(blank=True, default="", max_length=60),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name="threat",
            name="kind",
            field=models.CharField(default="threat", max_length=10),
        ),
        migrations.AddField(
            model_name="threat",
            name="key",
            field=models.UUIDField(default=uuid4, editable=False, null=True),
        ),
        migrations.RunPython(give_keys, migrations.RunPython.noop),
        migrations.CreateModel(
            name="PhoneNumber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=20)),
                ("number", models.CharField(max_length=40)),
                ("is_public", models.BooleanField(default=False)),
                (
                    "holding",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="people.holding",
                    ),
                ),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="trust.school",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("school", "holding"), name="one_number_a_holder"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("holding", None)),
                        fields=("school", "place"),
                        name="one_number_a_place",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseReader",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True,
                        primary_key=True,
                        serialize=False,
                        verbose_name="ID",
                    ),
                ),
                ("role", models.CharField(max_length=30)),
                ("added_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "threat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readers",
                        to="concerns.threat",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("threat", "person"), name="reads_a_case_once"
                    )
                ],
            },
        ),
    ]
