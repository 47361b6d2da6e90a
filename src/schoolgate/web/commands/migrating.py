"""Bring the database up to date. Imported when Django is ready, and not before."""

import sqlite3
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from schoolgate.web.people.models import Person


def brought_up_to_date() -> int:
    """Run every migration that is missing, and make the cache's table; how many."""
    executor = MigrationExecutor(connection)
    ahead = executor.migration_plan(executor.loader.graph.leaf_nodes())
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    return len(ahead)


def is_empty() -> bool:
    """Whether nobody is here yet."""
    return not Person.objects.exists()


def copied(file: Path) -> Path | None:
    """Copy the database while others use it; None where it is not one file."""
    if connection.vendor != "sqlite":
        return None
    connection.ensure_connection()
    with sqlite3.connect(file) as target:
        connection.connection.backup(target)
    target.close()
    file.chmod(0o600)
    return file
