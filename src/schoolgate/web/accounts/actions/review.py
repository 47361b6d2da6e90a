"""Each term somebody looks at an account's settings, and holds them to the policy."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from schoolgate.engine.owed import months_on
from schoolgate.web.accounts.actions.confirm import ConditionCheck, keep_found
from schoolgate.web.accounts.actions.errors import AccountError
from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.judging import AccountJudgement, ConditionStatus, judge
from schoolgate.web.accounts.models import Account, Review
from schoolgate.web.accounts.queries import TERM_MONTHS
from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person


@dataclass(frozen=True, slots=True)
class ReviewAnswers:
    """What was looked at, condition by condition; when again (a term on, if unsaid)."""

    found: Iterable[ConditionCheck]
    note: str = ""
    next_due: date | None = None


@transaction.atomic
def review(
    account: Account, looked: ReviewAnswers, *, by: Person, at: datetime
) -> Review:
    """Write down what was found. What is not met any more stops the account's posts."""
    account = locked_for(account, right="accounts.keep", by=by, at=at)
    if account.state not in PUBLISHES:
        raise AccountError("Only an account that is open has settings to look at.")
    due = looked.next_due or months_on(at.date(), TERM_MONTHS)
    if due <= at.date():
        raise AccountError("The next look is on a day to come.")
    for one in looked.found:
        keep_found(account, one, by=by, at=at)
    note(account)
    judged = judge(account, at.date())
    done = Review.objects.create(
        account=account,
        by=by,
        on=at.date(),
        next_due=due,
        checklist={one.fact: str(one.stands) for one in judged.asked},
        outcome=judged.decision.outcome.word,
        note=looked.note.strip(),
    )
    details = {"why": _words(judged, done), "checklist": done.checklist}
    act = Act(account.school, by, at, judged.clauses, details)
    write("account.reviewed", account, act)
    return done


def _words(judged: AccountJudgement, done: Review) -> str:
    lacking = [
        one.says for one in judged.asked if one.stands is not ConditionStatus.MET
    ]
    return " ".join(lacking or ["All is as the policy asks."]) + (
        f" {done.note}" if done.note else ""
    )
