"""Somebody is entered for an account: as an owner, an administrator or a poster."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from schoolgate.web.accounts.actions.confirm import clauses_on
from schoolgate.web.accounts.actions.errors import AlreadyThere, NotOfThisSchool
from schoolgate.web.accounts.actions.read import locked_for
from schoolgate.web.accounts.entered import note
from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.queries import can_keep
from schoolgate.web.accounts.states import KeeperPart
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person

ASKED_OF = {
    KeeperPart.OWNER: {"account.owners", "account.admins"},
    KeeperPart.ADMINISTRATOR: {"account.admins"},
    KeeperPart.POSTER: {"account.poster_registered", "account.poster_trained"},
}


@dataclass(frozen=True, slots=True)
class KeeperEntry:
    """Who is entered, as what, and when they were trained for it, if they were."""

    person: Person
    part: KeeperPart
    trained_on: date | None = None


@transaction.atomic
def add_keeper(
    account: Account, entry: KeeperEntry, *, by: Person, at: datetime
) -> Keeper:
    """Enter somebody who is at the school today."""
    account = locked_for(account, right="accounts.keep", by=by, at=at)
    person, part = entry.person, entry.part
    if not can_keep(account.school, at.date()).filter(pk=person.pk).exists():
        raise NotOfThisSchool(person.name)
    if account.keepers.filter(person=person, part=part, until=None).exists():
        raise AlreadyThere(f"{person.name} is {part} of this account already.")
    keeper = Keeper.objects.create(
        account=account,
        person=person,
        part=part,
        since=at.date(),
        trained_on=entry.trained_on,
    )
    note(account)
    clauses = clauses_on(account, ASKED_OF[part], at)
    details = {"why": f"{person.name} as {part}"}
    write(
        "account.keeper_added", account, Act(account.school, by, at, clauses, details)
    )
    return keeper
