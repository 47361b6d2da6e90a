"""The copy of a school's own contacts that its row holds for every judgement."""

from schoolgate.web.contacts.queries import contacts_in_force
from schoolgate.web.trust.models import School


def locked_school(school: School) -> School:
    """Hold the school's row until the transaction ends: copies are made in order."""
    return School.objects.select_for_update(of=("self",)).get(pk=school.pk)


def copy_to(school: School) -> None:
    """Copy the contacts in force to a school's locked row."""
    rows = contacts_in_force(school).values_list("kind", "value")
    school.own_contacts = [[kind, value] for kind, value in rows]
    school.save(update_fields=["own_contacts"])
