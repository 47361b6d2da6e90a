"""In CI a skipped test is a failed run: what could not be tried was not tested."""

import os
from collections.abc import Iterator

import pytest

_SKIPPED: list[str] = []


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep their parsed files apart from the user's."""
    os.environ["SCHOOLGATE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["SCHOOLGATE_CACHE"]


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _SKIPPED.append(report.nodeid)


def pytest_sessionfinish(session: pytest.Session) -> None:
    if _SKIPPED and os.environ.get("SCHOOLGATE_CI"):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _SKIPPED and os.environ.get("SCHOOLGATE_CI"):
        terminalreporter.write_sep("!", f"{len(_SKIPPED)} skipped: CI tries everything")
        for nodeid in _SKIPPED:
            terminalreporter.write_line(nodeid)
