"""Does the text give away a telephone number, an email, a postcode or an address?

Let through: what the school gives out as its own (``own_contacts``), public helplines
and public bodies, and the address of a public place that says what it is ("the library
at 12 High Street"). A landline, an email or an address that is said to be the school's,
or a landline said to be a place's, is uncertain, so a person is asked. A mobile, a home
and whatever nobody says anything about are certain.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from schoolgate.engine.finding import Finding, Seen
from schoolgate.policyfile.helplines import open_helplines
from schoolgate.reading.lettering import ODD, Lettering, plain_lettering, small
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.written import (
    TextSpan,
    address,
    email,
    house,
    phone,
    postcode,
)
from schoolgate.reading.written.own import OwnContacts, numbers_in, own_contacts
from schoolgate.reading.written.owner import (
    Owner,
    owner_of_address,
    owner_of_number,
    with_owners,
)

FACTS = (
    "contact.phone",
    "contact.mobile",
    "contact.email",
    "contact.postcode",
    "contact.address",
)
TRIGGER = "|".join(
    (phone.TRIGGER, email.TRIGGER, postcode.TRIGGER, address.TRIGGER, ODD)
)

# Where a finding ends so, whoever may can take it into the school's own contacts.
ADD_IT = "If it is the school's own, add it to our own contacts."
# Mailboxes that a body has and a person has not.
_ROLES = (
    r"(?:office|admin|info|enquir(?:y|ies)|reception|bookings?|contact|hello|help"
    r"|support|tickets|events|pta|ptfa|finance|attendance|admissions|school|swyddfa"
    r"|post|mail|parents|governors|head|headteacher|senco?|safeguarding|press|media"
    r"|library|club|kitchen|uniform|feedback|complaints|customer\.?services?)"
)
_PRIVATE_HOSTS = (
    r"(?:gmail|googlemail|hotmail|outlook|icloud|me|btinternet|aol|proton(?:mail)?|ymail"
    r"|yahoo|live|talktalk|virginmedia|sky|msn|mail|gmx)\.[a-z.]+"
)
# How far a postcode stands from the street that it belongs to.
_SAME_ADDRESS = 60


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find what would let a stranger ring, write to or call on somebody."""
    if not re.search(TRIGGER, small(post.text)):
        return
    read = plain_lettering(post.text)
    own = own_contacts(school.own_contacts)
    yield from _phones(read, own, public_numbers(post.on.date()))
    yield from _emails(read, own, public_emails(post.on.date()))
    yield from _places(read, own)


@lru_cache(maxsize=8)
def public_numbers(on: date) -> frozenset[str]:
    """The numbers of all helplines of a day, bare; of whichever nation."""
    return frozenset(
        number
        for line in open_helplines(on)
        for value in (*line.phones, *line.texts)
        for number in numbers_in(value)
    )


@lru_cache(maxsize=8)
def public_emails(on: date) -> frozenset[str]:
    """The emails of all helplines of a day."""
    return frozenset(email for line in open_helplines(on) for email in line.emails)


def _phones(
    read: Lettering, own: OwnContacts, public: frozenset[str]
) -> Iterator[Finding]:
    numbers = with_owners(read.text, phone.find(read.text), owner_of_number)
    for number, owner in numbers:
        if number.bare in public or own.has_number(number.bare):
            continue
        if phone.is_one_off(number.bare, public):
            yield _found("contact.phone", _ONE_OFF, read, number)
        elif not (phone.is_code(number.said) or phone.is_public(number.bare)):
            yield from _phone(read, number, owner)


_ONE_OFF = "“{}” is almost a helpline's number, and is not: look the number up"


def _phone(read: Lettering, number: TextSpan, owner: Owner) -> Iterator[Finding]:
    if phone.is_mobile(number.bare):
        says = _private("a telephone number", offered=owner is Owner.SCHOOL)
        yield _found("contact.phone", says, read, number)
        says = _private("a mobile number", offered=owner is Owner.SCHOOL)
        yield _found("contact.mobile", says, read, number)
    elif phone.is_a_services(number.bare):
        says = f"“{{}}” is a service's number, and on no list of ours. {ADD_IT}"
        yield _asked("contact.phone", says, read, number)
    elif not phone.is_landline(number.bare):
        says = _private("a telephone number", offered=False)
        yield _found("contact.phone", says, read, number)
    elif owner in {Owner.SCHOOL, Owner.PLACE}:
        yield _asked("contact.phone", _SAYS[owner, "number"], read, number)
    else:
        says = _private("a telephone number", offered=owner is Owner.UNSAID)
        yield _found("contact.phone", says, read, number)


def _private(what: str, *, offered: bool) -> str:
    """Say what it is, and how to make it the school's where it may be."""
    says = f"“{{}}” is {what} that is not the school's own"
    return f"{says}. {ADD_IT}" if offered else says


_SAYS = {
    (Owner.SCHOOL, "number"): f"“{{}}” is said to be the school's number. {ADD_IT}",
    (Owner.PLACE, "number"): f"“{{}}” is said to be a place's number. {ADD_IT}",
    (Owner.SCHOOL, "email"): f"“{{}}” is said to be the school's email. {ADD_IT}",
    (Owner.PLACE, "email"): f"“{{}}” is said to be a place's email. {ADD_IT}",
    (Owner.SCHOOL, "address"): f"“{{}}” is said to be the school's address. {ADD_IT}",
}


def _found(fact: str, says: str, read: Lettering, written: TextSpan) -> Finding:
    said = " ".join(written.said.split())
    span = read.span(written.start, written.end)
    return Finding(fact, says.format(said), text=span)


def _asked(fact: str, says: str, read: Lettering, written: TextSpan) -> Finding:
    """Leave it to a person."""
    said = " ".join(written.said.split())
    span = read.span(written.start, written.end)
    return Finding(fact, says.format(said), certain=False, text=span)


def _emails(
    read: Lettering, own: OwnContacts, public: frozenset[str]
) -> Iterator[Finding]:
    before = 0
    for found in email.find(read.text):
        owner = _owner_of_email(read, found, before)
        before = found.end
        if found.bare in public or own.has_email(found.bare):
            continue
        if owner in {Owner.SCHOOL, Owner.PLACE}:
            yield _asked("contact.email", _SAYS[owner, "email"], read, found)
        else:
            says = "“{}” is an email address that is not the school's own"
            yield _found("contact.email", says, read, found)


def _owner_of_email(read: Lettering, found: TextSpan, before: int) -> Owner:
    owner = owner_of_number(read.text, found.start, found.end, before)
    user, _, host = found.bare.partition("@")
    if owner is Owner.UNSAID and re.fullmatch(_ROLES, user):
        return Owner.UNSAID if re.fullmatch(_PRIVATE_HOSTS, host) else Owner.PLACE
    return owner


def _places(read: Lettering, own: OwnContacts) -> Iterator[Finding]:
    """Find streets, and the postcodes that stand alone or belong to them."""
    streets = with_owners(read.text, address.find(read.text), owner_of_address)
    known = [
        (street, Owner.PLACE if own.has_place(street.bare) else owner)
        for street, owner in streets
    ]
    for street, owner in known:
        yield from _place("contact.address", "“{}” is an address", read, street, owner)
    codes = with_owners(read.text, postcode.find(read.text), owner_of_address)
    for code, owner in codes:
        if not own.has_place(code.bare):
            says = "“{}” is a postcode, which leads to a few front doors"
            whose = _of_its_street(read, code, known) or owner
            yield from _place("contact.postcode", says, read, code, whose)


def _place(
    fact: str, says: str, read: Lettering, found: TextSpan, owner: Owner
) -> Iterator[Finding]:
    if owner is Owner.SCHOOL:
        yield _asked(fact, _SAYS[owner, "address"], read, found)
    elif owner is Owner.UNSAID and house.is_doubtful(found):
        yield _asked(fact, f"“{{}}” may be somebody's home. {ADD_IT}", read, found)
    elif owner is Owner.UNSAID:
        yield _found(fact, f"{says}. {ADD_IT}", read, found)
    elif owner is Owner.PERSON:
        yield _found(fact, says, read, found)


def _of_its_street(
    read: Lettering, code: TextSpan, streets: list[tuple[TextSpan, Owner]]
) -> Owner | None:
    """Give whose a postcode is by the street before it.

    Where a person is asked about that street, the postcode is asked about with it.
    """
    before = bisect_right(streets, code.start, key=lambda each: each[0].end)
    if not before:
        return None
    street, owner = streets[before - 1]
    if not _is_one_address(read.text[street.end : code.start]):
        return None
    return Owner.PLACE if owner is Owner.SCHOOL else owner


def _is_one_address(between: str) -> bool:
    return len(between) <= _SAME_ADDRESS and not re.search(r"[.!?;]\s|\n\s*\n", between)
