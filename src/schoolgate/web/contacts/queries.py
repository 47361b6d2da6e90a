"""Reading a school's own contacts."""

from django.db.models import QuerySet

from schoolgate.engine.record import record
from schoolgate.web.contacts.models import ContactKind, OwnContact
from schoolgate.web.trust.models import School


@record
class Kept:
    """What a school keeps as its own: what checks let through, and its sites."""

    contacts: frozenset[str]
    sites: frozenset[str]


def contacts_in_force(school: School) -> QuerySet[OwnContact]:
    """The contacts that count today."""
    return OwnContact.objects.filter(school=school, until=None)


def contacts_ended(school: School) -> QuerySet[OwnContact]:
    """The contacts that no longer count, the last one first."""
    ended = OwnContact.objects.filter(school=school, until__isnull=False)
    return ended.select_related("ended_by").order_by("-until", "-pk")


def own_contacts_of(school: School) -> Kept:
    """What a school keeps as its own, in one query."""
    rows = contacts_in_force(school).order_by().values_list("kind", "value", "key")
    every = list(rows)
    return Kept(
        frozenset(value for kind, value, _ in every if kind != ContactKind.SITE),
        frozenset(key for kind, _, key in every if kind == ContactKind.SITE),
    )
