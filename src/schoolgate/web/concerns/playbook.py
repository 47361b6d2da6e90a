"""The playbook: what to do, by whom, by when, an edition a file in ``playbooks/``."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.web.concerns.states import ByItself, CaseKind
from schoolgate.web.people.rights import RIGHTS

RIGHT = "concerns.threat"
ALARM_RIGHT = "concerns.alarm"
RIGHT_OF: Mapping[str, str] = {CaseKind.THREAT: RIGHT, CaseKind.ALARM: ALARM_RIGHT}
WITHIN = re.compile(r"([1-9]\d{0,3}) (minutes|hours|days)")
AT_ONCE = "at once"
UNITS = (("day", 24 * 60), ("hour", 60), ("minute", 1))
KEY = re.compile(r"[a-z]{1,20}")
NEEDED = ("key", "do", "how", "who", "within", "source")
KNOWN = frozenset((*NEEDED, "controls", "by_itself", "by_law"))


class PlaybookError(Exception):
    """An edition is wrong; the words name the file, the step and the cure."""


@dataclass(frozen=True, slots=True)
class StepRequest:
    """What a step asks: by any one of ``who``, ``within`` a time of the beginning.

    ``controls`` are those by which the school's own policy speaks of it; ``by_itself``
    is what makes it done, where a person need not say so. ``by_law``: the law sets the
    time, so that a school can only be earlier.
    """

    key: str
    do: str
    how: str
    who: frozenset[str]
    within: timedelta
    source: str
    controls: tuple[str, ...] = ()
    by_itself: ByItself | None = None
    by_law: bool = False


@dataclass(frozen=True, slots=True)
class Playbook:
    """One edition: what is never done, and the steps in their order."""

    edition: str
    never: tuple[str, ...]
    steps: Mapping[str, StepRequest]


@cache
def editions(kind: str) -> Mapping[str, Playbook]:
    """Every edition for a kind of case by its name, the oldest first."""
    folder = files(__package__) / "playbooks"
    found = (path for path in folder.iterdir() if path.name.endswith(".yaml"))
    ours = (path for path in found if path.name.startswith(f"{kind}-"))
    read = [read_playbook(p.name, p.read_text(encoding="utf-8")) for p in ours]
    return {one.edition: one for one in sorted(read, key=lambda one: one.edition)}


def newest(kind: str) -> Playbook:
    """The edition with which a case of a kind is begun today."""
    return list(editions(kind).values())[-1]


def read_playbook(name: str, text: str) -> Playbook:
    """Read an edition. Raises PlaybookError."""
    table = yaml.safe_load(text)
    edition, kind = table["edition"], name.partition("-")[0]
    if kind not in RIGHT_OF or name != f"{kind}-{edition}.yaml":
        raise PlaybookError(f"{name}: its edition is {edition}; name the file so.")
    may = RIGHTS[RIGHT_OF[kind]]
    steps = [_step(f"{name}, step {n}", row, table, may) for n, row in _rows(table)]
    by_key = {step.key: step for step in steps}
    if len(by_key) < len(steps):
        raise PlaybookError(f"{name}: two steps have one key; name them apart.")
    return Playbook(edition, tuple(table["never"]), by_key)


def _rows(table: Mapping[str, Any]) -> list[tuple[int, Mapping[str, Any]]]:
    return list(enumerate(table["steps"], start=1))


def _step(
    place: str,
    row: Mapping[str, Any],
    table: Mapping[str, Any],
    may: frozenset[str],
) -> StepRequest:
    """One step, or why it is none."""
    if missing := [name for name in NEEDED if not row.get(name)]:
        raise PlaybookError(f"{place} lacks {', '.join(missing)}: write it down.")
    if unknown := row.keys() - KNOWN:
        raise PlaybookError(f"{place} has {min(unknown)}, which nothing reads.")
    if not KEY.fullmatch(row["key"]):
        raise PlaybookError(f"{place}: a key is one short word, in small letters.")
    if row["source"] not in table["sources"]:
        raise PlaybookError(f"{place}: {row['source']} is not among the sources.")
    return StepRequest(
        row["key"],
        row["do"],
        row["how"],
        _who(place, row["who"], may),
        _within(place, str(row["within"])),
        table["sources"][row["source"]],
        _controls(place, row.get("controls", ())),
        _by_itself(place, row.get("by_itself")),
        row.get("by_law") is True,
    )


def _who(place: str, roles: list[str], may: frozenset[str]) -> frozenset[str]:
    """Only roles that may see a case can do a step of it."""
    if shut_out := set(roles) - may:
        raise PlaybookError(f"{place}: {min(shut_out)} may not see a case.")
    return frozenset(roles)


def _within(place: str, said: str) -> timedelta:
    time = time_in(said)
    if time is None:
        raise PlaybookError(f"{place}: write “at once”, or for example “15 minutes”.")
    return time


def time_in(said: str) -> timedelta | None:
    """The time that words say, such as “15 minutes”; None if they say none."""
    words = said.strip().casefold()
    if words == AT_ONCE:
        return timedelta(0)
    found = WITHIN.fullmatch(words if words.endswith("s") else f"{words}s")
    return timedelta(**{found[2]: int(found[1])}) if found else None


def in_words(time: timedelta) -> str:
    """A time as a playbook says it, in its largest whole unit."""
    if not time:
        return AT_ONCE
    minutes = time // timedelta(minutes=1)
    unit, many = next(one for one in UNITS if minutes % one[1] == 0)
    count = minutes // many
    return f"{count} {unit}{'' if count == 1 else 's'}"


def _controls(place: str, names: list[str]) -> tuple[str, ...]:
    if unknown := [name for name in names if name not in VOCABULARY.controls]:
        raise PlaybookError(f"{place}: there is no control {unknown[0]}.")
    return tuple(names)


def _by_itself(place: str, said: str | None) -> ByItself | None:
    if said is None:
        return None
    if said not in set(ByItself):
        raise PlaybookError(f"{place}: nothing is known of “{said}”.")
    return ByItself(said)
