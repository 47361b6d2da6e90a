"""Reading the register: always of one school."""

from datetime import date, datetime, timedelta

from django.db.models import Max, Prefetch, Q, QuerySet

from schoolgate.engine.owed import months_on
from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.states import OVER, PUBLISHES, KeeperPart
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.rights import OVERSIGHT, STAFF, holders, holds
from schoolgate.web.trust.models import School

# Who can be entered for an account: whoever works for the school, or oversees it.
KEEPS = STAFF | OVERSIGHT
# A year has three terms, and each of them a look at the settings.
TERM_MONTHS = 4
ENDS_SOON = timedelta(days=21)


def register(school: School) -> QuerySet[Account]:
    """Every account of a school, with its people and its last review.

    ``reviewed_on`` and ``next_review`` are None where there was none.
    """
    keepers = Keeper.objects.select_related("person")
    return (
        Account.objects.filter(school=school)
        .select_related("school__trust", "main", "asked_by", "answered_by")
        .prefetch_related(Prefetch("keepers", keepers))
        .annotate(reviewed_on=Max("reviews__on"), next_review=Max("reviews__next_due"))
    )


def review_due(account: Account) -> date | None:
    """When the settings are next to be looked at; None unless it is open."""
    if account.state not in PUBLISHES:
        return None
    due: date | None = getattr(account, "next_review", None)
    if due is None and account.opened_on:
        return months_on(account.opened_on, TERM_MONTHS)
    return due


def left_behind(school: School, on: date) -> QuerySet[Keeper]:
    """Accounts that somebody can still reach who is no longer at the school.

    A parent who was a teacher has left, too. A task each, until it is written down
    that the password was changed or their rights were taken.
    """
    held = Holding.objects.filter(
        holds(school, on), role__in=KEEPS, person__is_active=True
    )
    return (
        Keeper.objects.filter(account__school=school, until__isnull=True)
        .exclude(account__state__in=OVER)
        .exclude(person__in=held.values("person"))
        .select_related("account", "person")
    )


def can_keep(school: School, on: date) -> QuerySet[Person]:
    """Everybody who can be entered for an account of the school."""
    return holders(school, KEEPS, on)


def ends_soon(account: Account, at: datetime) -> bool:
    """Whether its credentials have ended, or are about to."""
    ends = account.credentials_end
    return ends is not None and ends <= at + ENDS_SOON


def ending(school: School, at: datetime) -> QuerySet[Account]:
    """The school's accounts whose credentials have ended, are about to, or trouble."""
    wanting = Q(credentials_end__lte=at + ENDS_SOON) | ~Q(warning="")
    return Account.objects.filter(wanting, school=school).exclude(state__in=OVER)


def people(account: Account, part: KeeperPart) -> list[Keeper]:
    """Who is this to the account today, as far as the register knows."""
    return [k for k in account.keepers.all() if k.part == part and k.until is None]


def mains(school: School) -> QuerySet[Account]:
    """Accounts under which a group or an event can have its page."""
    return Account.objects.filter(school=school, state__in=PUBLISHES, main__isnull=True)
