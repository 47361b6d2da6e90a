"""No test can fail by chance: by a token in a page, or by how long something takes."""

import ast
from collections.abc import Iterator
from pathlib import Path

REPOSITORY = Path(__file__).parents[1]
# A page holds random tokens of letters and digits, in which three stand by chance.
TELLING = 4
CLOCKS = {"process_time", "perf_counter"}


def parsed() -> Iterator[tuple[str, ast.Module]]:
    folders = (*REPOSITORY.glob("src/**/tests"), REPOSITORY / "tests")
    for path in sorted(p for folder in folders for p in folder.rglob("*.py")):
        place = str(path.relative_to(REPOSITORY))
        yield place, ast.parse(path.read_text(encoding="utf-8"))


def is_chance(node: ast.AST) -> bool:
    """Whether a node says that a short word does not stand in something."""
    return (
        isinstance(node, ast.Compare)
        and isinstance(node.ops[0], ast.NotIn)
        and isinstance(node.left, ast.Constant)
        and isinstance(node.left.value, str)
        and node.left.value.isalnum()
        and len(node.left.value) < TELLING
    )


def test_no_short_word_is_sought_in_a_page() -> None:
    found = [
        f"{place}:{node.lineno}"
        for place, tree in parsed()
        for node in ast.walk(tree)
        if is_chance(node) and isinstance(node, ast.Compare)
    ]

    assert found == []


def test_a_short_word_in_a_page_would_be_seen() -> None:
    [node] = ast.parse("'49' not in answer.content.decode()").body

    assert isinstance(node, ast.Expr)
    assert is_chance(node.value)


def test_no_test_measures_how_long_something_takes() -> None:
    found = [
        f"{place}:{node.lineno}"
        for place, tree in parsed()
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute) and node.attr in CLOCKS
    ]

    assert found == []
