"""A real installation, served by a process of its own, and a browser to look at it."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page


@dataclass(frozen=True)
class Site:
    """A served installation, and the code that set-up printed."""

    address: str
    data: str
    code: str


@contextmanager
def served(data: Path, settings: Mapping[str, str], port: int) -> Iterator[Site]:
    """Set an installation up, and serve it as long as it is looked at."""
    address = f"http://localhost:{port}"
    said = run("-m", "schoolgate", "setup", "--data", str(data), "--address", address)
    found = re.search(r"code: (\S+)", said)
    assert found, said
    words = ("-m", "schoolgate", "serve", "--data", str(data), "--port", str(port))
    command = [sys.executable, *words, "--without-worker"]
    server = subprocess.Popen(command, env={**environment(), **settings})
    try:
        _answers(f"{address}/ping/", server)
        yield Site(address, str(data), found[1])
    finally:
        server.terminate()
        server.wait(timeout=30)


@contextmanager
def phone(browser: Browser) -> Iterator[Page]:
    """A page on a phone; whatever its console shows in red fails the test."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if is_bad(said) else None)
    yield page
    context.close()
    if errors:
        pytest.fail("\n".join(errors))


def is_bad(said: ConsoleMessage) -> bool:
    """Whether a console shows it in red, as it does what the content policy refuses."""
    return said.type == "error"


def run(*words: str, data: str = "") -> str:
    """Run Python, in an installation's data folder or in none; give what it says."""
    ours = environment()
    if data:
        ours["SCHOOLGATE_DATA"] = data
        ours["DJANGO_SETTINGS_MODULE"] = "schoolgate.web.settings"
    command = [sys.executable, *words]
    done = subprocess.run(command, capture_output=True, text=True, env=ours, check=True)
    return done.stdout


def environment() -> dict[str, str]:
    """Ours without the settings of the tests, which are another installation's."""
    theirs = ("SCHOOLGATE_", "DJANGO_")
    return {k: v for k, v in os.environ.items() if not k.startswith(theirs)}


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


def _answers(address: str, server: "subprocess.Popen[bytes]") -> None:
    for _ in range(300):
        assert server.poll() is None, "the server ended"
        try:
            urllib.request.urlopen(address, timeout=2).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"nothing answers at {address}")
