"""End one of the school's own contacts."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.contacts.copying import copy_to, locked_school
from schoolgate.web.contacts.models import OwnContact
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing


@transaction.atomic
def end_contact(contact: OwnContact, *, by: Person, at: datetime) -> OwnContact:
    """Let it count no longer, from now on; asking twice changes nothing."""
    standing(by, contact.school, at.date()).require("contacts.keep")
    held = locked_school(contact.school)
    contact = OwnContact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if contact.until is None:
        contact.until, contact.ended_by = at.date(), by
        contact.save(update_fields=["until", "ended_by"])
        copy_to(held)
        details = {"kind": contact.kind, "for": contact.purpose}
        act = Act(contact.school, by, at, (), details)
        write("contact.ended", contact, act)
    return contact
