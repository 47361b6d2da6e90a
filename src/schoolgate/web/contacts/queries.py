"""Reading a school's own contacts."""

from dataclasses import dataclass

from django.db.models import QuerySet

from schoolgate.reading.web import host_of
from schoolgate.web.contacts.domains import is_shared
from schoolgate.web.contacts.models import ContactKind, OwnContact
from schoolgate.web.trust.models import School


@dataclass(frozen=True, slots=True)
class OwnContacts:
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


def own_contacts_of(school: School) -> OwnContacts:
    """What a school keeps as its own, as it was copied to its row: no query."""
    kept = [(k, value) for k, value in school.own_contacts if not _frees_many(value)]
    return OwnContacts(
        frozenset(value for kind, value in kept if kind != ContactKind.SITE),
        frozenset(host_of(value) for kind, value in kept if kind == ContactKind.SITE),
    )


def _frees_many(value: str) -> bool:
    """Whether everybody has an address there: it was kept before that was refused."""
    bare = value.strip()
    is_domain = bare.startswith("@") or "@" not in bare
    return "." in bare and " " not in bare and is_domain and is_shared(host_of(bare))
