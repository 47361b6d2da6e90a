"""``schoolgate replay``: a stored decision, decided again, gives the same answer."""

import argparse
import json
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import cast

from schoolgate.cli import record
from schoolgate.cli.policies import Chosen, choose
from schoolgate.cli.usage import UsageError
from schoolgate.engine.box import Value
from schoolgate.engine.decide import decide
from schoolgate.engine.facts import Facts
from schoolgate.engine.truth import Truth

SAME = 0
DIFFERENT = 1
# What no clause spoke of, and nobody looked for, when earlier engines decided.
LATER = ("names.never_shown", "names.never_shown_in_part")

Table = Mapping[str, object]


def add(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``replay`` and its options."""
    command = commands.add_parser("replay", help="decide a stored decision again")
    command.set_defaults(run=run)
    command.add_argument("record", metavar="FILE", help="made by check --record")
    command.add_argument("--policy", metavar="NAME_OR_FILE", help="where it lies now")
    command.add_argument("--under", metavar="TRUST_POLICY")


def run(arguments: argparse.Namespace) -> int:
    """Decide again by the same policy and facts, and say where the answer differs."""
    stored = _read(Path(arguments.record))
    policy = arguments.policy or str(stored["policy"])
    under = arguments.under or stored["under"]
    chosen = choose(policy, str(under) if under else None)
    notes = _changes(stored, chosen)
    for name, table in cast("Mapping[str, Table]", stored["platforms"]).items():
        notes += _differences(name, table, chosen, _moment(stored))
    sys.stdout.write("\n".join(notes or ["The same answer."]) + "\n")
    return DIFFERENT if notes else SAME


def _read(path: Path) -> Table:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UsageError(
            f"{path}: it can't be read as a decision ({error})."
        ) from error
    if not isinstance(stored, dict) or "platforms" not in stored:
        raise UsageError(f"{path}: it holds no decision. Make one with check --record.")
    return stored


def _changes(stored: Table, chosen: Chosen) -> list[str]:
    """What is no longer as it was when the decision was stored."""
    notes: list[str] = []
    if record.seal(stored) != stored["hash"]:
        notes.append("The record was changed after it was written: its hash is wrong.")
    if record.fingerprint(chosen) != stored["policy_hash"]:
        notes.append(
            f"The files of {chosen.policy.name} are no longer those of the decision "
            f"(version {stored['version']}, engine {stored['engine']})."
        )
    return notes


def _differences(name: str, table: Table, chosen: Chosen, on: datetime) -> list[str]:
    facts = cast("Mapping[str, object]", table["facts"])
    why = cast("Mapping[str, str]", table["why"])
    said: dict[str, Value] = {key: Truth.NO for key in LATER if key not in why}
    said |= {key: record.read(value) for key, value in facts.items()}
    now = record.decision_table(decide(chosen.policy, Facts(said, why), on.date()))
    before = cast("Table", table["decision"])
    return [
        f"{name or 'anywhere'}: {key} was {before[key]}, and is {now[key]}"
        for key in now
        if now[key] != before[key]
    ]


def _moment(stored: Table) -> datetime:
    return datetime.fromisoformat(str(stored["on"]))
