"""Somebody can reach an account no longer; for a leaver, this answers the task."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.actions.errors import NoAccountReason
from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.models import Keeper
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.policy.in_force import in_force

CARRIES = "accounts.unregistered_posters"


@transaction.atomic
def take_away(keeper: Keeper, how: str, *, by: Person, at: datetime) -> Keeper:
    """End their part, with what was done on the platform itself to see to it."""
    account = locked_for(keeper.account, right="accounts.keep", by=by, at=at)
    if not how.strip():
        raise NoAccountReason(
            "Say what was done on the platform: password changed, rights taken away."
        )
    keeper = Keeper.objects.select_for_update().get(pk=keeper.pk)
    if keeper.until is None:
        keeper.until, keeper.ended = at.date(), how.strip()
        keeper.save(update_fields=["until", "ended"])
        note(account)
        clauses = in_force(account.school).setting(CARRIES, at.date())
        person = keeper.person.name
        details = {"why": f"{person} as {keeper.part}: {keeper.ended}"}
        act = Act(account.school, by, at, clauses, details)
        write("account.access_removed", account, act)
    return keeper
