"""How old somebody has to be for a service on a day: a dated table, not code."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from schoolgate.engine.record import record
from schoolgate.policyfile import fields
from schoolgate.policyfile.places import policies_folder
from schoolgate.policyfile.yamlfile import load_list

STALE_AFTER = timedelta(days=365)


@record
class AgeRow:
    """One row: the age, on what ground, in which nations (all where empty), when."""

    service: str
    age: int
    ground: str
    nations: frozenset[str]
    since: date
    until: date | None
    source: str
    checked: date | None

    def binds(self, service: str, nation: str, day: date) -> bool:
        """Say whether the row is in force for this service, nation and day."""
        return (
            self.service == service
            and (not self.nations or nation in self.nations)
            and self.since <= day
            and (self.until is None or day < self.until)
        )

    def is_stale(self, day: date) -> bool:
        """Say whether nobody has looked at this row for twelve months."""
        return self.checked is None or day - self.checked > STALE_AFTER


def read_ages(path: Path | None = None) -> tuple[AgeRow, ...]:
    """Read the table that comes with this installation, or another one."""
    return tuple(
        _row(item)
        for item in load_list(path or policies_folder() / "law" / "ages.yaml")
    )


def minimum_age(
    rows: Sequence[AgeRow], service: str, nation: str, day: date
) -> int | None:
    """Give the strictest age in force, or None where the table knows none."""
    return max((r.age for r in rows if r.binds(service, nation, day)), default=None)


def _row(item: fields.Item) -> AgeRow:
    return AgeRow(
        service=fields.text(item, "service"),
        age=fields.number(item, "age", 0),
        ground=fields.text(item, "ground", "terms"),
        nations=frozenset(fields.words(item, "nations")),
        since=fields.day(item, "from") or date.min,
        until=fields.day(item, "to"),
        source=fields.text(item, "source", ""),
        checked=fields.day(item, "checked"),
    )
