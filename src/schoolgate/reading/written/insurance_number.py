"""National Insurance numbers, their two letters held to those that are given out."""

import re
from collections.abc import Iterator

from schoolgate.reading.written import TextSpan

_GAP = r"[ \t.\-/]{0,2}"
NUMBER = (
    rf"(?<![^\W_])(?!bg|gb|nk|kn|tn|nt|zz)[a-ceghj-prtw-z][a-ceghj-nprtw-z]{_GAP}"
    rf"\d(?:{_GAP}\d){{5}}(?:{_GAP}[a-d])?(?![^\W_])"
)
TRIGGER = r"[a-z]{2}(?:[^\w\n]{0,2}\d){6}"
_CUE = r"(?i:\bn\.?i\.?\b|national insurance|\bnino\b)"
# "at 12 30 45 a bus": in small letters these are words.
_WORDS = frozenset("am as at be by he la me my oh or pa we ok mr ms th".split())


def find(text: str) -> Iterator[TextSpan]:
    """Find insurance numbers; one without its last letter only where it is named."""
    for match in re.finditer(NUMBER, text, re.IGNORECASE):
        bare = re.sub(r"\W", "", match[0])
        if _is_one(bare, match[0]) or re.search(_CUE, text[: match.start()]):
            yield TextSpan(match.start(), match.end(), match[0], bare.upper())


def _is_one(bare: str, said: str) -> bool:
    return len(bare) == 9 and (bare[:2] not in _WORDS or said.startswith(bare[:3]))
