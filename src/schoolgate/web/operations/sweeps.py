"""What operations does by the clock: the journal's lines leave once a week."""

from datetime import datetime

from schoolgate.web.operations.anchor_mail import send_due_lines
from schoolgate.web.work.sweeps import sweep


@sweep
def send_lines(at: datetime) -> None:
    """Send each school's lines to its mailbox when a week is over."""
    send_due_lines(at)
