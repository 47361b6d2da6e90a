"""The link by which a contact answers without an account: signed, and it ends.

It names the contact and nobody else; whose children they answer for is looked up on
each visit, so that a link opens nothing that its holder has no responsibility for.
"""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse

from schoolgate.web.people.models import Contact, Pupil

SALT = "consent.link"
COUNTS = timedelta(days=400)


def link_to(contact: Contact) -> str:
    """The whole address that opens a contact's page."""
    return settings.ADDRESS + reverse("public:consent", args=[token_of(contact)])


def token_of(contact: Contact) -> str:
    """What the address holds."""
    return TimestampSigner(salt=SALT).sign(f"{contact.pk}.{contact.school_id}")


def contact_of(token: str) -> Contact | None:
    """Whose link it is; None if it was changed or has ended, or its holder left."""
    try:
        named = TimestampSigner(salt=SALT).unsign(token, max_age=COUNTS)
    except (BadSignature, SignatureExpired):
        return None
    pk, _, school = named.partition(".")
    contacts = Contact.objects.filter(
        pk=int(pk), school=int(school), left_on__isnull=True
    )
    return contacts.select_related("school__trust").first()


def children_of(contact: Contact) -> list[Pupil]:
    """The pupils of today whom the contact answers for."""
    pupils = Pupil.objects.filter(
        ties__contact=contact, ties__has_responsibility=True, left_on__isnull=True
    )
    return list(pupils.select_related("restriction").order_by("forename", "pk"))
