"""The school around a post: its rolls, its own contacts, its policy's words."""

from schoolgate.policyfile.law import elections, platforms
from schoolgate.reading.school import School as Around
from schoolgate.web.contacts.queries import own_contacts_of
from schoolgate.web.people.names import known_people
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.trust.models import School


def around(school: School) -> Around:
    """The school around a post: its rolls, and its policy's own lists of words."""
    file = in_force(school).file
    known = known_people(school)
    kept = own_contacts_of(school)
    return Around(
        name=file.policy.school,
        nation=file.policy.nation,
        pupils=known.pupils,
        staff=known.staff,
        restricted=known.restricted,
        known_sites=file.known_sites | kept.sites,
        own_contacts=file.own_contacts | kept.contacts,
        own_handles=file.own_handles,
        words=file.words_with("elections", elections()),
        platforms=platforms(),
    )
