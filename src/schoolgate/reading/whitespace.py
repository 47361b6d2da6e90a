"""Text as people read it: one blank between words, and nothing that can't be seen.

Every check of words reads this. A run of blanks, a tab or a single line break is one
blank; two line breaks or more part paragraphs; soft hyphens and signs without width are
left out. Offsets lead back to the author's own characters.

A hyphen at a line's end may break a word (``rec-`` ``eption``), join two (``well-``
``known``) or be a dash (``Aisha-`` ``her dad``). No list of words can tell, so such a
text has a reading for each, and what stands in any of them is found.
"""

import re
from collections.abc import Iterator
from functools import lru_cache, partial

from schoolgate.engine.finding import Span
from schoolgate.reading.markup import plain_text, unemphasised
from schoolgate.reading.rewriting import Piece, Rewritten

# What has no width, and a reader does not see: soft hyphens, joiners, marks of
# direction, variation selectors, fillers, tags, controls, what stands for an object.
UNSEEN = (
    "\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f"
    "\u08e2\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff\U000110bd\U000110cd\U00013430-\U0001345f"
    "\U00016fe4\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# White space, and the empty braille cell that posts are spaced out with.
BLANK = (
    "\t-\r\x1c-\x1e \x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\u2800"
)
# A hyphen or dash after a letter or figure, at the end of a line within a paragraph.
HYPHENED = (
    rf"(?<=\w)[-\u2010-\u2015\u00ad\x02\x1f\ufffe][{UNSEEN}]*[^\S\n\r]*(?:\r\n|[\n\r])"
    rf"(?:(?![\n\r])[{BLANK}{UNSEEN}])*(?=\w)"
)
JOINTS = ("", "-", "- ")
# Pictures between the words of a sentence: what goes on after them in small letters is
# the same one. A telephone says what the number behind it is, and is left.
PICTURES = (
    "\u2190-\u21ff\u2300-\u23ff\u2600-\u260d\u260f-\u27bf\u2b00-\u2bff"
    "\U0001f000-\U0001f0ff\U0001f200-\U0001f4dd\U0001f4e0-\U0001f4f0\U0001f4f3-\U0001faff"
)
_BESIDE = rf"(?:(?![\n\r])[{BLANK}{UNSEEN}])"
PICTURED = (
    rf"(?<=[\w,:;'’*_~`]){_BESIDE}*[{PICTURES}](?:{_BESIDE}|[{PICTURES}])*"
    r"(?=[*_~`]{0,3}(?![A-Z_])\w)"
)

_CHANGED = rf"(?P<joint>{HYPHENED})|(?P<pictures>{PICTURED})|[{BLANK}{UNSEEN}]+"
_UNEVEN = rf"[^\S ]|  |^ | $|[\u2800{UNSEEN}]|{PICTURED}"
_BREAK = "\r\n|[\n\r\v\f\x85\u2028]"
PARAGRAPH = "\n\n"


class Reading:
    """One reading of a text: ``text`` is what people read, ``given`` the author's."""

    def __init__(self, given: str, joint: str = "", *, turned: bool = False) -> None:
        self.given = given
        self.steps = tuple(_steps(given, joint, turned=turned))
        read = self.steps[-1].text if self.steps else given
        self.text: str = given if read == given else read

    def span(self, start: int, end: int) -> Span:
        """Where a stretch of what people read stands in the author's text."""
        span = Span(start, end)
        if self.text is not self.given:
            for step in reversed(self.steps):
                span = step.span(span.start, span.end)
        return span


def _steps(given: str, joint: str, *, turned: bool) -> Iterator[Rewritten]:
    """What is done to a text until it stands as people read it."""
    for do in (
        partial(plain_text, turned=turned),
        partial(_evened, joint=joint),
        unemphasised,
    ):
        step = do(given)
        if step is not None:
            yield step
            given = step.text


@lru_cache(maxsize=4)
def readings(given: str) -> tuple[Reading, ...]:
    """Every way to read a text.

    There is more than one only where a hyphen ends a line, or a sign turns letters.
    """
    first = Reading(given)
    others = JOINTS[1:] if _may_end_in_hyphen(given) else ()
    every = [first, *(Reading(given, joint) for joint in others)]
    if "\u202e" in given:
        every.append(Reading(given, turned=True))
    return tuple(every)


def _may_end_in_hyphen(given: str) -> bool:
    plain = plain_text(given)
    return re.search(HYPHENED, plain.text if plain else given) is not None


def even(text: str) -> str:
    """A text as people read it, the likeliest reading where there are several."""
    return text if is_even(text) else readings(text)[0].text


def is_even(given: str) -> bool:
    """Whether people read a text as it is given: so it is with most posts."""
    return (
        _is_evenly_spaced(given)
        and plain_text(given) is None
        and unemphasised(given) is None
    )


def _is_evenly_spaced(given: str) -> bool:
    if given.isascii() and given.isprintable():
        return "  " not in given and given[:1] != " " != given[-1:]
    return re.search(_UNEVEN, given) is None


def _evened(given: str, joint: str) -> Rewritten | None:
    if _is_evenly_spaced(given):
        return None
    found = re.finditer(_CHANGED, given)
    return Rewritten(given, (Piece(*f.span(), _plain(f, joint)) for f in found))


def _plain(found: re.Match[str], joint: str) -> str:
    """What people read where this stands: nothing, a blank, or a new paragraph."""
    if found["joint"] is not None:
        return joint
    if found["pictures"] is not None:
        return " "
    written = found[0]
    if re.search(rf"[{BLANK}]", written) is None:
        return ""
    if found.start() == 0 or found.end() == len(found.string):
        return ""
    breaks = len(re.findall(_BREAK, written)) + 2 * written.count("\u2029")
    return PARAGRAPH if breaks > 1 else " "
