"""How many files of the web three ways of a post enter, and how often they come back.

``python -m benchmarks.flow`` walks the calls of a way as they stand in the source: each
function once, in order, into those of ours that it calls by name. A way comes back
whenever it is in a file again that it has left, were it only to make the next call.
``--steps`` prints the way itself.
"""

import argparse
import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby
from pathlib import Path

SOURCE = Path(__file__).parents[1] / "src"
WEB = "schoolgate.web."
WAYS = {
    "save a draft": ("schoolgate.web.desk.views.typing", "typed"),
    "approve": ("schoolgate.web.review.actions.approve", "approve"),
    "publish": ("schoolgate.web.publishing.publish", "publish"),
}
FILES, RETURNS = 20, 15
Place = tuple[str, str]


@dataclass(slots=True)
class Way:
    """A way through the files: the steps from one file into another, in order."""

    steps: list[tuple[Place, Place]] = field(default_factory=list)
    seen: set[Place] = field(default_factory=set)

    @property
    def trace(self) -> list[str]:
        """The files in which it is, one after the other."""
        files = (place[0] for step in self.steps for place in step)
        return [file for file, _ in groupby(files)]

    @property
    def files(self) -> int:
        """How many files it enters."""
        return len(set(self.trace))

    @property
    def returns(self) -> int:
        """How often it is in a file again that it has left."""
        return len(self.trace) - self.files

    def walk(self, place: Place) -> None:
        """Walk a function and all that it calls, each once."""
        self.seen.add(place)
        for called in calls(place):
            if called in self.seen:
                continue
            if called[0] != place[0]:
                self.steps.append((place, called))
            self.walk(called)


@dataclass(frozen=True, slots=True)
class File:
    """What a file defines, and what it imports from us: each name's module and name."""

    functions: dict[str, ast.FunctionDef]
    imports: dict[str, Place]


def main() -> int:
    """Print each way's figures beside the bars; 1 where one falls short."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--steps", action="store_true", help="print each step")
    asked, short = parser.parse_args(), False
    for name, begin in WAYS.items():
        way = Way()
        way.walk(begin)
        short = short or way.files > FILES or way.returns > RETURNS
        print(
            f"{name:14} {way.files:3} files (bar {FILES}), "
            f"comes back {way.returns:3} times (bar {RETURNS})"
        )
        for left, entered in way.steps if asked.steps else ():
            print(f"    {'.'.join(left)} > {'.'.join(entered)}".replace(WEB, ""))
    return int(short)


def calls(place: Place) -> Iterator[Place]:
    """What a function calls of ours by name, in the order of the source."""
    module, name = place
    body = read(module).functions.get(name)
    nodes = ast.walk(body) if body else ()
    found = (node for node in nodes if isinstance(node, ast.Call))
    for node in sorted(found, key=lambda one: (one.lineno, one.col_offset)):
        called = resolved(module, ast.unparse(node.func))
        if called:
            yield called


def resolved(module: str, name: str) -> Place | None:
    """Where a function of ours stands that a file calls by this name."""
    here = read(module)
    if name in here.functions:
        return module, name
    first, _, rest = name.partition(".")
    found = here.imports.get(first)
    if found is None:
        return None
    whole = ".".join(found)
    target = (whole, rest) if rest and is_module(whole) else found
    if not is_module(target[0]) or (rest and target is found):
        return None
    return target if target[1] in read(target[0]).functions else None


def is_module(name: str) -> bool:
    return name.startswith(WEB) and path_of(name) is not None


def path_of(module: str) -> Path | None:
    stem = SOURCE.joinpath(*module.split("."))
    found = (stem.with_suffix(".py"), stem / "__init__.py")
    return next((one for one in found if one.is_file()), None)


@cache
def read(module: str) -> File:
    """Read a file: its functions by name, and what it imports of ours."""
    path = path_of(module)
    tree = ast.parse(path.read_text("utf-8") if path else "")
    imports = {
        alias.asname or alias.name: (node.module or "", alias.name)
        for node in tree.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    functions = {n.name: n for n in tree.body if isinstance(n, ast.FunctionDef)}
    return File(functions, imports)


if __name__ == "__main__":
    sys.exit(main())
