"""A permitted account is opened, once it is as the policy wants it."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.errors import AccountNotReady, NotAccountApprover
from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.judging import (
    AccountCondition,
    AccountJudgement,
    ConditionStatus,
    judge,
)
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountState, check_move
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force


@transaction.atomic
def open_account(account: Account, *, by: Person, at: datetime) -> Account:
    """Open it; what hinders is named with its clauses, and nothing is opened."""
    account = locked_for(account, right="accounts.keep", by=by, at=at)
    check_move(AccountState(account.state), AccountState.OPEN)
    judged = judge(account, at.date())
    if judged.hinders:
        raise AccountNotReady(_words(one) for one in judged.hinders)
    _is_let(account, judged, by, at)
    account.move_to(AccountState.OPEN)
    account.opened_on = at.date()
    account.save(update_fields=["opened_on"])
    details = {
        "address": account.address or account.name,
        "outcome": judged.decision.outcome.word,
        "conditions": {one.fact: str(one.stands) for one in judged.asked},
    }
    act = Act(account.school, by, at, judged.clauses, details)
    write("account.opened", account, act)
    return account


def _words(one: AccountCondition) -> str:
    says = one.question if one.stands is ConditionStatus.OPEN else one.says.rstrip(".")
    return f"{says} ({', '.join(one.clauses)})"


def _is_let(
    account: Account, judged: AccountJudgement, by: Person, at: datetime
) -> None:
    """Where the policy wants somebody to let it, this is to be them."""
    held = standing(by, account.school, at.date()).roles
    roles = in_force(account.school).roles_of(held)
    unmet = [d for d in judged.demands if d.people > 1 or not roles & set(d.roles)]
    if unmet:
        raise NotAccountApprover(unmet)
