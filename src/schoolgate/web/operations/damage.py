"""A database file that is damaged, said in clear words."""

from collections.abc import Iterator

from django.db import DatabaseError, connection

CURE = "Restore a backup: docs/how-to/backup.md says how"
# What SQLite says when a page of its file is not what it has to be.
SIGNS = ("malformed", "is not a database", "disk image", "database corruption")
MOST_SHOWN = 3


def is_damage(error: Exception) -> bool:
    """Whether a database error says that the file itself is damaged."""
    return any(sign in str(error) for sign in SIGNS)


def in_words(what: str) -> str:
    """Say what is wrong with the file."""
    return f"The database file is damaged: {what}"


def damages() -> Iterator[str]:
    """Run SQLite's quick check, and give what it finds. PostgreSQL has none."""
    if connection.vendor != "sqlite":
        return
    try:
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA quick_check")
            found = [line for (row,) in cursor.fetchall() for line in row.splitlines()]
    except DatabaseError as error:
        if not is_damage(error):
            raise
        found = [str(error)]
    # The first line of an answer only names the database.
    yield from [line for line in found if line != "ok" and not line.startswith("***")]
