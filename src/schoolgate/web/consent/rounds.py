"""Reading the rounds of letters of a school: how far they are, and what failed."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from schoolgate.web.consent.models import RenewalLetter, Renewing, Round
from schoolgate.web.consent.states import ON_ITS_WAY, Mail
from schoolgate.web.trust.models import School

SHOWN, FAILED = 5, 100


@dataclass(frozen=True, slots=True)
class Progress:
    """A round with how many of its letters stand where."""

    round: Round
    letters: int
    sent: int
    left: int
    failed: int
    needless: int


def progress(school: School) -> list[Progress]:
    """The latest rounds of a school; one question."""
    rounds = Round.objects.filter(school=school).select_related("begun_by")
    counted = rounds.annotate(
        letters_in_all=Count("letters"),
        letters_sent=_many(Mail.SENT),
        letters_left=_many(*ON_ITS_WAY),
        letters_failed=_many(Mail.FAILED),
        letters_needless=_many(Mail.NEEDLESS),
    )
    return [
        Progress(
            one,
            one.letters_in_all,
            one.letters_sent,
            one.letters_left,
            one.letters_failed,
            one.letters_needless,
        )
        for one in counted[:SHOWN]
    ]


def failed(school: School) -> QuerySet[RenewalLetter]:
    """Letters of the latest round that were not taken, or came back."""
    latest = Round.objects.filter(school=school).values("pk")[:1]
    letters = RenewalLetter.objects.filter(round__in=latest, state=Mail.FAILED)
    return letters.select_related("contact")[:FAILED]


def sent_letters(school: School, named: str) -> QuerySet[RenewalLetter]:
    """Letters of the latest round to addresses that hold these characters."""
    latest = Round.objects.filter(school=school).values("pk")[:1]
    letters = RenewalLetter.objects.filter(
        round__in=latest, state=Mail.SENT, contact__email__icontains=named
    )
    return letters.select_related("contact")[:FAILED]


def days_chosen(school: School) -> int | None:
    """So many days before an end the school writes by itself; None: it doesn't."""
    rows = Renewing.objects.filter(school=school)
    return rows.values_list("days", flat=True).first()


def _many(*states: Mail) -> Count:
    return Count("letters", filter=Q(letters__state__in=states))
