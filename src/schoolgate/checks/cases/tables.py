"""The tables of cases, read as what they should be."""

from collections.abc import Mapping
from datetime import date
from typing import cast

from schoolgate.engine.record import record
from schoolgate.policyfile.read import PolicyFile
from schoolgate.policyfile.yamlfile import load_list

Body = Mapping[str, object]


@record
class Case:
    """One case: the clause it stands by, its sentence, its table."""

    clause: str
    name: str
    body: Body


def cases_of(policy: PolicyFile) -> list[Case]:
    """Every case beside a policy, in the order of its files."""
    folder = policy.path.parent / "cases"
    return [
        Case(path.stem, str(name), cast("Body", body))
        for path in sorted(folder.glob("*.yaml"))
        for entry in load_list(path)
        for name, body in entry.items()
    ]


_SITUATION_FIELDS = {
    "decide": frozenset(
        "text to kind as on audience tags election pupils staff embargoes facts".split()
    ),
    "owed": frozenset("on ledger terms".split()),
    "route": frozenset("kind about about_roles by without".split()),
}


class BadCase(ValueError):
    """A case says something that means nothing, and would be lost in silence."""


def table(body: Body, field: str) -> Body:
    """A table under a field; empty where it is left out."""
    value = body.get(field, {})
    inner = value if isinstance(value, Mapping) else {}
    unknown = set(inner) - _SITUATION_FIELDS.get(field, set(inner))
    if unknown:
        known = ", ".join(sorted(_SITUATION_FIELDS[field]))
        raise BadCase(f"{field}: {unknown} means nothing. Quote texts; use {known}.")
    return inner


def strings(body: Body, field: str) -> list[str]:
    """A list of words; one word alone is a list of one."""
    value = body.get(field, ())
    return [str(v) for v in value] if isinstance(value, list | tuple) else [str(value)]


def rows(body: Body, field: str) -> list[Body]:
    """A list of tables."""
    value = body.get(field, ())
    if not isinstance(value, list | tuple):
        return []
    return [row for row in value if isinstance(row, Mapping)]


def days(body: Body, field: str) -> tuple[tuple[date, date], ...]:
    """A list of pairs of days, such as terms."""
    value = cast("list[tuple[date, date]]", body.get(field, []))
    return tuple((first, last) for first, last in value)
