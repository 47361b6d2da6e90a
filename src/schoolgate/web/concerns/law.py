"""The nation whose law an alarm follows, even where a policy can't be read."""

from schoolgate.policyfile.errors import PolicyFileError
from schoolgate.policyfile.nations import Nation, nation
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School

# A policy file that is broken stops posts, and no alarm.
OTHERWISE = "england"


def law_of(school: School) -> Nation:
    """What a school's nation calls its people, and who stands in for whom."""
    try:
        return nation(in_force(school).policy.nation)
    except PolicyFileError:
        return nation(OTHERWISE)
