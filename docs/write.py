"""Write the generated pages: the controls, the facts, the command line, the clauses.

``python -m docs.write`` writes them anew; ``--check`` says which ones are stale.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from schoolgate.cli.policy.coverage import rows
from schoolgate.cli.run import parser
from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.control import Choice, Control, Limit, SetOf, Switch
from schoolgate.policyfile.places import policy_names
from schoolgate.policyfile.read import read_policy

HERE = Path(__file__).parent
NOTE = "<!-- Written by `make docs`; change what it is written from. -->\n"


def controls() -> str:
    """Every control, its question and its values."""
    lines = [
        "# Controls",
        "",
        NOTE,
        "| control | question | values |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| `{key}` | {control.question} | {_values(control)} |"
        for key, control in sorted(VOCABULARY.controls.items())
    ]
    return "\n".join(lines) + "\n"


def _values(control: Control) -> str:
    match control:
        case Switch():
            return "yes, no"
        case Choice():
            return " < ".join(step.name for step in control.steps)
        case Limit():
            return f"a number of {control.unit}, {control.stricter} is stricter"
        case SetOf():
            return f"a list of what is {control.of}: {', '.join(control.members)}"
    return ""


def facts() -> str:
    """Every fact, its question and who answers it."""
    lines = [
        "# Facts",
        "",
        NOTE,
        "| fact | question | said by |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| `{name}` | {fact.question} | {fact.source} |"
        for name, fact in sorted(VOCABULARY.facts.items())
    ]
    return "\n".join(lines) + "\n"


def command_line() -> str:
    """The help of each command, as it prints it."""
    top = parser()
    return "\n".join(
        ["# The command line", "", NOTE, *(_help(each) for each in _commands(top))]
    )


def _commands(top: argparse.ArgumentParser) -> Iterator[argparse.ArgumentParser]:
    yield top
    for action in top._actions:  # noqa: SLF001 - argparse shows its commands nowhere else
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for command in action.choices.values():
                yield from _commands(command)


def _help(command: argparse.ArgumentParser) -> str:
    command.formatter_class = lambda prog: argparse.HelpFormatter(prog, width=90)
    return f"## {command.prog}\n\n```\n{command.format_help()}```\n"


def clauses() -> str:
    """Every clause of the schools' policies, and what carries it out."""
    parts = ["# Clauses", "", NOTE]
    for name in policy_names():
        policy = read_policy(name).policy
        asks = {c.id: c.asks for edition in policy.editions for c in edition.clauses}
        parts += [f"## {policy.school}", ""]
        parts += [
            "| clause | asks | mode | carried out by | cases |",
            "| --- | --- | --- | --- | --- |",
        ]
        parts += [
            f"| {row['clause']} | {asks[str(row['clause'])]} | {row['mode']} "
            f"| {_carried(row)} | {row['cases']} |"
            for row in rows(name)
        ]
        parts.append("")
    return "\n".join(parts)


def _carried(row: dict[str, object]) -> str:
    carried = row["carried_by"]
    listed = carried if isinstance(carried, list) else [carried]
    web = "; the rest needs the web" if row["needs"] else ""
    return "; ".join(str(each) for each in listed) + web


PAGES: dict[str, Callable[[], str]] = {
    "reference/controls.md": controls,
    "reference/facts.md": facts,
    "reference/command-line.md": command_line,
    "clauses.md": clauses,
}


def main() -> int:
    """Write the pages, or say which ones are stale."""
    stale = [
        name
        for name, page in PAGES.items()
        if not (HERE / name).exists() or (HERE / name).read_text("utf-8") != page()
    ]
    if "--check" in sys.argv:
        for name in stale:
            sys.stderr.write(f"docs/{name} is stale: run make docs\n")
        return int(bool(stale))
    for name in stale:
        (HERE / name).parent.mkdir(exist_ok=True)
        (HERE / name).write_text(PAGES[name](), "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
