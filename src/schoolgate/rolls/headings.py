"""The headings that school systems write, and the column each of them means."""

import re
from collections.abc import Iterable

# What we want: the headings that give it, best first, in plain small letters.
KNOWN = {
    "forename": (
        "forename",
        "legal forename",
        "legal first name",
        "first name",
        "given name",
        "pupil forename",
        "student forename",
        "staff forename",
        "christian name",
        "first",
        "forename 1",
        "initials",
        "initial",
    ),
    "surname": (
        "surname",
        "legal surname",
        "legal last name",
        "last name",
        "family name",
        "pupil surname",
        "student surname",
        "staff surname",
        "last",
    ),
    "known_as": (
        "preferred forename",
        "preferred first name",
        "preferred given name",
        "chosen forename",
        "chosen name",
        "known as",
        "preferred name",
        "nickname",
    ),
    "form": (
        "class",
        "class name",
        "form",
        "reg group",
        "reg",
        "registration group",
        "registration form",
        "tutor group",
        "form group",
    ),
    "year": (
        "year group",
        "year",
        "national curriculum year",
        "nc year",
        "curriculum year",
        "grade",
        "grades",
    ),
    "born": ("date of birth", "dob", "birth date", "birthday", "born"),
    "known_surname": (
        "preferred surname",
        "preferred last name",
        "preferred family name",
        "chosen surname",
    ),
    "name": (
        "name",
        "full name",
        "pupil",
        "pupil name",
        "student",
        "student name",
        "staff name",
        "display name",
        "person",
    ),
    "key": (
        "upn",
        "sourced id",
        "unique pupil number",
        "admission number",
        "adno",
        "staff code",
        "id",
    ),
    "role": ("role", "roles", "job title", "post title", "position", "post"),
    "status": ("status", "enrolment status", "pupil status", "on roll"),
    "left": (
        "leaving date",
        "date of leaving",
        "date left",
        "left on",
        "end date",
        "leave date",
    ),
    "use": ("use", "platform", "purpose", "consent type", "channel", "consent for"),
    "given": ("consent", "given", "consent given", "answer", "permission", "response"),
    "since": ("from", "since", "start", "start date", "date", "date given"),
    "until": ("until", "expires", "expiry", "expiry date", "end", "end date", "to"),
    "kind": ("kind", "type", "group"),
    "contact_key": ("contact id", "contact key", "parent id", "guardian id"),
    "contact_forename": (
        "contact forename",
        "contact first name",
        "parent forename",
        "parent first name",
        "guardian forename",
        "forename",
        "first name",
        "given name",
    ),
    "contact_surname": (
        "contact surname",
        "contact last name",
        "parent surname",
        "parent last name",
        "guardian surname",
        "surname",
        "last name",
        "family name",
    ),
    "pupil_key": (
        "pupil upn",
        "student upn",
        "upn",
        "unique pupil number",
        "pupil id",
        "student id",
        "pupil key",
        "admission number",
        "adno",
    ),
    "email": ("email", "e mail", "email address", "e mail address", "contact email"),
    "phone": (
        "mobile",
        "mobile number",
        "mobile phone",
        "phone",
        "phone number",
        "telephone",
        "contact phone",
        "sms",
    ),
    "language": ("language", "home language", "first language", "preferred language"),
    "relationship": (
        "relationship",
        "relationship to pupil",
        "relationship to student",
        "relation",
    ),
    "responsible": (
        "parental responsibility",
        "has parental responsibility",
        "responsibility",
        "pr",
    ),
}

_CAPITAL_INSIDE = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTER = re.compile(r"[\W_]+")


def plain(heading: str) -> str:
    """Bring ``givenName``, ``Legal_Forename`` and ``FORENAME `` to small words."""
    spaced = _CAPITAL_INSIDE.sub(" ", heading)
    return _NO_LETTER.sub(" ", spaced).strip().lower()


def places(headings: Iterable[str], wanted: Iterable[str]) -> dict[str, int]:
    """Where each wanted column stands; what is not there is left out."""
    seen: dict[str, int] = {}
    for at, heading in enumerate(headings):
        seen.setdefault(plain(heading), at)
    found = {}
    for column in wanted:
        at_best = next((seen[h] for h in KNOWN[column] if h in seen), None)
        if at_best is not None:
            found[column] = at_best
    return found


def describe_headings(column: str) -> str:
    """Say which headings a column goes by."""
    return ", ".join(h.title() for h in KNOWN[column])
