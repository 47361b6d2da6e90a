"""A permitted account is opened, once it is as the policy wants it."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.errors import NotReady, NotTheOneAsked
from schoolgate.web.accounts.actions.read import taken
from schoolgate.web.accounts.judging import Asked, Judged, Met, judge
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import State, check_move
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force


@transaction.atomic
def open_account(account: Account, *, by: Person, at: datetime) -> Account:
    """Open it; what hinders is named with its clauses, and nothing is opened."""
    account = taken(account, right="accounts.keep", by=by, at=at)
    check_move(State(account.state), State.OPEN)
    judged = judge(account, at.date())
    if judged.hinders:
        raise NotReady(_words(one) for one in judged.hinders)
    _is_let(account, judged, by, at)
    account.move_to(State.OPEN)
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


def _words(one: Asked) -> str:
    says = one.question if one.stands is Met.OPEN else one.says.rstrip(".")
    return f"{says} ({', '.join(one.clauses)})"


def _is_let(account: Account, judged: Judged, by: Person, at: datetime) -> None:
    """Where the policy wants somebody to let it, this is to be them."""
    held = standing(by, account.school, at.date()).roles
    roles = in_force(account.school).roles_of(held)
    unmet = [d for d in judged.demands if d.people > 1 or not roles & set(d.roles)]
    if unmet:
        raise NotTheOneAsked(unmet)
