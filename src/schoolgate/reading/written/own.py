"""What the school gives out as its own, in the form that a text is compared with.

The page on which a school keeps its contacts, the policy file and the checks all
compare by this one function: "020 7946 0123 ext. 21" and "+44 20 7946 0123" are one.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from schoolgate.engine.record import record
from schoolgate.reading.lettering import plain_lettering
from schoolgate.reading.written import address, email, phone, postcode

_EXTENSION = r"(?i:[\s,(]*(?:ext(?:ension|n)?\.?|x|option|press)\s*\d{1,6}\)?)"
# A number typed alone needs no word in front of it.
_SPELLED_OUT = {
    "rd": "road",
    "st": "street",
    "ln": "lane",
    "av": "avenue",
    "ave": "avenue",
    "dr": "drive",
    "cl": "close",
    "cres": "crescent",
    "gdns": "gardens",
    "sq": "square",
    "ter": "terrace",
    "terr": "terrace",
}
_DIGITS = r"[\d\s().+\-/o]{5,}"


@record
class OwnContacts:
    """The school's own: numbers, emails, domains, postcodes and streets."""

    phones: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()
    domains: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    def has_number(self, bare: str) -> bool:
        """Whether a number is the school's own, also without its area code."""
        if bare in self.phones:
            return True
        is_local = 6 <= len(bare) <= 8
        return is_local and any(
            len(own) > len(bare) and own.endswith(bare) for own in self.phones
        )

    def has_email(self, bare: str) -> bool:
        """Whether an email is the school's own, or at a domain that is."""
        host = f"@{bare.rpartition('@')[2]}"
        return bare in self.emails or any(
            host == name or host.endswith(name.replace("@", "."))
            for name in self.domains
        )

    def has_place(self, bare: str) -> bool:
        """Whether an address or a postcode is the school's own."""
        return squashed(bare) in self.places


@lru_cache(maxsize=256)
def own_contacts(values: frozenset[str]) -> OwnContacts:
    """Sort what a school wrote down by what it is."""
    emails = {mail for value in values for mail in emails_in(value)}
    domains = {domain for value in values if (domain := domain_in(value))}
    return OwnContacts(
        frozenset(number for value in values for number in numbers_in(value)),
        frozenset(emails),
        frozenset(domains),
        frozenset(place for value in values for place in places_in(value)),
    )


def numbers_in(value: str) -> Iterator[str]:
    """Give each telephone number of a value, bare, without its extension."""
    plain = re.sub(_EXTENSION, " ", plain_lettering(value).text)
    found = [number.bare for number in phone.find(plain)]
    if not found and re.fullmatch(_DIGITS, plain.strip()):
        found = [phone.bare(plain)]
    yield from found


def emails_in(value: str) -> Iterator[str]:
    """Give each email of a value."""
    return (mail.bare for mail in email.find(plain_lettering(value).text))


def domain_in(value: str) -> str:
    """Give the domain of a value such as "@school.example"; "" where it is none."""
    plain = value.strip().casefold()
    return plain if re.fullmatch(r"@[\w-]+(?:\.[\w-]+)+", plain) else ""


def places_in(value: str) -> tuple[str, ...]:
    """Give an address whole, its street alone and its postcode, each squashed."""
    plain = plain_lettering(value).text
    if "@" in plain or not re.search(r"[^\W\d_]", plain):
        return ()
    streets = (squashed(street.bare) for street in address.find(plain))
    codes = (code.bare for code in postcode.find(plain))
    return (squashed(plain), *streets, *codes)


def squashed(words: str) -> str:
    """Write an address in small letters, spelled out, without blanks and signs."""
    spelled = re.sub(
        r"\b(rd|st|ln|ave?|dr|cl|cres|gdns|sq|terr?)\b\.?(?=\s*(?:,|$))",
        lambda match: _SPELLED_OUT[match[1]],
        words.casefold(),
    )
    return re.sub(r"[\W_]", "", spelled)
