"""What the journal does by the clock: one signed line a day."""

from datetime import datetime

from schoolgate.web.journal.anchors import keep_daily
from schoolgate.web.work.sweeps import sweep


@sweep
def anchor_the_journal(at: datetime) -> None:
    """Make the day's line of each school, whether anything was written or not."""
    keep_daily(at)
