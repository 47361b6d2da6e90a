"""Everybody who answers for a pupil gets their link by e-mail, in their language."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.consent.links import link_to
from schoolgate.web.consent.wording import wording_in
from schoolgate.web.journal.write import Act, write
from schoolgate.web.letters.content import Content
from schoolgate.web.letters.post import Envelope, post_content
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
        envelope = Envelope(contact.email, school, contact.language)
        post_content("consent/asked", envelope, letter(contact))
    write("consent.asked", school, Act(school, by, at, (), {"letters": len(every)}))
    return len(every)


def letter(contact: Contact) -> Content:
    """The subject and the text: it names no child, since an address can be mistyped."""
    text = wording_in(contact.language).texts
    body = f"{text['letter']}\n\n{link_to(contact)}\n\n{text['free']}\n"
    return Content(text["letter_subject"].format(school=contact.school.name), body)
