"""Postcodes of the United Kingdom, their first letters held to the real areas."""

import re
from collections.abc import Iterator
from functools import cache

from schoolgate.reading.written import TextSpan, in_handle_or_link

_AREAS = """
AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN
DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY
L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM
S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN
WR WS WV YO ZE
"""
# Where a letter follows the first digit, it is in one of these.
_LETTERED = frozenset("E1 N1 NW1 SE1 SW1 W1 EC1 EC2 EC3 EC4 WC1 WC2".split())
# The districts numbered nought.
_NOUGHT = frozenset("BL0 BS0 CM0 CR0 FY0 GY0 HA0 PR0 SL0 SS0 JE0 IM0".split())
_ORDINALS = frozenset(("1st", "2nd", "3rd"))

POSTCODE = (
    r"(?<![^\W_])(?P<area>[a-z]{1,2})(?P<district>\d[\da-z]?)(?:(?:[ \t\-._+,/]"
    r"|%20){0,3}|\n)(?P<inward>\d(?-i: (?=[A-Z]))?[abd-hjlnp-uw-z]{2})(?![^\W_])"
    r"|(?<![^\W_])gir[ .-]?0aa\b"
)
# The letter O is typed for nought, in capitals: "CF1O 1AA", "SW15 OAB".
LETTER_O = (
    r"(?<![^\W_])(?P<area>[A-Z]{1,2})(?P<district>\d[\dA-Z]?)[ ]?"
    r"(?P<inward>(?:[\dO])(?!FF|UT|NE|LD|WN)[ABD-HJLNP-UW-Z]{2})(?![^\W_])"
)
TRIGGER = (
    r"[a-z]\d[a-z\d]?(?:[^\w]|_|%20){0,3}\d\s?[abd-hjlnp-uw-z]{2}(?:$|[\W_])|\bgir["
    r" .-]?0|[a-z]\d[a-z\d]?\s?[\do][abd-hjlnp-uw-z]{2}(?:$|[\W_])"
)


def find(text: str) -> Iterator[TextSpan]:
    """Find postcodes; ``bare`` is the code in small letters, without its space."""
    for match in re.finditer(POSTCODE, text, re.IGNORECASE):
        if in_handle_or_link(text, match.start()):
            continue
        if not match["area"] or _is_real(match):
            bare = re.sub(r"[\W_]", "", match[0].replace("%20", "")).casefold()
            yield TextSpan(match.start(), match.end(), match[0], bare)
    for match in re.finditer(LETTER_O, text):
        district, inward = (match[g].replace("O", "0") for g in ("district", "inward"))
        is_typed_so = district + inward != match["district"] + match["inward"]
        if is_typed_so and _is_district(match["area"], district):
            bare = f"{match['area']}{district}{inward}".casefold()
            yield TextSpan(match.start(), match.end(), match[0], bare)


@cache
def _areas() -> frozenset[str]:
    return frozenset(_AREAS.split())


def _is_real(match: re.Match[str]) -> bool:
    area, district = match["area"].upper(), match["district"].upper()
    if not _is_district(area, district):
        return False
    if match["inward"] in _ORDINALS and match["area"].isupper():
        return False  # "Group B4 2nd"
    if "/" in match[0] and not match["inward"].isupper():
        return False  # "teams B4/5th"
    is_mixed = not (match[0].isupper() or match[0].islower())
    return not (match[0].isalnum() and is_mixed)  # "Hu27le"


def _is_district(area: str, district: str) -> bool:
    """Hold an area and its district to those that there are."""
    if area not in _areas() or (district[0] == "0" and area + district not in _NOUGHT):
        return False
    return district.isdigit() or area + district[0] in _LETTERED
