"""What is here is set aside while a backup comes back, and put back if it doesn't.

As long as the database lies aside, a restore was begun and not ended. So it goes first
and comes back last, and pictures that lie aside alone are those of a restore that
ended.
"""

import shutil
from contextlib import nullcontext
from pathlib import Path

from django.conf import settings
from django.db import connection, transaction

MARK = "before-restore"
SCHEMA = "before_restore"


def is_begun() -> bool:
    """Whether a restore was cut off, so that what was here lies aside."""
    if connection.vendor == "sqlite":
        return _aside(_database()).exists()
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_namespace WHERE nspname = %s", [SCHEMA])
        return cursor.fetchone() is not None


def set_aside() -> None:
    """Leave an empty place for what comes; what was here is kept beside it."""
    _drop(_aside(_pictures()))
    if connection.vendor == "sqlite":
        _execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _move(_database(), _aside(_database()))
    else:
        _execute(f"ALTER SCHEMA public RENAME TO {SCHEMA}", "CREATE SCHEMA public")
    _pictures().mkdir(parents=True, exist_ok=True)
    _pictures().rename(_aside(_pictures()))


def put_back() -> None:
    """Put what was here in its place again; what had come goes."""
    if _aside(_pictures()).exists():
        _drop(_pictures())
        _aside(_pictures()).rename(_pictures())
    if connection.vendor == "sqlite":
        _move(_aside(_database()), _database())
    else:
        _execute(
            "DROP SCHEMA public CASCADE", f"ALTER SCHEMA {SCHEMA} RENAME TO public"
        )


def let_go() -> None:
    """What has come stays; what was here goes."""
    if connection.vendor == "sqlite":
        _aside(_database()).unlink()
    else:
        _execute(f"DROP SCHEMA {SCHEMA} CASCADE")
    _drop(_aside(_pictures()))


def _database() -> Path:
    return Path(str(connection.settings_dict["NAME"]))


def _pictures() -> Path:
    return Path(settings.MEDIA_ROOT)


def _aside(path: Path) -> Path:
    return path.with_name(f"{path.name}.{MARK}")


def _move(database: Path, place: Path) -> None:
    """Move a SQLite file, whose last words are in it already."""
    connection.close()
    for each in (database, place):
        for part in ("-wal", "-shm"):
            each.with_name(each.name + part).unlink(missing_ok=True)
    database.replace(place)


def _drop(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)


def _execute(*statements: str) -> None:
    """All of them or none, where the database has that."""
    together = transaction.atomic() if len(statements) > 1 else nullcontext()
    with together, connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
