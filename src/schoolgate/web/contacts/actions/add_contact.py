"""Add a contact to the school's own."""

from collections.abc import Iterator
from datetime import datetime

from django.db import IntegrityError, transaction

from schoolgate.reading.written.own import emails_in, numbers_in
from schoolgate.web.contacts.copying import copy_to, locked_school
from schoolgate.web.contacts.models import ContactKind, OwnContact
from schoolgate.web.contacts.recognising import BadContact, TypedContact, recognise
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Contact, Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

LONGEST_PURPOSE = 100
_NOUNS = {ContactKind.PHONE: "number", ContactKind.EMAIL: "email"}


@transaction.atomic
def add_contact(
    school: School, value: str, purpose: str, *, by: Person, at: datetime
) -> OwnContact:
    """Add a number, email, address or site, in force at once. Raises BadContact.

    The journal tells what it is for and not what it is: a private number that somebody
    typed by mistake would stand there for ever.
    """
    standing(by, school, at.date()).require("contacts.keep")
    value, purpose = " ".join(value.split()), " ".join(purpose.split())
    if not 0 < len(purpose) <= LONGEST_PURPOSE:
        raise BadContact(f"Say what it is for, in 1 to {LONGEST_PURPOSE} characters.")
    typed = recognise(value)
    if _is_a_familys(school, typed):
        raise BadContact(
            f"This {_NOUNS[typed.kind]} belongs to a family. "
            "It can't be the school's own."
        )
    held = locked_school(school)
    row = OwnContact(school=school, kind=typed.kind, value=value, key=typed.key)
    row.purpose, row.since, row.added_by = purpose, at.date(), by
    _save(row)
    copy_to(held)
    details = {"kind": typed.kind.value, "for": purpose}
    write("contact.added", row, Act(school, by, at, (), details))
    return row


def _save(row: OwnContact) -> None:
    """Save the row; of two people who add the same contact, the second is told."""
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise BadContact("This is one of our own contacts already.") from error


def _is_a_familys(school: School, typed: TypedContact) -> bool:
    """Whether somebody whom the school asks about pupils can be reached by it."""
    return typed.kind in _NOUNS and typed.key in _of_families(school, typed.kind)


def _of_families(school: School, kind: ContactKind) -> Iterator[str]:
    field = "phone" if kind is ContactKind.PHONE else "email"
    read = numbers_in if kind is ContactKind.PHONE else emails_in
    rows = Contact.objects.filter(school=school).exclude(**{field: ""})
    for value in rows.order_by().values_list(field, flat=True):
        yield from read(value)
