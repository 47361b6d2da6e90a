"""An import by string is an import: it makes no circle, and none runs back up.

import-linter reads import statements alone. What is imported by its name, so that a
heavy library is loaded only where it is wanted, is added here to what it sees.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import grimp
import pytest

SOURCE = Path(__file__).parents[1] / "src"
# Why a module imports ours by its name: the only places that may.
HEAVY = "its library takes long to load, or is not installed: only where it is needed"
COLD = "the command line's cold start: most runs do not need it"
NAMED = "which module it is, data says"
DJANGO = "it needs Django, which the command sets up for a data folder first"
REASONS = {
    "schoolgate.checks.look": NAMED,
    "schoolgate.checks.photo.pictured": HEAVY,
    "schoolgate.checks.text.limits": NAMED,
    "schoolgate.cli.check": COLD,
    "schoolgate.policyfile.yamlfile": COLD,
    "schoolgate.reading.pictures.cleaning": HEAVY,
    "schoolgate.reading.pictures.hash_picture": HEAVY,
    "schoolgate.reading.pictures.identifying": HEAVY,
    "schoolgate.reading.pictures.video": HEAVY,
    "schoolgate.reading.pictures.writing": HEAVY,
    "schoolgate.web.desk.showing": NAMED,
    "schoolgate.web.operations.commands.backup": DJANGO,
    "schoolgate.web.operations.commands.backup_key": DJANGO,
    "schoolgate.web.operations.commands.demonstration": DJANGO,
    "schoolgate.web.operations.commands.doctor": DJANGO,
    "schoolgate.web.operations.commands.journal": DJANGO,
    "schoolgate.web.operations.commands.ready": DJANGO,
    "schoolgate.web.operations.commands.reseal": DJANGO,
    "schoolgate.web.operations.commands.restore": DJANGO,
    "schoolgate.web.operations.commands.serve": DJANGO,
    "schoolgate.web.operations.commands.setup": DJANGO,
    "schoolgate.web.operations.commands.upgrade": DJANGO,
    "schoolgate.web.operations.commands.worker": DJANGO,
    "schoolgate.web.pictures.actions.look_for_faces": HEAVY,
    "schoolgate.web.signin.apps": "it needs models, which Django loads first",
}


def every_import_by_string() -> Iterator[tuple[str, ast.expr]]:
    """Each module, and the expression by which it imports another."""
    for path in sorted(SOURCE.rglob("*.py")):
        if "tests" in path.parts:
            continue
        module = ".".join(path.relative_to(SOURCE).with_suffix("").parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) == "import_module":
                yield module, node.args[0]


def imports_by_string() -> Iterator[tuple[str, str]]:
    """Each module, and what it imports by a name that stands in it."""
    for module, argument in every_import_by_string():
        if isinstance(argument, ast.Constant):
            yield module, str(argument.value)


def _name(function: ast.expr) -> str:
    return str(getattr(function, "id", getattr(function, "attr", "")))


@cache
def graph() -> grimp.ImportGraph:
    """What imports what, by statement and by string, without tests."""
    graph = grimp.build_graph("schoolgate")
    for module in [one for one in graph.modules if ".tests" in one]:
        graph.remove_module(module)
    for importer, imported in imports_by_string():
        if imported.startswith("schoolgate."):
            graph.add_import(importer=importer, imported=imported)
    return graph


def back_again(importer: str, imported: str) -> tuple[str, ...] | None:
    """The way from what is imported back to what imports it, if there is one."""
    return graph().find_shortest_chain(importer=imported, imported=importer)


@pytest.mark.parametrize(("importer", "imported"), sorted(set(imports_by_string())))
def test_an_import_by_string_makes_no_circle(importer: str, imported: str) -> None:
    if imported.startswith("schoolgate."):
        assert imported in graph().modules
        assert back_again(importer, imported) is None


def test_what_imports_ours_by_string_has_a_written_reason() -> None:
    ours = {
        module
        for module, argument in every_import_by_string()
        if "schoolgate" in ast.unparse(argument)
    }

    assert sorted(ours) == sorted(REASONS)


@pytest.mark.parametrize(
    ("low", "high"),
    [
        ("schoolgate.engine", "schoolgate.reading"),
        ("schoolgate.reading", "schoolgate.checks"),
        ("schoolgate.reading", "schoolgate.web"),
        ("schoolgate.checks", "schoolgate.web"),
        ("schoolgate.channels", "schoolgate.web"),
    ],
)
def test_no_import_by_string_runs_back_up(low: str, high: str) -> None:
    upward = [
        (importer, imported)
        for importer, imported in imports_by_string()
        if importer.startswith(low) and imported.startswith(high)
    ]

    assert upward == []


def test_the_circle_of_before_would_be_seen() -> None:
    chain = graph().find_shortest_chain(
        importer="schoolgate.reading.pictures.writing",
        imported="schoolgate.reading.pictures.reading_lines",
    )
    assert chain == (
        "schoolgate.reading.pictures.writing",
        "schoolgate.reading.pictures.reading_lines",
    )
