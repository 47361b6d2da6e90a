"""A real site, a real Chromium, and the demonstration's people in it."""

import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.postgres import free_port

# Milliseconds: a busy machine draws a page slowly.
expect.set_options(timeout=20_000)

PHONE = {"width": 360, "height": 740}
DESKTOP = {"width": 1280, "height": 900}
SECONDS = 60
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The demonstration, served as ``make run`` serves it."""
    data, port = tmp_path_factory.mktemp("site"), free_port()
    environment = {
        k: v for k, v in os.environ.items() if not k.startswith("SCHOOLGATE_")
    }
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    address = f"http://127.0.0.1:{port}"
    environment["SCHOOLGATE_ADDRESS"] = address
    program = [sys.executable, "-m", "schoolgate"]
    subprocess.run(
        [*program, "demonstration", "--data", str(data)], env=environment, check=True
    )
    with (data / "log").open("w") as log:
        serving = subprocess.Popen(
            [*program, "serve", "--data", str(data), "--port", str(port)],
            env=environment,
            stdout=log,
            stderr=log,
        )
        try:
            _wait_for(f"{address}/ping/")
            yield address
        finally:
            serving.terminate()
            serving.wait()
    assert "Traceback" not in (data / "log").read_text()


def _wait_for(address: str) -> None:
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=2):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.2)
    raise TimeoutError(f"{address} did not answer in {SECONDS} seconds")


def oldest_draft(page: Page, words: str) -> Locator:
    """Find the oldest unfinished post with these words, on any page of the list.

    Other tests leave drafts of their own, so the demonstration's may be further down.
    """
    page.goto("/school/riverside/posts/?which=unfinished")
    older = page.get_by_role("link", name="Older posts")
    while older.is_visible():
        older.click()
        page.wait_for_load_state()
    return page.get_by_role("link", name=words).last


@pytest.fixture
def visit(site: str, chromium: Browser) -> Iterator[Visit]:
    """Walk in as somebody: ``visit("Tamsin Brook")``, on a phone if nothing is said."""
    contexts = []

    def walk_in(name: str = "", school: str = "Riverside", **options: object) -> Page:
        context = chromium.new_context(
            base_url=site,
            **{"viewport": PHONE, "color_scheme": "light", **options},  # type: ignore[arg-type]
        )
        contexts.append(context)
        page = context.new_page()
        page.said = []  # type: ignore[attr-defined]
        page.on("console", lambda m: _note(page, m.type, m.text))
        page.on("pageerror", lambda e: _note(page, "error", str(e)))
        page.goto("/sign-in/")
        if name:
            group = page.locator(f"#person optgroup[label^='{school}'] option")
            found = group.filter(has_text=name).get_attribute("value")
            page.select_option("#person", value=found)
            page.get_by_role("button", name="Walk in").click()
        return page

    yield walk_in
    for context in contexts:
        context.close()


def _note(page: Page, kind: str, text: str) -> None:
    if kind == "error":
        page.said.append(text)  # type: ignore[attr-defined]


def is_too_wide(page: Page) -> bool:
    """Whether a page is wider than its window, so that one has to scroll sideways."""
    page.wait_for_load_state()
    wide = "document.documentElement.scrollWidth > innerWidth + 1"
    return bool(page.evaluate(wide))


def violations(page: Page) -> list[str]:
    """What axe finds wrong on a page: the rule, and the first place."""
    page.wait_for_load_state()
    script = Path(str(files("axe_playwright_python") / "axe.min.js"))
    page.evaluate(script.read_text(encoding="utf-8"))
    options = {"runOnly": RULES}
    found = page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]}" for v in found["violations"]]
