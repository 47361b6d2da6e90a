"""Whether the letters about an alarm have left: the one place that asks."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime
from itertools import product

from schoolgate.web.concerns.models import CaseReader
from schoolgate.web.concerns.telling import AT_ONCE
from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.states import Stage

NEVER = datetime(9999, 1, 1, tzinfo=UTC)


def sent_at(readers: Collection[CaseReader]) -> Mapping[int, datetime]:
    """When each reader's letter was sent, by the reader's id; absent while it waits.

    One query. A letter that was refused waits, and so does one whose fate is unknown.
    """
    told = [
        (one.pk, one.person.email, one.told_at)
        for one in readers
        if one.told_at is not None
    ]
    letters = Letter.objects.filter(
        template=AT_ONCE,
        stage=Stage.SENT,
        posted_at__gte=min((at for _, _, at in told), default=NEVER),
        # With nobody to ask for, the query would be left out, and tell that.
        to__in=[email for _, email, _ in told] or [""],
    ).order_by("sent_at")
    sent: dict[int, datetime] = {}
    for letter, (pk, email, at) in product(letters, told):
        if letter.to == email and letter.sent_at and letter.posted_at >= at:
            # A later alarm's letter changes nothing of when this one's went.
            sent.setdefault(pk, letter.sent_at)
    return sent
