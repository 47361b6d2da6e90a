"""Full names as forms and lists label them: “Forename: Priya Surname: Rao”."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from schoolgate.reading.folding import squash
from schoolgate.reading.mentions import How, Mention
from schoolgate.reading.name_index import Kin, Names
from schoolgate.reading.words import Words

_LABELS = {
    "forename": r"(?i:\b(?:fore|first|given|christian)[ -]?names?\b|\bknown as\b)",
    "surname": r"(?i:\b(?:sur|last|family)[ -]?names?\b)",
}
_VALUE = r" ?[:=–-]? ?([^\W\d_][^\n:;,|=]{0,40})"
# Without one of these no form is looked for; in small letters.
TRIGGER = re.compile(r"(?i)\b(?:sur|last|family)[ -]?names?\b")
MOST_WORDS = 4


def form_mentions(words: Words, index: Names) -> Iterator[Mention]:
    """Every full name of the roll whose halves stand behind labels of a form."""
    if not TRIGGER.search(words.plain):
        return
    for one, other in (("forename", "surname"), ("surname", "forename")):
        pattern = rf"{_LABELS[one]}{_VALUE}[\s,;|]*{_LABELS[other]}{_VALUE}"
        for match in re.finditer(pattern, words.plain):
            found = _named(match, one, words, index)
            if found is not None:
                yield found


def _named(
    match: re.Match[str], first: str, words: Words, index: Names
) -> Mention | None:
    """The name in a form: its first half is known to end, the second is tried."""
    known, tried = match[1].strip(), match[2].split()
    for count in range(min(MOST_WORDS, len(tried)), 0, -1):
        more = " ".join(tried[:count])
        pair = (known, more) if first == "forename" else (more, known)
        forename, surname = map(squash, pair)
        kin = index.pairs.get(f"{forename} {surname}")
        if kin is None:
            continue
        start, end = match.start(1), match.start(2) + len(more)
        at = [word.start for word in words.words]
        begins, ends = bisect_left(at, start), bisect_left(at, end) - 1
        return Mention(
            begins,
            ends,
            start,
            end,
            forename,
            surname,
            How.LABELLED,
            capitals=True,
            short=kin is Kin.SHORT,
        )
    return None
