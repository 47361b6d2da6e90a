"""A threat of some weeks ago: a case that was worked through, and closed."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.do_step import do_step
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.actions.tick_steps import tick_steps
from schoolgate.web.people.models import Person
from schoolgate.web.publishing.actions.declare_incident import declare_incident
from schoolgate.web.publishing.actions.end_incident import end_incident
from schoolgate.web.trust.models import School

WHAT = "An e-mail to the office asked for money, and held a picture from our website."
ENDED = (
    "The police found that it went to many schools at once, with pictures that anybody "
    "could copy. Nobody here was known to the sender. We paid nothing."
)
LEFT = "data"
WHY_LEFT = "No personal data of ours got out: the picture was public."
NOTES = {
    "police": "Rang 101, and were given a number of the case by e-mail.",
    "parents": "The head rang both families the same evening.",
}
A_STEP = timedelta(minutes=4)


def was_threatened(school: School, cast: Mapping[str, Person], at: datetime) -> None:
    """Work through a case, a step after the other, and close it two days later."""
    begun = at - timedelta(days=40)
    lead, head = cast["dsl"], cast["head"]
    threat = begin_threat(school, WHAT, by=lead, at=begun)
    now = begun + A_STEP
    hold = declare_incident(school, "A threat", can_post=(lead,), by=head, at=now)
    tick_steps(threat, at=now)
    for step in threat.steps.filter(done_at=None).exclude(key=LEFT):
        now += A_STEP
        do_step(step, NOTES.get(step.key, ""), by=head, at=now)
    then = begun + timedelta(days=2)
    end_incident(hold, note="It went to many schools.", by=head, at=then)
    ending = CaseEnding(ENDED, {LEFT: WHY_LEFT})
    end_threat(threat, ending, by=lead, at=then)
