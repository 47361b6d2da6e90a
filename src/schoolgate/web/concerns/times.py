"""By when each step is due in a school: as it chose, or else as the playbook says."""

from collections.abc import Mapping
from datetime import timedelta

from schoolgate.web.concerns.models import Times
from schoolgate.web.concerns.playbook import Playbook
from schoolgate.web.trust.models import School

RIGHT_TO_TIME = "concerns.times"
LONGEST = timedelta(days=60)


def times_of(school: School, book: Playbook) -> Mapping[str, timedelta]:
    """The time of each step of a playbook in a school. One question.

    What was chosen under an older playbook never makes the law's own time longer.
    """
    chosen = Times.objects.filter(school=school).values_list("minutes", flat=True)
    minutes = chosen.first() or {}
    found = {key: asked.within for key, asked in book.steps.items()}
    for key, asked in book.steps.items():
        if key in minutes:
            time = timedelta(minutes=minutes[key])
            found[key] = min(time, asked.within) if asked.by_law else time
    return found
