"""The link by which a contact answers without an account: signed, and it ends.

It names the contact and nobody else; whose children they answer for is looked up on
each visit, so that a link opens nothing that its holder has no responsibility for. It
counts while the contact has the e-mail address that they had: what went to a mistyped
one opens nothing once that is mended.
"""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db.models import FilteredRelation, Q
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


@dataclass(frozen=True, slots=True)
class Family:
    """A contact, and the pupils of today whom they answer for, by forename."""

    contact: Contact
    children: tuple[Pupil, ...]


def family_of(token: str) -> Family | None:
    """Whose link it is; None if it was changed or has ended, or its holder left.

    One question for the contact and the children.
    """
    try:
        named = TimestampSigner(salt=SALT).unsign(token, max_age=COUNTS)
        pk, school, mark = named.split(".")
    except (BadSignature, SignatureExpired, ValueError):
        return None
    contacts = Contact.objects.filter(
        pk=int(pk), school=int(school), left_on__isnull=True
    )
    answers = FilteredRelation("ties", condition=Q(ties__has_responsibility=True))
    each = contacts.annotate(tie=answers).order_by("tie__pupil__forename", "tie__pupil")
    # The stubs know no relation that a query makes.
    rows = list(each.select_related("school__trust", "tie__pupil__restriction"))  # type: ignore[misc]
    if not rows or mark not in ("", _mark(rows[0].email)):
        return None
    pupils = (row.tie.pupil for row in rows if getattr(row, "tie", None))
    return Family(rows[0], tuple(one for one in pupils if one.left_on is None))


def _mark(email: str) -> str:
    """Stands for an address, and tells nothing of it; "" for none, as on paper."""
    return salted_hmac(SALT, email.casefold()).hexdigest()[:12] if email else ""
