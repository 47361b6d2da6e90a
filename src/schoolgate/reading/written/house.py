"""Houses that have a name and no number: "Oak Cottage, Mill Lane", "Tŷ Newydd, …".

A house that stands without its street is one only where somebody is fetched from it or
something is brought to it: "Collect Priya from Oak Cottage".
"""

import re
from collections.abc import Iterator

from schoolgate.reading.written import TextSpan
from schoolgate.reading.written.street import KINDS, NAME, WELSH_STREET

# Nobody but a family has one of these.
_HOMES = (
    r"(?:Cottages?|Bungalow|Farmhouse|Lodge|Barn|Villa|Rectory|Vicarage|Croft|Granary"
    r"|Stables|Oast|Forge|Smithy|Gatehouse|Old \w+)"
)
# These are also what halls, blocks and firms are called.
_LARGE = r"(?:House|Farm|Hall|Manor|Grange|Mill|Court|Place|Towers?|View|Park)"
# With the first letter that Welsh changes after "o", "i" and "yn".
_WELSH = (
    r"(?:[TD][ŷyŶY]|[BF]wthyn|[PB]las|[BF]ryn|Hafod|Hendre|Fferm|[PB]en-?y\w*|Cartref"
    r"|Awel)"
)
_STREET = (
    rf"(?:\d{{1,4}}[a-h]? )?(?:(?:{NAME} ){{1,3}}(?P<kind>(?i:{KINDS}))\b"
    rf"|{WELSH_STREET})"
)
HOUSE = (
    rf"\b(?:(?:The )?(?:{NAME} ){{0,3}}(?:{_HOMES}|{_LARGE})\b"
    rf"|{_WELSH}(?: (?:y|yr))? {NAME}(?: {NAME})?)(?:, ?|,?\n){_STREET}"
)
_FETCH = (
    r"(?i:\b(?:collect|pick(?:ed)? (?:\w+ )?up|drop|fetch|deliver|send|post|bring"
    r"|parcels?|party|playdate|sleepover|casglwch|dewch|anfonwch)\b)"
)
ALONE = (
    rf"{_FETCH}[^.!?\n]{{0,60}}?(?: (?:from|at|to|o|yn|i)|,) (?P<house>(?:The )?"
    rf"(?:{NAME} ){{1,2}}(?:Cottage|Bungalow|Farmhouse|Lodge|Barn|Villa|Rectory"
    rf"|Vicarage))(?=\s*(?:[.,;:!?)]|$)| (?:at|by|on|after|before|please|and|this|for"
    r"|tomorrow|today|tonight)\b)"
)
TRIGGER = (
    r"\b(?:cottage|bungalow|farmhouse|lodge|barn|villa|rectory|vicarage)\b|"
    rf"\b(?:{_HOMES.lower()}|{_LARGE.lower()})(?:,\s?|,?\n)\w"
    rf"|\b{_WELSH.lower()}\s\w"
)
_ANY = rf"\b(?:{_HOMES}|{_LARGE})$"
# Kinds of street that are as often something else after a comma.
_NO_STREETS = frozenset(
    "hill park square view mount court wood field fields bank buildings circus gate"
    " yard ride st dr str place green mead lea".split()
)


def find(text: str) -> Iterator[TextSpan]:
    """Find houses with a name."""
    for match in re.finditer(HOUSE, text):
        if match["kind"] is None or match["kind"].casefold() not in _NO_STREETS:
            yield _written(match, 0)
    for match in re.finditer(ALONE, text):
        yield _written(match, "house")


def is_doubtful(found: TextSpan) -> bool:
    """Tell what may be a firm's ("Holly House, High Street") from a family's house."""
    if not re.match(r"\D", found.said):
        return False
    name, _, street = found.said.replace("\n", ",").partition(",")
    is_a_home = re.search(rf"\b{_HOMES}$|^{_WELSH}\b", name) is not None
    return not (street and is_a_home) and re.search(_ANY, name) is not None


def _written(match: re.Match[str], group: str | int) -> TextSpan:
    said = match[group]
    bare = " ".join(said.casefold().split())
    return TextSpan(match.start(group), match.end(group), said, bare)
