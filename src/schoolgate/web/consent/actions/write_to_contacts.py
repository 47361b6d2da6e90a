"""Everybody who answers for a pupil gets their link by e-mail, in their language."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.consent.links import link_to
from schoolgate.web.consent.wording import wording_in
from schoolgate.web.journal.write import Act, write
from schoolgate.web.letters.mail import post_mail
from schoolgate.web.people.models import Contact, Person, Pupil
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School


@transaction.atomic
def write_to_contacts(
    school: School, pupils: Iterable[Pupil], *, by: Person, at: datetime
) -> int:
    """Write one e-mail to each contact with responsibility and an address."""
    standing(by, school, at.date()).require("consent.keep")
    contacts = Contact.objects.filter(
        school=school,
        left_on=None,
        ties__pupil__in=[pupil.pk for pupil in pupils],
        ties__has_responsibility=True,
    ).exclude(email="")
    every = list(contacts.distinct())
    for contact in every:
        subject, body = letter(contact)
        post_mail.enqueue(contact.email, subject, body)
    write("consent.asked", school, Act(school, by, at, (), {"letters": len(every)}))
    return len(every)


def letter(contact: Contact) -> tuple[str, str]:
    """The subject and the text: it names no child, since an address can be mistyped."""
    text = wording_in(contact.language).texts
    body = f"{text['letter']}\n\n{link_to(contact)}\n\n{text['free']}\n"
    return text["letter_subject"].format(school=contact.school.name), body
