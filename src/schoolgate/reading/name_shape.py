"""The shape of a name in any script, told in the letters that patterns know.

A pattern that looks for a name asks for a capital and small letters, ``[A-Z][a-z]+``.
``shaped`` writes a text so that such a pattern meets ``Zoë``, ``Łukasz``, ``Саша`` and
``美玲`` as well: each letter becomes one Latin letter in its place and its case. So the
places that are found are those of the text itself.
"""

import re
import unicodedata

from schoolgate.reading.folding import UNDECOMPOSED

# One way to match, however long: each further part begins with a sign or a capital.
NAME_WORD = (
    r"(?:[A-Z](?:'[A-Z])?[a-z]+(?:['-][a-z]+|['-]?[A-Z][a-z]+)*"
    r"|[A-Z][a-z]*-[A-Z][a-z]+)"
)
# A forename, and the surname or its initial behind it.
NAME = rf"{NAME_WORD}(?: (?:{NAME_WORD}|[A-Z](?!\w)\.?))?"

_WORD = r"[^\W\d_]*[^\W\d_\x00-\x7f][^\W\d_]*"


def shaped(text: str) -> str:
    """The text in Latin letters, each in its place; plain ASCII is as it was."""
    if text.isascii():
        return text
    return re.sub(_WORD, lambda word: _shape(word[0]), text)


def _shape(word: str) -> str:
    """One word; where a script has no capitals, its first letter stands as one."""
    first, rest = word[0], word[1:]
    begins = "X" if _is_without_case(first) else _letter(first)
    return begins + "".join(map(_letter, rest))


def _letter(letter: str) -> str:
    if letter.isascii():
        return letter
    base = unicodedata.normalize("NFD", letter)[0]
    plain = base if base.isascii() else UNDECOMPOSED.get(letter.lower(), "x")[0]
    return plain.upper() if letter.isupper() or letter.istitle() else plain


def _is_without_case(letter: str) -> bool:
    return unicodedata.category(letter) == "Lo"
