"""What workers do about cases: tick steps, find readers, remind of what is late."""

from datetime import datetime

from schoolgate.web.concerns.actions.reach_readers import reach_readers
from schoolgate.web.concerns.actions.remind_of_steps import remind_of_steps
from schoolgate.web.concerns.actions.tick_steps import tick_steps
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.states import CaseKind
from schoolgate.web.work.sweeps import sweep


@sweep
def look_at_cases(at: datetime) -> None:
    """Go through every case that is on."""
    threats = Threat.objects.filter(kind=CaseKind.THREAT, ended_at=None)
    for threat in threats.select_related("school__trust"):
        tick_steps(threat, at=at)
    reach_readers(at=at)
    remind_of_steps(at=at)
