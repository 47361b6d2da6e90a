"""The adults to ask about pupils, from a CSV export with a line for each pair."""

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path

from schoolgate.engine.record import replace
from schoolgate.rolls.consents import NO, YES
from schoolgate.rolls.errors import BadLine, RollError, refuse
from schoolgate.rolls.headings import describe_headings
from schoolgate.rolls.lists import ENGLISH, LONGEST, Adult, Tied
from schoolgate.rolls.people import name_fault
from schoolgate.rolls.table import Row, Table, read_table

NEEDED = ("contact_forename", "contact_surname", "pupil_key")
OTHERS = (
    "contact_key",
    "email",
    "phone",
    "language",
    "relationship",
    "responsible",
)
# What exports write for the languages that schools in Britain write most.
LANGUAGES = {
    "": ENGLISH,
    "english": ENGLISH,
    "arabic": "ar",
    "bengali": "bn",
    "chinese": "zh",
    "french": "fr",
    "gujarati": "gu",
    "italian": "it",
    "lithuanian": "lt",
    "panjabi": "pa",
    "polish": "pl",
    "portuguese": "pt",
    "punjabi": "pa",
    "romanian": "ro",
    "somali": "so",
    "spanish": "es",
    "tamil": "ta",
    "turkish": "tr",
    "ukrainian": "uk",
    "urdu": "ur",
    "welsh": "cy",
}
_CODE = re.compile(r"[a-z]{2,3}(-[a-z]{2,4})?")
_ADDRESS = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def list_contacts(path: Path) -> tuple[Adult, ...]:
    """Every adult of an export; RollError names all bad lines, and none is taken."""
    table = _read(path)
    bad = [*table.bad, *(b for row in table.rows for b in _faults(row))]
    adults = [] if bad else [_adult(row) for row in table.rows]
    together, differing = merge_contacts(adults)
    if bad or differing:
        bad.extend(differing)
        raise RollError(path, tuple(sorted(bad, key=lambda b: b.line)))
    return together


def merge_contacts(adults: Iterable[Adult]) -> tuple[tuple[Adult, ...], list[BadLine]]:
    """Each adult once with all their pupils; a key of two different people is bad."""
    found: dict[str, Adult] = {}
    bad: list[BadLine] = []
    for one in adults:
        before = found.setdefault(one.key, one)
        if before is one:
            continue
        if replace(before, line=0, ties=()) != replace(one, line=0, ties=()):
            what = f"line {before.line} says something else of the same contact"
            cure = "Make the two lines agree, or give each contact an id"
            bad.append(BadLine(one.line, what, cure))
        ties = dict.fromkeys((*before.ties, *one.ties))
        found[one.key] = replace(before, ties=tuple(ties))
    return tuple(found.values()), bad


def _read(path: Path) -> Table:
    table = read_table(path, (*NEEDED, *OTHERS))
    missing = [column for column in NEEDED if column not in table.columns]
    if missing:
        what = f"there is no heading for the {_words(missing[0])}"
        cure = f"Headings that are known for it: {describe_headings(missing[0])}"
        raise refuse(path, what, cure)
    return table


def _words(column: str) -> str:
    return column.replace("_", "'s ")


def _faults(row: Row) -> list[BadLine]:
    """Every cell of a line that can't be taken."""
    faults = (
        (
            name_fault(row["contact_forename"], row["contact_surname"]),
            "name",
            "Write the name in letters, or take the line out",
        ),
        (
            None if row["pupil_key"] else "it doesn't say whose contact it is",
            "pupil",
            "Write the pupil's UPN or admission number",
        ),
        (
            None if _is_address(row["email"]) else f"“{row['email']}” is no address",
            "e-mail",
            "Correct the cell, or leave it empty",
        ),
        (
            None if _language(row["language"]) else f"“{row['language']}” is unknown",
            "language",
            "Write a code such as en, pl or cy, or leave it empty",
        ),
        (
            None if row["responsible"].lower() in YES | NO | {""} else "neither yes/no",
            "parental responsibility",
            "Write yes or no",
        ),
        (_long(row), "", "Shorten it"),
    )
    return [
        BadLine(row.line, what, cure, column=column)
        for what, column, cure in faults
        if what is not None
    ]


def _is_address(cell: str) -> bool:
    return not cell or bool(_ADDRESS.fullmatch(cell))


def _language(cell: str) -> str:
    """The code of a language, or nothing where there is none for the word."""
    said = cell.lower()
    known = LANGUAGES.get(said)
    return known or (said if _CODE.fullmatch(said) else "")


def _long(row: Row) -> str | None:
    longest = max(row.cells.values(), key=len)
    if len(longest) <= LONGEST:
        return None
    return f"“{longest[:20]}…” is longer than {LONGEST} letters"


def _adult(row: Row) -> Adult:
    """One line's adult. Who is silent about responsibility is not said to have it."""
    responsible = row["responsible"].lower() in YES
    return Adult(
        line=row.line,
        key=row["contact_key"] or _key(row),
        forename=row["contact_forename"],
        surname=row["contact_surname"],
        email=row["email"].lower(),
        phone=row["phone"],
        language=_language(row["language"]),
        ties=(Tied(row["pupil_key"], row["relationship"].lower(), responsible),),
    )


def _key(row: Row) -> str:
    """A key that comes again in the next export: by address, or else by name."""
    said = row["email"].lower() or f"{row['pupil_key']} {row['phone']}"
    whole = f"{row['contact_forename']} {row['contact_surname']} {said}"
    return f"contact-{hashlib.sha256(whole.encode()).hexdigest()[:24]}"
