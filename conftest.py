"""In CI a skipped test is a failed run: what could not be tried was not tested."""

import os
import shutil
import signal
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

# Of a processor's time: a hundred times what any bounded work here takes.
LONGEST = 60
pytest_plugins = ["tests.sampling"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
_SKIPPED: list[str] = []

# How fast a busy machine makes examples says nothing of what is tested.
settings.register_profile("tests", suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("tests")


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Tests keep their parsed files apart from the user's."""
    os.environ["SCHOOLGATE_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield
    del os.environ["SCHOOLGATE_CACHE"]


class NeverEndsError(Exception):
    """What a test tried kept a processor busy for a minute."""


@pytest.fixture
def ends() -> Iterator[None]:
    """Fail a test whose work does not end; how long it takes, benchmarks measure."""

    def stop(*_: object) -> None:
        raise NeverEndsError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, LONGEST)
    yield
    signal.setitimer(signal.ITIMER_PROF, 0)
    signal.signal(signal.SIGPROF, before)


class NoBrowserError(Exception):
    """Chromium is not here, so what people see can't be tried."""


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests of a process: two can't be driven in one."""
    path = shutil.which("chromium")
    # Playwright leaves its loop in this thread, which Django takes for code of its own.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    if path is None:
        raise NoBrowserError("Install the package chromium: these tests need it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield browser
        browser.close()


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
