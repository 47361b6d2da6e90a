"""Bring the database up to date. Imported when Django is ready, and not before."""

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def missing() -> list[str]:
    """The migrations that the database has not been through yet."""
    executor = MigrationExecutor(connection)
    ahead = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in ahead]


def brought_up_to_date() -> list[str]:
    """Run every migration that is missing, make the cache's table; which ones ran."""
    ahead = missing()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    return ahead


def is_empty() -> bool:
    """Whether nobody is here yet."""
    tables = connection.introspection.table_names()
    people = get_user_model()
    return people._meta.db_table not in tables or not people.objects.exists()
