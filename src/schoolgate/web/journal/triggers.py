"""The triggers by which the database itself refuses to change what is written.

A migration installs them; ``missing`` says which are not there as they were installed.
"""

from collections.abc import Iterator

from django.db import connection

REFUSAL = "the journal is append-only"
# A row of these tables is never changed, but for the seal of an anchor, which
# “schoolgate reseal” makes again by a new key.
ANCHORED = "id, school_id, day, made_at, reason, digest, signature"

_ABORT = f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
_SAME_ENTRY = (
    "EXISTS (SELECT 1 FROM journal_entry WHERE id = NEW.id "
    "OR (chain_id = NEW.chain_id AND number = NEW.number))"
)
_SAME_ANCHOR = "EXISTS (SELECT 1 FROM journal_anchor WHERE id = NEW.id)"
# INSERT OR REPLACE deletes the old row without asking the trigger for deletions.
_SQLITE = {
    "journal_entry_no_update": f"BEFORE UPDATE ON journal_entry {_ABORT}",
    "journal_entry_no_delete": f"BEFORE DELETE ON journal_entry {_ABORT}",
    "journal_entry_no_replace": (
        f"BEFORE INSERT ON journal_entry WHEN {_SAME_ENTRY} {_ABORT}"
    ),
    "journal_anchor_no_update": (
        f"BEFORE UPDATE OF {ANCHORED} ON journal_anchor {_ABORT}"
    ),
    "journal_anchor_no_delete": f"BEFORE DELETE ON journal_anchor {_ABORT}",
    "journal_anchor_no_replace": (
        f"BEFORE INSERT ON journal_anchor WHEN {_SAME_ANCHOR} {_ABORT}"
    ),
}
_CALL = "EXECUTE FUNCTION journal_append_only()"
_BODY = f"BEGIN RAISE EXCEPTION '{REFUSAL}'; END"
_FUNCTION = (
    "CREATE FUNCTION journal_append_only() RETURNS trigger LANGUAGE plpgsql "
    f"AS $${_BODY}$$"
)
# As PostgreSQL itself writes them, so that what is there can be compared with them.
_POSTGRESQL = {
    "journal_entry_no_change": (
        f"BEFORE DELETE OR UPDATE ON journal_entry FOR EACH ROW {_CALL}"
    ),
    "journal_entry_no_truncate": (
        f"BEFORE TRUNCATE ON journal_entry FOR EACH STATEMENT {_CALL}"
    ),
    "journal_anchor_no_change": (
        f"BEFORE DELETE OR UPDATE OF {ANCHORED} ON journal_anchor FOR EACH ROW {_CALL}"
    ),
    "journal_anchor_no_truncate": (
        f"BEFORE TRUNCATE ON journal_anchor FOR EACH STATEMENT {_CALL}"
    ),
}
_ENABLED = (
    "SELECT t.tgname, pg_get_triggerdef(t.oid, true) "
    "FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid "
    "JOIN pg_proc p ON p.oid = t.tgfoid "
    "WHERE c.relnamespace = current_schema()::regnamespace "
    "AND t.tgenabled IN ('O', 'A') AND NOT t.tgisinternal AND p.prosrc = %s"
)


def to_install(vendor: str) -> Iterator[str]:
    """List the statements that put the triggers in place."""
    if vendor == "postgresql":
        yield _FUNCTION
    for name, what in _triggers(vendor).items():
        yield f"CREATE TRIGGER {name} {what}"


def to_remove(vendor: str) -> Iterator[str]:
    """List the statements that take the triggers away."""
    if vendor == "postgresql":
        yield "DROP FUNCTION journal_append_only() CASCADE"
        return
    for name in _triggers(vendor):
        yield f"DROP TRIGGER {name}"


def missing() -> list[str]:
    """List the triggers that are gone, switched off or not as they were installed."""
    there = _there()
    return [
        name
        for name, what in _triggers(connection.vendor).items()
        if there.get(name) != f"CREATE TRIGGER {name} {what}"
    ]


def _triggers(vendor: str) -> dict[str, str]:
    return _SQLITE if vendor == "sqlite" else _POSTGRESQL


def _there() -> dict[str, str]:
    """Read how the triggers are written that are there, by name."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        else:
            cursor.execute(_ENABLED, [_BODY])
        return dict(cursor.fetchall())
