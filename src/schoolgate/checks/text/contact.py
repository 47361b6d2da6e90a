"""Does the text give away a telephone number, an e-mail, a postcode or an address?

What the school gives out as its own (``own_contacts``) is let through.
"""

import re
from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen
from schoolgate.reading.lettering import ODD, Lettering, plain_lettering
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.written import Written, address, email, phone, postcode

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


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find what would let a stranger ring, write to or call on somebody."""
    if not re.search(TRIGGER, post.text.lower()):
        return
    read = plain_lettering(post.text)
    own = frozenset(map(_bare, school.own_contacts))
    yield from _phones(read, own)
    yield from _emails(read, own)
    yield from _postcodes(read, own)
    yield from _addresses(read, own)


def _bare(contact: str) -> str:
    """Write a contact as it is compared: a number by its digits, all else small."""
    small = contact.casefold().strip()
    if "@" in small:
        return small
    squashed = re.sub(r"[\W_]", "", small)
    return phone.bare(squashed) if squashed.isdigit() else squashed


def _phones(read: Lettering, own: frozenset[str]) -> Iterator[Finding]:
    for number in phone.find(read.text):
        if number.bare in own:
            continue
        says = "“{}” is a telephone number that is not the school's own"
        yield _found("contact.phone", says, read, number)
        if phone.is_mobile(number.bare):
            says = "“{}” is a mobile number that is not the school's own"
            yield _found("contact.mobile", says, read, number)


def _found(fact: str, says: str, read: Lettering, written: Written) -> Finding:
    said = " ".join(written.said.split())
    span = read.span(written.start, written.end)
    return Finding(fact, says.format(said), text=span)


def _emails(read: Lettering, own: frozenset[str]) -> Iterator[Finding]:
    domains = tuple(name for name in own if name.startswith("@"))
    for found in email.find(read.text):
        host = f"@{found.bare.rpartition('@')[2]}"
        is_own = found.bare in own or any(
            host == name or host.endswith(name.replace("@", ".")) for name in domains
        )
        if not is_own:
            says = "“{}” is an e-mail address that is not the school's own"
            yield _found("contact.email", says, read, found)


def _postcodes(read: Lettering, own: frozenset[str]) -> Iterator[Finding]:
    for found in postcode.find(read.text):
        if found.bare not in own:
            says = "“{}” is a postcode, which leads to a few front doors"
            yield _found("contact.postcode", says, read, found)


def _addresses(read: Lettering, own: frozenset[str]) -> Iterator[Finding]:
    for found in address.find(read.text):
        if _bare(found.bare) not in own:
            yield _found("contact.address", "“{}” is an address", read, found)
