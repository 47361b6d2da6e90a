"""LinkedIn's little text: how a post is written to it, and what a reader sees of it.

One of its signs that is not escaped ends the post there, and LinkedIn says nothing.
"""

import re

SIGNS = re.compile(r"[\\|{}@\[\]()<>#*_~]")
HASHTAG = re.compile(r"(?<![\w&#])#(?=[^\W_]*[^\W\d_])([^\W_]+)")
SHOWN = re.compile(
    r"\{hashtag\|\\?#\|(?P<tag>[^}]*)\}"
    r"|@\[(?P<name>(?:\\.|[^\]\\])*)\]\([^)]*\)"
    r"|\\(?P<sign>.)",
    re.DOTALL,
)


def little_text(text: str) -> str:
    """The text as it is sent: hashtags stay hashtags, every other sign is escaped."""
    pieces, end = [], 0
    for match in HASHTAG.finditer(text):
        pieces += [_escaped(text[end : match.start()]), f"{{hashtag|\\#|{match[1]}}}"]
        end = match.end()
    return "".join((*pieces, _escaped(text[end:])))


def read(little: str) -> str:
    """The text as a reader sees it."""
    return SHOWN.sub(_shown, little)


def _escaped(text: str) -> str:
    return SIGNS.sub(lambda match: f"\\{match[0]}", text)


def _shown(match: re.Match[str]) -> str:
    if match["tag"] is not None:
        return f"#{match['tag']}"
    return match["sign"] if match["name"] is None else read(match["name"])
