"""Public helplines and public bodies by nation: a dated table, not code.

``helplines`` is the one list that every other part reads: the checks, so that a public
number is never taken for a private one, and the pages that say where to find help.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path

from schoolgate.engine.record import record
from schoolgate.policyfile import fields
from schoolgate.policyfile.errors import PolicyFileError, WrongField
from schoolgate.policyfile.nations import nations
from schoolgate.policyfile.places import policies_folder
from schoolgate.policyfile.yamlfile import line_of, load_list

STALE_AFTER = timedelta(days=365)

_FIELDS = frozenset(
    "name need for about phones texts emails sites nations since until checked_on"
    " source".split()
)


class Need(StrEnum):
    """What somebody needs, the most pressing first: the order lines are shown in."""

    DANGER = "danger"
    LISTENING = "listening"
    HARM = "harm"
    ONLINE = "online"
    HEALTH = "health"
    LOSS = "loss"
    CRIME = "crime"
    PARENTING = "parenting"
    WORK = "work"
    PUBLIC_BODY = "public-body"


class Whom(StrEnum):
    """Whom a line is for."""

    CHILD = "child"
    PARENT = "parent"
    STAFF = "staff"
    ANYONE = "anyone"


@record
class Helpline:
    """One line or body, how to reach it, and on which days it is right.

    ``nations`` is empty where it serves all four. ``until`` is its last day.
    ``checked_on`` is None where nobody has compared the row with its source.
    """

    name: str
    need: Need
    whom: frozenset[Whom]
    about: str
    phones: tuple[str, ...]
    texts: tuple[str, ...]
    emails: tuple[str, ...]
    sites: tuple[str, ...]
    nations: frozenset[str]
    since: date
    until: date | None
    checked_on: date | None
    source: str

    def is_open(self, on: date) -> bool:
        """Say whether the line exists on this day, in whichever nation."""
        return self.since <= on and (self.until is None or on <= self.until)

    def serves(self, nation: str, on: date) -> bool:
        """Say whether the line helps people of this nation on this day."""
        return self.is_open(on) and (not self.nations or nation in self.nations)

    def is_stale(self, on: date) -> bool:
        """Say whether nobody has checked this row for twelve months."""
        return self.checked_on is None or on - self.checked_on > STALE_AFTER


def helplines(nation: str, on: date) -> tuple[Helpline, ...]:
    """List the lines that serve a nation on a day, the most pressing need first.

    A page for children shows those whose ``whom`` has a child, and which are checked.
    """
    return tuple(line for line in every_helpline() if line.serves(nation, on))


def open_helplines(on: date) -> tuple[Helpline, ...]:
    """List the lines of all nations that exist on a day: none is a private person's."""
    return tuple(line for line in every_helpline() if line.is_open(on))


@cache
def every_helpline(path: Path | None = None) -> tuple[Helpline, ...]:
    """Read the table that comes with this installation, or another one."""
    path = path or policies_folder() / "law" / "helplines.yaml"
    order = tuple(Need)
    return tuple(sorted(_rows(path), key=lambda line: order.index(line.need)))


def _rows(path: Path) -> Iterator[Helpline]:
    for number, item in enumerate(load_list(path)):
        try:
            yield _row(item)
        except WrongField as wrong:
            line = line_of(path, number, wrong.field)
            raise PolicyFileError(path, line, wrong.what, wrong.cure) from wrong


def _row(item: fields.Item) -> Helpline:
    fields.known_only(item, _FIELDS)
    line = Helpline(
        name=fields.text(item, "name"),
        need=fields.word(item, "need", Need),
        whom=frozenset(_whom(name) for name in fields.words(item, "for")),
        about=fields.text(item, "about"),
        phones=fields.words(item, "phones"),
        texts=fields.words(item, "texts"),
        emails=fields.words(item, "emails"),
        sites=fields.words(item, "sites"),
        nations=frozenset(map(_nation, fields.words(item, "nations"))),
        since=fields.day(item, "since") or date.min,
        until=fields.day(item, "until"),
        checked_on=fields.day(item, "checked_on"),
        source=fields.text(item, "source"),
    )
    return _reachable(line)


def _whom(name: str) -> Whom:
    return fields.word({"for": name}, "for", Whom)


def _nation(name: str) -> str:
    if name not in nations():
        cure = f"Write one of: {', '.join(nations())}."
        raise WrongField("nations", f"“{name}” is not a nation.", cure)
    return name


def _reachable(line: Helpline) -> Helpline:
    if not line.whom:
        raise WrongField("for", f"“{line.name}” is for nobody.", "Write for: [child].")
    if not (line.phones or line.texts or line.emails or line.sites):
        cure = "Write phones, texts, emails or sites."
        raise WrongField("name", f"“{line.name}” can't be reached.", cure)
    if line.until and line.until < line.since:
        cure = "Write a last day that is after the first."
        raise WrongField("until", f"“{line.name}” ends before it begins.", cure)
    return line
