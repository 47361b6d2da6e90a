"""Somebody was trained for an account; without it, some policies let nobody post."""

from datetime import date, datetime

from django.db import transaction

from schoolgate.web.accounts.actions.errors import AccountError
from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.models import Keeper
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.policy.in_force import in_force

CARRIES = "accounts.untrained_posters"


@transaction.atomic
def train(keeper: Keeper, on: date, *, by: Person, at: datetime) -> Keeper:
    """Write down the day of the training, which is not one to come."""
    account = locked_for(keeper.account, right="accounts.keep", by=by, at=at)
    if on > at.date():
        raise AccountError("Write down the training once it has taken place.")
    keeper.trained_on = on
    keeper.save(update_fields=["trained_on"])
    note(account)
    clauses = in_force(account.school).setting(CARRIES, at.date())
    details = {"why": f"{keeper.person.name}, on {on:%d %b %Y}"}
    act = Act(account.school, by, at, clauses, details)
    write("account.training_noted", account, act)
    return keeper
