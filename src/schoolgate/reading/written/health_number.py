"""NHS numbers (and Scotland's CHI): ten digits that add up, and a word that says so.

One number in eleven adds up by chance, so the word is needed.
"""

import re
from collections.abc import Iterator

from schoolgate.reading.written import TextSpan

_CUE = (
    r"(?:\bn\.?h\.?s|\bchi\b|\bh ?& ?c\b|health (?:and care )?n|\bpatient|\bhospital n"
    r"|\bmedical n)"
)
NUMBER = r"(?<![\w+])\d(?:[ \t.\-/]{0,2}\d){9}(?![\w])"
TRIGGER = r"\d(?:[^\w\n]{0,2}\d){9}"
_REACH = 60


def find(text: str) -> Iterator[TextSpan]:
    """Find health numbers, with a word for them close by."""
    if not re.search(_CUE, text, re.IGNORECASE):
        return
    for match in re.finditer(NUMBER, text):
        bare = re.sub(r"\D", "", match[0])
        around = text[max(0, match.start() - _REACH) : match.end() + _REACH]
        if adds_up(bare) and re.search(_CUE, around, re.IGNORECASE):
            yield TextSpan(match.start(), match.end(), match[0], bare)


def adds_up(digits: str) -> bool:
    """Hold ten digits to their check digit, by modulus 11."""
    total = sum(
        int(d) * weight for d, weight in zip(digits, range(10, 1, -1), strict=False)
    )
    return (11 - total % 11) % 11 == int(digits[9])
