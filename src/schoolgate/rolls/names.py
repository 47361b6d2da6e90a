"""Names as a cell holds them: whole names taken apart, and dirt told from names."""

import re

_DIRT = r"[\x00-\x1f\x7f\ufffd=<>{}\[\]|\\@#$%^*+~\d]"


def fault(name: str) -> str | None:
    """Why this can't be a name, or None."""
    if name.isalpha():
        return None
    if not any(map(str.isalpha, name)):
        return "no letters"
    dirt = re.search(_DIRT, name)
    return f"“{dirt.group()}”" if dirt else None


def apart(name: str) -> tuple[str, str]:
    """Take “Khan, Aisha” and “Aisha Khan” apart, into forename and surname."""
    surname, comma, forename = name.partition(",")
    if comma:
        return forename.strip(), surname.strip()
    forename, _, surname = name.strip().partition(" ")
    return forename, surname.strip()
