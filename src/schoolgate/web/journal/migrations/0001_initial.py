"""The journal's tables; the database itself refuses to change or delete an entry."""

import django.db.models.deletion
from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

SQLITE = tuple(
    f"CREATE TRIGGER journal_entry_no_{verb} BEFORE {verb} ON journal_entry "
    f"BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    for verb in ("UPDATE", "DELETE")
)
POSTGRESQL = (
    "CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql AS "
    "$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$",
    "CREATE TRIGGER journal_entry_no_change BEFORE UPDATE OR DELETE ON journal_entry "
    "FOR EACH ROW EXECUTE FUNCTION journal_append_only()",
    "CREATE TRIGGER journal_entry_no_truncate BEFORE TRUNCATE ON journal_entry "
    "FOR EACH STATEMENT EXECUTE FUNCTION journal_append_only()",
)
SQLITE_BACK = (
    "DROP TRIGGER journal_entry_no_UPDATE",
    "DROP TRIGGER journal_entry_no_DELETE",
)
POSTGRESQL_BACK = ("DROP FUNCTION journal_append_only() CASCADE",)


def guard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Put the triggers in place."""
    sqlite = editor.connection.vendor == "sqlite"
    for statement in SQLITE if sqlite else POSTGRESQL:
        editor.execute(statement)


def unguard(_apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the triggers away, to go back to the migration before."""
    sqlite = editor.connection.vendor == "sqlite"
    for statement in SQLITE_BACK if sqlite else POSTGRESQL_BACK:
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
        migrations.RunPython(guard, unguard),
        migrations.RunPython(house_chain, migrations.RunPython.noop),
    ]
