"""What a doctor says: one thing looked at, how it is, and what to do."""

from dataclasses import dataclass

WELL, WEAK, MISSING = "well", "weak", "missing"


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing looked at: how it is, and what to do."""

    what: str
    how: str = WELL
    cure: str = ""
