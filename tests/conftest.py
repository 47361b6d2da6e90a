"""Fixtures for the whole repository: golden files, and what may be skipped."""

from collections.abc import Callable
from pathlib import Path

import pytest

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-golden", action="store_true")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Compare what people read with the golden file named after the test."""
    path = GOLDEN / f"{request.node.name}.txt"

    def compare(text: str) -> None:
        if request.config.getoption("--write-golden"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert text == path.read_text(encoding="utf-8"), (
            f"{path.name} differs; if that is meant, run pytest --write-golden "
            "and read the diff"
        )

    return compare
