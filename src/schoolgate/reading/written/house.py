"""Houses that have a name and no number: "Oak Cottage, Mill Lane", "Tŷ Newydd, …".

A name of a house alone is none: it stands in front of its street.
"""

import re
from collections.abc import Iterator

from schoolgate.reading.written import Written
from schoolgate.reading.written.street import KINDS, NAME, WELSH_STREET

# Nobody but a family has one of these.
_HOMES = (
    r"(?:Cottages?|Bungalow|Farmhouse|Lodge|Barn|Villa|Rectory|Vicarage|Croft|Granary"
    r"|Stables|Oast|Forge|Smithy|Gatehouse|Old \w+)"
)
# These are also what halls, blocks and firms are called.
_LARGE = r"(?:House|Farm|Hall|Manor|Grange|Mill|Court|Place|Towers?|View|Park)"
_WELSH = r"(?:T[ŷyŶY]|Bwthyn|Plas|Bryn|Hafod|Hendre|Fferm|Pen-?y\w*|Cartref|Awel)"
_STREET = (
    rf"(?:\d{{1,4}}[a-h]? )?(?:(?:{NAME} ){{1,3}}(?P<kind>(?i:{KINDS}))\b"
    rf"|{WELSH_STREET})"
)
HOUSE = (
    rf"\b(?:(?:The )?(?:{NAME} ){{0,3}}(?:{_HOMES}|{_LARGE})\b"
    rf"|{_WELSH}(?: (?:y|yr))? {NAME}(?: {NAME})?)(?:, ?|,?\n){_STREET}"
)
TRIGGER = (
    rf"\b(?:{_HOMES.lower()}|{_LARGE.lower()})(?:,\s?|,?\n)\w"
    rf"|\b{_WELSH.lower()}\s\w"
)
# Kinds of street that are as often something else after a comma.
_NO_STREETS = frozenset(
    "hill park square view mount court wood field fields bank buildings circus gate"
    " yard ride st dr str place green mead lea".split()
)


def find(text: str) -> Iterator[Written]:
    """Find houses with a name in front of their streets."""
    for match in re.finditer(HOUSE, text):
        if match["kind"] is None or match["kind"].casefold() not in _NO_STREETS:
            bare = " ".join(match[0].casefold().split())
            yield Written(match.start(), match.end(), match[0], bare)


def has_name(found: Written) -> bool:
    """Tell "Holly House, High Street" from "12 High Street"."""
    return re.match(HOUSE, found.said) is not None


def is_a_home(found: Written) -> bool:
    """Tell a cottage, where a family lives, from a house that may be a firm's."""
    name = re.split(r"[,\n]", found.said)[0]
    return re.search(rf"\b{_HOMES}$|^{_WELSH}\b", name) is not None
