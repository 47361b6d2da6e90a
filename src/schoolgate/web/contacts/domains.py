"""Domains that are nobody's own: public suffixes, and those of public providers."""

from functools import cache
from pathlib import Path

# What stands before a country's two letters in the names of many: co.uk, com.au.
SECOND = frozenset(
    "ac asn co com edu gen gob gov govt gouv id ltd me mil mod ne net nhs nic nom or"
    " org plc police sch school".split()
)
# Here each council has a part of its own, and a school a part of that.
BY_COUNCIL = "sch.uk"


@cache
def shared_domains() -> frozenset[str]:
    """Domains under which anybody can have an email or a site."""
    lines = Path(__file__).with_name("shared_domains.txt").read_text().splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def is_shared(domain: str) -> bool:
    """Whether a domain ends the names of many, so that no school can call it its own.

    It is a public suffix ("co.uk", "kent.sch.uk") or a public provider's.
    """
    name = domain.casefold().strip("@. ").removeprefix("www.")
    return is_suffix(name) or name in shared_domains()


def is_suffix(name: str) -> bool:
    """Whether names are registered under this one, and it is not registered itself."""
    labels = name.split(".")
    if name == BY_COUNCIL or name.endswith(f".{BY_COUNCIL}"):
        return len(labels) < 4
    has_second = len(labels) == 2 and len(labels[-1]) == 2 and labels[0] in SECOND
    return len(labels) < 2 or has_second
