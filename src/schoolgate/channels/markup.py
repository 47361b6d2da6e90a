"""A post's plain text as HTML, and back again; nothing in it is ever markup."""

import re
from collections.abc import Callable, Sequence
from html import escape
from html.parser import HTMLParser

ADDRESS = re.compile(r"https?://[^\s<>\"]+")
TRAILING = ".,;:!?)]}'’”"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
BLOCKS = frozenset(("p", "div", "br", "li", "blockquote", "figure"))
Escape = Callable[[str], str]


def paragraphs(text: str, escaped: Escape = escape) -> list[str]:
    """Each paragraph's HTML: escaped, its addresses linked, its lines broken."""
    parts = re.split(r"\n\s*\n", clean(text).strip())
    return [_linked(part, escaped).replace("\n", "<br>\n") for part in parts if part]


def first_line(text: str, most: int = 80) -> str:
    """What stands for a title where a post has none."""
    line = clean(text).strip().partition("\n")[0].strip()
    if len(line) <= most:
        return line
    return line[: most - 1].rsplit(" ", 1)[0].rstrip(TRAILING) + "…"


def clean(text: str) -> str:
    """The text in Unix's lines, without the control characters that XML can't hold."""
    return CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _linked(text: str, escaped: Escape) -> str:
    pieces, end = [], 0
    for match in ADDRESS.finditer(text):
        address = match[0].rstrip(TRAILING)
        shown = escaped(address)
        pieces += [escaped(text[end : match.start()]), f'<a href="{shown}">{shown}</a>']
        end = match.start() + len(address)
    return "".join((*pieces, escaped(text[end:])))


class Read(HTMLParser):
    """The words of some HTML, and the alternative texts of its pictures."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._said: list[str] = []
        self.alts: list[str] = []
        self.feed(html)
        self.close()

    @property
    def text(self) -> str:
        """What a reader sees, a line for each block."""
        lines = (" ".join(x.split()) for x in "".join(self._said).split("\n"))
        return "\n".join(line for line in lines if line)

    def handle_starttag(
        self, tag: str, attrs: Sequence[tuple[str, str | None]]
    ) -> None:
        """Break the line at a block, and keep a picture's alternative text."""
        if tag in BLOCKS:
            self._said.append("\n")
        if tag == "img":
            self.alts.append(dict(attrs).get("alt") or "")

    def handle_endtag(self, tag: str) -> None:
        """Break the line behind a block."""
        if tag in BLOCKS:
            self._said.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep the words."""
        self._said.append(data)
