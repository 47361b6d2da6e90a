"""Names as a cell holds them: whole names taken apart, and dirt told from names."""

import re
import unicodedata

# UTF-8 read as Windows-1252: “Ã«” for ë.
_TWICE = r"[ÃÂÄÅ][\u0080-\u00bfŒœŠšŸŽžƒˆ˜‘’‚“”„†‡•…‰‹›€™–—]"
# A capital with an accent, or an opening quote, behind a small letter: “RenŽ”, “Zo‘”.
_OTHER_PAGE = r"[a-z](?:‘(?!\w)|[ŽŠŒŸÀ-ÖØ-Ý](?![a-z]))"
# Categories of signs that stand in no name, but for those that do.
_NO_LETTERS = frozenset(("Sc", "Sm", "So", "Sk", "No", "Po", "Cc", "Cf", "Ps", "Pe"))
_OK = frozenset("'’‘.,/&·()`´\u200c\u200d\"ʼ!")
_DIRT = r"[\x00-\x1f\x7f\ufffd=<>{}\[\]|\\@#$%^*+~\d]"


def fault(name: str) -> str | None:
    """Why this can't be a name, or None."""
    if name.isalpha():
        return None
    if not any(map(str.isalpha, name)):
        return "no letters"
    dirt = re.search(_DIRT, name)
    if dirt:
        return f"“{dirt.group()}”"
    return damage(name)


def damage(name: str) -> str | None:
    """Why a name seems to have been read in the wrong code page, or None."""
    twice = re.search(_TWICE, name)
    if twice:
        return f"“{twice.group()}” is one letter read as two{_meant(name)}"
    if odd := re.search(_OTHER_PAGE, name):
        return f"“{odd.group()}” is no end of a name{_meant(name)}"
    for at, sign in enumerate(name):
        if sign == "?" or (
            unicodedata.category(sign) in _NO_LETTERS and sign not in _OK
        ):
            within = name[max(0, at - 1) : at + 2]
            return f"“{within}” holds a sign where a letter was{_meant(name)}"
    return None


def _meant(name: str) -> str:
    """What the name is in the first code page that makes letters of it."""
    for page in ("utf-8", "cp850", "mac_roman", "cp1250", "iso8859-2"):
        try:
            read = name.encode("cp1252").decode(page)
        except UnicodeError:
            continue
        if read != name and read.replace(" ", "").replace("-", "").isalpha():
            return f": in the code page {page} it is “{read}”"
    return ""


def apart(name: str) -> tuple[str, str]:
    """Take “Khan, Aisha” and “Aisha Khan” apart, into forename and surname."""
    surname, comma, forename = name.partition(",")
    if comma:
        return forename.strip(), surname.strip()
    forename, _, surname = name.strip().partition(" ")
    return forename, surname.strip()


def _is_no_letter(sign: str) -> bool:
    """Whether a sign stands in no name."""
    return unicodedata.category(sign) in _NO_LETTERS and sign not in _OK
