"""Typed readers of one field each: what is wrong is said with the field's name."""

from collections.abc import Container, Iterable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from schoolgate.policyfile.errors import WrongField

Item = Mapping[str, object]
Word = TypeVar("Word", bound=StrEnum)


def one_of(field: str, chosen: Iterable[str], known: Container[str]) -> None:
    """Refuse words that are not among the known ones."""
    for word in chosen:
        if word not in known:
            listed = ", ".join(sorted(known)) if isinstance(known, Iterable) else ""
            raise WrongField(field, f"“{word}” is unknown.", f"Write one of: {listed}.")


def known_only(item: Item, known: frozenset[str]) -> None:
    """Refuse fields that mean nothing: a misspelt one would be lost in silence."""
    for name in item:
        if name not in known:
            raise WrongField(
                str(name),
                f"“{name}” is no field here.",
                f"Use: {', '.join(sorted(known))}.",
            )


def text(item: Item, field: str, default: str | None = None) -> str:
    """A line of text."""
    value = item.get(field, default)
    if isinstance(value, str):
        return value
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise WrongField(field, f"“{field}” must be a text.", f"Write {field}: some words.")


def number(item: Item, field: str, default: int) -> int:
    """A whole number."""
    value = item.get(field, default)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise WrongField(field, f"“{field}” must be a number.", f"Write {field}: 12.")


def words(item: Item, field: str) -> tuple[str, ...]:
    """A list of texts; one text alone is a list of one."""
    value = item.get(field, ())
    if isinstance(value, str):
        return (value,)
    if isinstance(value, list | tuple):
        return tuple(str(entry) for entry in value)
    raise WrongField(field, f"“{field}” must be a list.", f"Write {field}: [one, two].")


def word(item: Item, field: str, kind: type[Word]) -> Word:
    """One of a closed list of words."""
    value = text(item, field)
    try:
        return kind(value)
    except ValueError as error:
        known = ", ".join(kind)
        raise WrongField(
            field, f"“{value}” is no {field}.", f"Write one of: {known}."
        ) from error


def day(item: Item, field: str) -> date | None:
    """A date, or None where there is none."""
    value = item.get(field)
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise WrongField(
        field, f"“{value}” is no date.", f"Write {field}: 2026-09-01, without quotes."
    )


def span(item: Item, first: str, last: str) -> tuple[date | None, date | None]:
    """Two dates, the first before the last; None where one is left out."""
    begin, end = day(item, first), day(item, last)
    if begin is not None and end is not None and end <= begin:
        raise WrongField(
            last, f"“{last}” {end} is not after “{first}” {begin}.", "Mend one of them."
        )
    return begin, end


def mapping(item: Item, field: str) -> Item:
    """A table of fields; empty where it is left out."""
    value = item.get(field, {})
    if isinstance(value, Mapping):
        return value
    raise WrongField(
        field, f"“{field}” must be a table.", "Indent its fields below it."
    )


def tables(item: Item, one: str, many: str) -> tuple[Item, ...]:
    """A table under its singular name, or a list of them under its plural."""
    value = item.get(many, [item[one]] if one in item else [])
    if isinstance(value, list) and all(isinstance(entry, Mapping) for entry in value):
        return tuple(value)
    raise WrongField(
        many, f"“{many}” must be a list of tables.", "Begin each with “- ”."
    )
