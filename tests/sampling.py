"""Which tests a run takes: a tenth of each large matrix, or those of a database.

``--tenth-of COMMIT`` takes the part of each matrix that the commit's hash draws, so
that every part comes round: one test in ten of those marked ``matrix``, one in N of
those marked ``matrix(N)``. ``--touching-database`` takes the tests that ask for the
configured database, and no others. ``make test-all`` takes everything.
"""

from collections import defaultdict

import pytest

PARTS = 10
TOUCHES = frozenset({"db", "transactional_db", "live_server", "django_db_setup"})


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the two options."""
    parser.addoption("--tenth-of", metavar="COMMIT", default="", help="its part")
    parser.addoption("--touching-database", action="store_true", help="only those")


def pytest_configure(config: pytest.Config) -> None:
    """Name the marker."""
    line = "matrix(parts=10): very many alike; `make test` takes one part of them"
    config.addinivalue_line("markers", line)


def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> None:
    """Leave out what the options leave out."""
    commit: str = config.getoption("--tenth-of")
    left_out = of_other_parts(items, int(commit[:8], 16)) if commit else set()
    if config.getoption("--touching-database"):
        left_out |= {item for item in items if not touches_database(item)}
    if left_out:
        config.hook.pytest_deselected(items=list(left_out))
        items[:] = [item for item in items if item not in left_out]


def of_other_parts(items: list[pytest.Item], drawn: int) -> set[pytest.Item]:
    """The tests of matrices that are not in the drawn part of theirs.

    The tests of one function are dealt out in the order of their names, so that each
    part has as many of them, whatever order they run in. One alone is no matrix.
    """
    matrices: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        if item.get_closest_marker("matrix") is not None:
            matrices[item.nodeid.partition("[")[0]].append(item)
    return {
        item
        for matrix in matrices.values()
        if len(matrix) > 1
        for place, item in enumerate(sorted(matrix, key=lambda one: one.nodeid))
        if place % parts_of(item) != drawn % parts_of(item)
    }


def parts_of(item: pytest.Item) -> int:
    """How many parts the test's matrix has."""
    marker = item.get_closest_marker("matrix")
    return int(marker.args[0]) if marker and marker.args else PARTS


def touches_database(item: pytest.Item) -> bool:
    """Whether the test asks for the configured database."""
    if item.get_closest_marker("django_db") is not None:
        return True
    return bool(TOUCHES & set(getattr(item, "fixturenames", ())))
