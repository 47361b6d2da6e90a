"""The shape of the database: the migrations that it has been through."""

from collections.abc import Collection

from django.apps.registry import Apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

Node = tuple[str, str]


class UnknownShapeError(Exception):
    """A shape that this release never had: a newer one made it."""


def shape() -> list[str]:
    """Every migration that this database has been through, as ``app.name``."""
    applied = MigrationRecorder(connection).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in applied)


def take_shape(names: Collection[str]) -> Apps:
    """Bring an empty database to a shape; the models as they were in it."""
    executor = MigrationExecutor(connection)
    ends = _ends(executor, names)
    executor.migrate(ends)
    return MigrationExecutor(connection).loader.project_state(ends).apps


def take_todays_shape() -> None:
    """Run what is missing since, and make what set-up makes."""
    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)


def expect_known(names: Collection[str]) -> None:
    """Refuse a shape that this release can't take. Raises UnknownShapeError."""
    _ends(MigrationExecutor(connection), names)


def _ends(executor: MigrationExecutor, names: Collection[str]) -> list[Node]:
    """The last migration of each app in a shape."""
    graph = executor.loader.graph
    wanted = {(app, name) for app, _, name in (each.partition(".") for each in names)}
    here = {node for node in wanted if node[0] in executor.loader.migrated_apps}
    if unknown := here - graph.nodes.keys():
        app, name = min(unknown)
        raise UnknownShapeError(f"{app}.{name} is not in this release")
    return sorted(node for node in here if not _goes_on(executor, node, here))


def _goes_on(executor: MigrationExecutor, node: Node, here: set[Node]) -> bool:
    children = {child.key for child in executor.loader.graph.node_map[node].children}
    return any(child[0] == node[0] for child in children & here)
