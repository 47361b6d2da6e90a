"""Is somebody named who must not be? The answer never says why, nor who said so."""

import re
import unicodedata
from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen, Span
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("restricted.named",)
TRIGGER = ""
NEEDS = "restricted"
# A pupil who is never shown: that is held against pictures, and no names are told.
NEVER_SHOWN = "pupil"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find each name of the list in the text, whatever its case and accents.

    No list given means that nobody is on it: the register of those whom the law
    protects is held by the head, and is not asked of an author.
    """
    text, places = _folded(post.text) if school.restricted else ("", [])
    for restriction in school.restricted or ():
        if restriction.kind == NEVER_SHOWN:
            continue
        pattern = _pattern(restriction.person)
        for match in pattern.finditer(text):
            start, end = places[match.start()], places[match.end() - 1] + 1
            yield Finding(
                "restricted.named",
                "This post names somebody who can't be named here",
                text=Span(start, end),
            )


def _pattern(name: str) -> re.Pattern[str]:
    """The full name in either order, or a title before the surname."""
    words = [re.escape(word) for word in _folded(name)[0].split()]
    if not words:
        return re.compile(r"(?!)")
    gap = r"[\s,.\-]+"
    forms = [gap.join(words), gap.join((words[-1], *words[:-1]))]
    forms.append(rf"(?:mr|mrs|ms|miss|mx|dr|sir){gap}{words[-1]}")
    return re.compile(rf"\b(?:{'|'.join(forms)})\b")


def _folded(text: str) -> tuple[str, list[int]]:
    """The text in lower case without accents, and where each letter came from."""
    letters: list[str] = []
    places: list[int] = []
    for at, letter in enumerate(text):
        for part in unicodedata.normalize("NFKD", letter).casefold():
            if unicodedata.category(part) not in ("Mn", "Cf"):
                letters.append(part)
                places.append(at)
    return "".join(letters), places
