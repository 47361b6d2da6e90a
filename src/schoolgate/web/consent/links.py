"""The link by which a contact answers without an account: signed, and it ends.

It names the contact and nobody else; whose children they answer for is looked up on
each visit, so that a link opens nothing that its holder has no responsibility for. It
counts while the contact has the e-mail address that they had: what went to a mistyped
one opens nothing once that is mended.
"""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.urls import reverse
from django.utils.crypto import salted_hmac

from schoolgate.web.people.models import Contact, Pupil

SALT = "consent.link"
COUNTS = timedelta(days=400)


def link_to(contact: Contact) -> str:
    """The whole address that opens a contact's page."""
    return settings.ADDRESS + reverse("public:consent", args=[token_of(contact)])


def token_of(contact: Contact) -> str:
    """What the address holds."""
    named = f"{contact.pk}.{contact.school_id}.{_mark(contact.email)}"
    return TimestampSigner(salt=SALT).sign(named)


def contact_of(token: str) -> Contact | None:
    """Whose link it is; None if it was changed or has ended, or its holder left."""
    try:
        named = TimestampSigner(salt=SALT).unsign(token, max_age=COUNTS)
    except (BadSignature, SignatureExpired):
        return None
    pk, school, mark = named.split(".")
    contacts = Contact.objects.filter(
        pk=int(pk), school=int(school), left_on__isnull=True
    )
    found = contacts.select_related("school__trust").first()
    if found is None or mark not in ("", _mark(found.email)):
        return None
    return found


def _mark(email: str) -> str:
    """Stands for an address, and tells nothing of it; "" for none, as on paper."""
    return salted_hmac(SALT, email.casefold()).hexdigest()[:12] if email else ""


def children_of(contact: Contact) -> list[Pupil]:
    """The pupils of today whom the contact answers for."""
    pupils = Pupil.objects.filter(
        ties__contact=contact, ties__has_responsibility=True, left_on__isnull=True
    )
    return list(pupils.select_related("restriction").order_by("forename", "pk"))
