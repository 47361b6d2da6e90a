"""Somebody new can sign in: the office writes them down, and they choose a password."""

from datetime import datetime

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.db import transaction
from django.urls import reverse

from schoolgate.web.journal.write import Act, write
from schoolgate.web.letters.post import Envelope, post_letter
from schoolgate.web.people.actions.give_role import give_role
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School


@transaction.atomic
def add_person(
    name: tuple[str, str, str], role: str, school: School, *, by: Person, at: datetime
) -> Person:
    """Add a person by e-mail, forename and surname; one who is known gets the role."""
    standing(by, school, at.date()).require("people.keep")
    email, forename, surname = name
    person = Person.objects.filter(email=email.strip().lower()).first()
    if person is None:
        person = Person.objects.create_named(
            email.strip(), forename.strip(), surname.strip()
        )
        write("person.added", person, Act(school, by, at))
        invite(person, school)
    elif not person.is_active:
        person.is_active, person.left_on = True, None
        person.save()
        write("person.returned", person, Act(school, by, at))
        invite(person, school)
    give_role(person, role, school, by=by, at=at)
    return person


def invite(person: Person, school: School) -> None:
    """Send the address at which they choose their password; it works once."""
    key = f"{user_pk_to_url_str(person)}-{default_token_generator.make_token(person)}"
    uid, _, token = key.partition("-")
    path = reverse("account_reset_password_from_key", args=[uid, token])
    facts = {"school": school.name, "address": settings.ADDRESS + path}
    post_letter("people/invitation", Envelope(person.email, school), facts)
