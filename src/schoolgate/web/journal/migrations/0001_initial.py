"""The journal's tables; the database itself refuses to change or delete an entry."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from schoolgate.web.journal.triggers import to_install, to_remove
from schoolgate.web.sealing.fields import SealedJSONField


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place."""
    for statement in to_install(editor.connection.vendor):
        editor.execute(statement)


def unguard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away, to go back to the migration before."""
    for statement in to_remove(editor.connection.vendor):
        editor.execute(statement)


def house_chain(apps: Apps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Begin the chain of what belongs to no school, so that there is only ever one."""
    apps.get_model("journal", "Chain").objects.get_or_create(school=None)


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("trust", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Chain",
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
                ("length", models.PositiveBigIntegerField(default=0)),
                ("last", models.CharField(blank=True, max_length=64)),
                (
                    "school",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trust.school",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Entry",
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
                ("number", models.PositiveBigIntegerField()),
                ("at", models.DateTimeField()),
                ("who", models.CharField(max_length=200)),
                ("verb", models.CharField(max_length=60)),
                ("thing", models.CharField(max_length=60)),
                ("thing_id", models.CharField(max_length=60)),
                ("clauses", models.JSONField(default=list)),
                ("details", models.JSONField(default=dict)),
                ("previous", models.CharField(blank=True, max_length=64)),
                ("hash", models.CharField(max_length=64)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "chain",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="entries",
                        to="journal.chain",
                    ),
                ),
            ],
            options={
                "ordering": ["chain", "number"],
                "indexes": [
                    models.Index(
                        fields=["chain", "thing", "thing_id"],
                        name="journal_ent_chain_i_beefcc_idx",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("chain", "number"), name="one_entry_a_number"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Anchor",
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
                ("day", models.DateField()),
                ("made_at", models.DateTimeField()),
                (
                    "reason",
                    models.CharField(
                        choices=[("daily", "of the day"), ("backup", "of a backup")],
                        max_length=10,
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True)),
                ("signature", models.CharField(max_length=86)),
                ("sealed", SealedJSONField()),
                (
                    "school",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="trust.school",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("reason", "daily")),
                        fields=("school", "day"),
                        name="one_daily_anchor_a_school",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="AnchorMailbox",
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
                ("address", models.EmailField(max_length=254)),
                ("due_at", models.DateTimeField()),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                (
                    "school",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="anchor_mailbox",
                        to="trust.school",
                    ),
                ),
            ],
        ),
        migrations.RunPython(guard, unguard),
        migrations.RunPython(house_chain, migrations.RunPython.noop),
    ]
