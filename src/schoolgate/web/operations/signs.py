"""What a doctor says: one thing looked at, how it is, and what to do."""

from schoolgate.engine.record import record

WELL, WEAK, MISSING = "well", "weak", "missing"


@record
class Sign:
    """One thing looked at: how it is, and what to do."""

    what: str
    how: str = WELL
    cure: str = ""
