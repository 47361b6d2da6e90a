"""Unique pupil numbers: a check letter, eleven digits, a digit or a letter.

The check letter is worked out as the Department for Education's guide says: the twelve
that follow it, weighted 2 to 13, modulo 23.
"""

import re
from collections.abc import Iterator

from schoolgate.reading.written import TextSpan

_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"
_GAP = r"[ \t.\-/]{0,2}"
UPN = rf"(?<!\w)[a-hj-np-rt-z](?:{_GAP}\d){{11}}{_GAP}[\da-hj-np-rt-z](?!\w)"
TRIGGER = r"\b[a-z](?:[^\w\n]{0,2}\d){11}"


def find(text: str) -> Iterator[TextSpan]:
    """Find pupil numbers whose check letter is right."""
    for match in re.finditer(UPN, text, re.IGNORECASE):
        bare = re.sub(r"\W", "", match[0]).upper()
        if check_letter(bare[1:]) == bare[0]:
            yield TextSpan(match.start(), match.end(), match[0], bare)


def check_letter(body: str) -> str:
    """Work out the letter that stands before these twelve."""
    values = (int(c) if c.isdigit() else _LETTERS.index(c) for c in body)
    total = sum(weight * value for weight, value in enumerate(values, start=2))
    return _LETTERS[total % 23]
