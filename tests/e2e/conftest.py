"""Real servers, one of each for all tests; only where they are asked for.

``pytest -m e2e`` or SCHOOLGATE_E2E=1 collects these tests, and nothing else does. A
server that is not there fails its tests; none is replaced by anything.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.bluesky import Pds, pds_running
from tests.e2e.mastodon import Snac, mock_running, snac_running
from tests.e2e.wordpress import WordPress, wordpress_running


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "e2e: against real servers; `make test-e2e`")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    asked = config.option.markexpr == "e2e" or os.environ.get("SCHOOLGATE_E2E")
    is_test = collection_path.name.startswith("test_")
    return True if is_test and not asked else None


@pytest.fixture(scope="session")
def pds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Pds]:
    with pds_running(tmp_path_factory.mktemp("pds")) as pds:
        yield pds


@pytest.fixture(scope="session")
def snac(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Snac]:
    with snac_running(tmp_path_factory.mktemp("snac")) as snac:
        yield snac


@pytest.fixture(scope="session")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with mock_running(tmp_path_factory.mktemp("mock")) as address:
        yield address


@pytest.fixture(scope="session")
def wordpress(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    with wordpress_running(tmp_path_factory.mktemp("wordpress")) as site:
        yield site
