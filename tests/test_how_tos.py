"""The code of the how-tos runs as it stands on the page."""

import ast
import re
import subprocess
import sys
import textwrap
from datetime import datetime
from pathlib import Path

from schoolgate.reading.post import Post
from schoolgate.reading.school import School

HOW_TO = Path(__file__).resolve().parents[1] / "docs" / "how-to"


def blocks(name: str) -> list[str]:
    """The indented pieces of code on a page."""
    text = (HOW_TO / f"{name}.md").read_text(encoding="utf-8")
    found = re.findall(r"(?:^ {8}.*\n|^\n(?=\n* {8}))+", text, re.MULTILINE)
    return [textwrap.dedent(block).strip("\n") for block in found]


def test_the_check_of_the_page_finds_what_it_says() -> None:
    [code] = [block for block in blocks("add-a-check") if "def look" in block]
    module: dict[str, object] = {}
    exec(compile(code, "add-a-check", "exec"), module)
    look = module["look"]
    assert callable(look)
    day = datetime.fromisoformat("2026-11-20T10:00")

    found = list(look(Post("\U0001f389" * 6, day), School()))

    assert [each.fact for each in found] == ["emoji.many"]
    assert list(look(Post("\U0001f389 Well done", day), School())) == []


def test_the_page_of_the_page_is_valid_and_imports_what_there_is() -> None:
    [code] = [block for block in blocks("add-a-page") if "def contacts_for" in block]
    imports = [
        node for node in ast.parse(code).body if isinstance(node, ast.ImportFrom)
    ]
    module: dict[str, object] = {}

    exec(compile(code, "add-a-page", "exec"), module)

    assert len(imports) == 4
    assert callable(module["contacts_for_all"])


def test_the_site_fetches_nothing_from_outside(tmp_path: Path) -> None:
    root = HOW_TO.parents[1]
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run([*command, "--site-dir", str(tmp_path)], cwd=root, check=True)

    pages = list(tmp_path.rglob("*.html"))
    fetched = re.compile(
        r"<(?:script|img|iframe|source)[^>]+src=\"(?:https?:)?//|"
        r"<link[^>]+rel=\"stylesheet\"[^>]+href=\"(?:https?:)?//"
    )
    assert len(pages) > 40
    assert [p.name for p in pages if fetched.search(p.read_text("utf-8"))] == []
