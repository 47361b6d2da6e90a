"""What a school's leaders are called in a hurry, by language: a dated table."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from schoolgate.engine.record import record
from schoolgate.policyfile import fields
from schoolgate.policyfile.errors import PolicyFileError, WrongField
from schoolgate.policyfile.places import policies_folder
from schoolgate.policyfile.yamlfile import line_of, load_list

ROLES = ("head", "dsl", "deputy", "chair")
_FIELDS = frozenset(
    ("language", "common", "written_on", "checked_on", "source", *ROLES)
)


@record
class RoleWords:
    """One language: its phrases for each role, and words by which it is known.

    ``checked_on`` is None where no speaker has read the row.
    """

    language: str
    phrases: Mapping[str, tuple[str, ...]]
    common: tuple[str, ...]
    written_on: date | None
    checked_on: date | None
    source: str


@cache
def role_words(path: Path | None = None) -> tuple[RoleWords, ...]:
    """Read the table that comes with this installation, or another one."""
    return tuple(_rows(path or policies_folder() / "law" / "role_words.yaml"))


def _rows(path: Path) -> Iterator[RoleWords]:
    for number, item in enumerate(load_list(path)):
        try:
            yield _row(item)
        except WrongField as wrong:
            line = line_of(path, number, wrong.field)
            raise PolicyFileError(path, line, wrong.what, wrong.cure) from wrong


def _row(item: fields.Item) -> RoleWords:
    fields.known_only(item, _FIELDS)
    return RoleWords(
        language=fields.text(item, "language"),
        phrases={role: fields.words(item, role) for role in ROLES},
        common=fields.words(item, "common"),
        written_on=fields.day(item, "written_on"),
        checked_on=fields.day(item, "checked_on"),
        source=fields.text(item, "source"),
    )
