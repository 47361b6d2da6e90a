"""What is shown of a text: entities, tags, marks of emphasis, turned text.

``Aisha has <b>epilepsy</b>``, ``&quot;epilepsy&quot;``, ``*epilepsy*`` and what a sign
turns from right to left are all read as they are seen. What an attribute says in words
(``alt="Zofia"``) is read too: it goes out with the rest.
"""

import re
from collections.abc import Iterator
from importlib import import_module

from schoolgate.reading.rewriting import Piece, Rewritten

_ENTITY = r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});"
_WITHIN_A_LINE = (
    r"a|abbr|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|mark|q|s|samp"
    r"|small|span|strike|strong|sub|sup|time|tt|u|var|wbr"
)
_APART = (
    r"address|article|aside|audio|blockquote|body|br|button|caption|center|dd|details"
    r"|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|img"
    r"|input|label|legend|li|link|main|meta|nav|noscript|object|ol|option|p|picture|pre"
    r"|script|section|select|source|style|summary|svg|table|tbody|td|textarea|tfoot|th"
    r"|thead|title|tr|ul|video"
)
_TAG = (
    rf"</?(?:(?P<within>{_WITHIN_A_LINE})|(?P<apart>{_APART}))"
    r"(?:\s(?P<attributes>[^<>]{0,400}))?\s?/?>"
)
_TURNED = r"\u202e(?P<turned>[^\n\r\u2028\u2029\u202c]*)\u202c?"
# What mail puts before each line that it quotes.
_QUOTED = r"(?P<quoted>(?m:^[ \t]*>[> \t]*))"
_SHOWN = rf"(?P<entity>{_ENTITY})|(?i:{_TAG})|{_TURNED}|{_QUOTED}"
_SAID_IN_A_TAG = (
    r"(?i:\b(?:alt|title|href|src|content|value|placeholder|aria-label))\s*=\s*"
    r"(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))"
)

# Where emphasis may begin and end: at the edge of a word, and in no address or handle.
_RUN = r"(?P<run>(?P<sign>[*_~`])(?P=sign){0,2})(?!(?P=sign))"
_OPENS = r"(?<![\w@#/.:&=+%-])$"
_CLOSES = r"(?![\w@/])"
# "*Zo*fia", "Zo**fia**": of a word a part, one end of which is the word's own.
_WITHIN = (
    r"(?<![\w*])(?P<before>\*{1,3})[^\W_]{2,}(?P<in>(?P=before))(?=[^\W_])"
    r"|(?<=[^\W_])(?P<out>\*{1,3})[^\W_]{2,}(?P<after>(?P=out))(?![\w*])"
)
_PARAGRAPH = r"\n\s*\n"


def plain_text(text: str, *, turned: bool = False) -> Rewritten | None:
    """The text with its entities and tags as they are shown, without marks of quoting.

    What a sign turns from right to left is read so if ``turned``: a sign that is not
    obeyed leaves the letters as they were typed.
    """
    if not any(sign in text for sign in "&<>\u202e"):
        return None
    pieces = [p for found in re.finditer(_SHOWN, text) for p in _pieces(found, turned)]
    return Rewritten(text, pieces) if pieces else None


def unemphasised(text: str) -> Rewritten | None:
    """The text without the signs that only emphasise."""
    places: set[tuple[int, int]] = set()
    if any(sign in text for sign in "*_~`"):
        places.update(_around_words(text))
    if "*" in text:
        places.update(_within_words(text))
    if not places:
        return None
    return Rewritten(text, [Piece(*place, "") for place in sorted(places)])


def _around_words(text: str) -> Iterator[tuple[int, int]]:
    """Signs that open and close within a paragraph; a longer row of them is a mask."""
    opened: dict[str, tuple[int, int]] = {}
    for found in re.finditer(rf"{_PARAGRAPH}|(?P<long>([*_~`])\2{{3,}})|{_RUN}", text):
        run = found["run"]
        if run is None:
            opened = opened if found["long"] else {}
            continue
        start, end = found.span()
        if run in opened and _closes(text, start, end):
            yield opened.pop(run)
            yield start, end
        elif _opens(text, start, end):
            opened[run] = (start, end)


def _opens(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - 1) : start]
    return re.search(_OPENS, before) is not None and not text[end : end + 1].isspace()


def _closes(text: str, start: int, end: int) -> bool:
    is_after_a_word = not text[start - 1 : start].isspace()
    return is_after_a_word and re.match(_CLOSES, text[end : end + 1]) is not None


def _within_words(text: str) -> Iterator[tuple[int, int]]:
    for found in re.finditer(_WITHIN, text):
        names = ("before", "in") if found["in"] else ("out", "after")
        yield from (found.span(name) for name in names)


def _pieces(found: re.Match[str], turned: bool) -> Iterator[Piece]:  # noqa: FBT001
    start, end = found.span()
    if found["entity"]:
        yield Piece(start, end, _unescaped(found[0]))
    elif found["quoted"]:
        yield Piece(start, end, "")
    elif found["turned"] is None:
        yield Piece(start, end, _said(found))
    elif turned:
        yield Piece(start, end, found["turned"][::-1])


def _unescaped(entity: str) -> str:
    """The character of an entity; few texts hold one, and their table is large."""
    character: str = import_module("html").unescape(entity)
    return character


def _said(tag: re.Match[str]) -> str:
    """What is read in place of a tag: the words of its attributes, or a blank."""
    values = re.findall(_SAID_IN_A_TAG, tag["attributes"] or "")
    said = " ".join("".join(value) for value in values)
    if said:
        return f" {said} "
    return "\n" if tag["apart"] else ""
