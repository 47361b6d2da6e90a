"""What somebody typed as a contact: a number, an email, an address or a site."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schoolgate.policyfile.helplines import every_helpline
from schoolgate.reading.web import host_of, links
from schoolgate.reading.written import phone
from schoolgate.reading.written.own import (
    domain_in,
    emails_in,
    numbers_in,
    places_in,
)
from schoolgate.web.contacts.domains import is_shared
from schoolgate.web.contacts.models import ContactKind
from schoolgate.web.contacts.ringing import IS_DEAR, is_dear, near_helpline

LONGEST = 200
_ANYONES = "Anyone can have an email there. Write the whole email."
_MANY = "Many share that site. Write the school's own, like school.example."


class BadContact(ValueError):
    """What was typed can't be the school's own contact; the words say what to do."""


@dataclass(frozen=True, slots=True)
class TypedContact:
    """A contact as it was understood: its kind, and the key it is compared by."""

    kind: ContactKind
    key: str


def recognise(value: str) -> TypedContact:
    """Understand what somebody typed. Raises BadContact."""
    if len(value) > LONGEST:
        raise BadContact(f"That is too long: write at most {LONGEST} characters.")
    for read in (_email, _phone, _address, _site):
        if typed := read(value):
            return typed
    raise BadContact(
        "We can't read this. Write a number in digits, an email, a web address, or an "
        "address with its street and number or its postcode."
    )


def _email(value: str) -> TypedContact | None:
    if domain := domain_in(value):
        if is_shared(domain):
            raise BadContact(_ANYONES)
        return TypedContact(ContactKind.EMAIL, domain)
    return _only_one(ContactKind.EMAIL, emails_in(value))


def _phone(value: str) -> TypedContact | None:
    typed = _only_one(ContactKind.PHONE, numbers_in(value))
    if typed is None:
        return None
    if name := _helpline(typed.key):
        raise BadContact(f"This is {name}. It is already clear in every post.")
    if is_dear(typed.key):
        raise BadContact(IS_DEAR)
    if said := near_helpline(typed.key):
        raise BadContact(said)
    if not (phone.is_uk(typed.key) or phone.is_public(typed.key)):
        raise BadContact("This is not a whole British number. Write its area code too.")
    return typed


def _helpline(bare: str) -> str:
    lines = (
        line.name
        for line in every_helpline()
        for number in line.phones
        if bare in numbers_in(number)
    )
    return next(lines, "")


def _address(value: str) -> TypedContact | None:
    whole, *parts = places_in(value) or ("",)
    return TypedContact(ContactKind.ADDRESS, parts[0]) if whole and parts else None


def _site(value: str) -> TypedContact | None:
    typed = value.strip()
    hosts = [link.host for link in links(typed)]
    if not hosts and re.fullmatch(r"[\w-]+(?:\.[\w-]+)+/?", typed):
        hosts = [host_of(typed)]
    found = _only_one(ContactKind.SITE, iter(hosts))
    if found and is_shared(found.key):
        raise BadContact(_MANY)
    return found


def _only_one(kind: ContactKind, keys: Iterator[str]) -> TypedContact | None:
    """Give the one that was typed; two at once would be hard to end one by one."""
    found = list(dict.fromkeys(keys))
    if len(found) > 1:
        raise BadContact("Write one at a time.")
    return TypedContact(kind, found[0]) if found else None
