"""The database itself refuses to change or delete an entry, whoever asks."""

from django.apps.registry import Apps
from django.db import migrations
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
    """Triggers on both databases, and the house's own chain."""

    dependencies = [("journal", "0001_first")]
    operations = [
        migrations.RunPython(guard, unguard),
        migrations.RunPython(house_chain, migrations.RunPython.noop),
    ]
