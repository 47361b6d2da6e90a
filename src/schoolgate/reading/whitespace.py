"""Text as people read it: one blank between words, and nothing that can't be seen.

Every check of words reads this. A run of blanks, a tab or a single line break is one
blank; two line breaks or more part paragraphs; soft hyphens and signs without width are
left out. Offsets lead back to the author's own characters.

A hyphen at a line's end may break a word (``rec-`` ``eption``), join two (``well-``
``known``) or be a dash (``Aisha-`` ``her dad``). No list of words can tell, so such a
text has a reading for each, and what stands in any of them is found.
"""

import re
from functools import cached_property, lru_cache

from schoolgate.engine.finding import Span

# What has no width, and a reader does not see: soft hyphens, joiners, marks of
# direction, variation selectors, fillers, tags.
UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U000e0000-\U000e0fff"
)
# White space, and the empty braille cell that posts are spaced out with.
BLANK = r"\s\u2800"
# A hyphen after a letter or figure, at the end of a line within a paragraph.
HYPHENED = (
    rf"(?<=\w)[-\u2010\u00ad][{UNSEEN}]*[^\S\n\r]*(?:\r\n|[\n\r])"
    rf"(?:(?![\n\r])[{BLANK}{UNSEEN}])*(?=\w)"
)
JOINTS = ("", "-", "- ")

_CHANGED = rf"(?P<joint>{HYPHENED})|[{BLANK}{UNSEEN}]+"
_UNEVEN = rf"[^\S ]|  |^ | $|[\u2800{UNSEEN}]"
_BREAK = "\r\n|[\n\r\v\f\x85\u2028]"
PARAGRAPH = "\n\n"


class Reading:
    """One reading of a text: ``text`` is what people read, ``given`` the author's."""

    def __init__(self, given: str, joint: str = "") -> None:
        self.given = given
        self.joint = joint
        read = given if is_even(given) else _even(given, joint)
        self.text: str = given if read == given else read

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of what people read stands in the author's text."""
        if self.text is self.given:
            return Span(start, end)
        starts, ends = self._ways_back
        if end <= start:
            at = starts[start] if start < len(starts) else len(self.given)
            return Span(at, at)
        return Span(starts[start], ends[end - 1])

    @cached_property
    def _ways_back(self) -> tuple[list[int], list[int]]:
        """For each character that is read, where what it stands for begins and ends."""
        starts: list[int] = []
        ends: list[int] = []
        done = 0
        for found in re.finditer(_CHANGED, self.given):
            starts.extend(range(done, found.start()))
            ends.extend(range(done + 1, found.start() + 1))
            count = len(_plain(found, self.joint))
            starts.extend([found.start()] * count)
            ends.extend([found.end()] * count)
            done = found.end()
        starts.extend(range(done, len(self.given)))
        ends.extend(range(done + 1, len(self.given) + 1))
        return starts, ends


@lru_cache(maxsize=4)
def readings(given: str) -> tuple[Reading, ...]:
    """Every way to read a text; more than one only where a hyphen ends a line."""
    first = Reading(given)
    if first.text is given or re.search(HYPHENED, given) is None:
        return (first,)
    return (first, *(Reading(given, joint) for joint in JOINTS[1:]))


def even(text: str) -> str:
    """A text as people read it, the likeliest reading where there are several."""
    return text if is_even(text) else readings(text)[0].text


def is_even(given: str) -> bool:
    """Whether people read a text as it is given: so it is with most posts."""
    if given.isascii() and given.isprintable():
        return "  " not in given and given[:1] != " " != given[-1:]
    return re.search(_UNEVEN, given) is None


def _even(given: str, joint: str) -> str:
    return re.sub(_CHANGED, lambda found: _plain(found, joint), given)


def _plain(found: re.Match[str], joint: str) -> str:
    """What people read where this stands: nothing, a blank, or a new paragraph."""
    if found["joint"] is not None:
        return joint
    written = found[0]
    if re.search(rf"[{BLANK}]", written) is None:
        return ""
    if found.start() == 0 or found.end() == len(found.string):
        return ""
    breaks = len(re.findall(_BREAK, written)) + 2 * written.count("\u2029")
    return PARAGRAPH if breaks > 1 else " "
