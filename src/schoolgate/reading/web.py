"""Links in a text, and the name under which somebody registered the site.

The public suffixes are a short list of our own: those under ``.uk`` and the commonest
of other countries. A full list costs more to load than all else of a short check.
"""

import re
from collections.abc import Iterator
from functools import cache

from schoolgate.engine.record import record

# The endings by which a bare name ("example.com") is taken for a link.
_ENDINGS = (
    "com|org|net|edu|gov|mil|info|biz|uk|scot|wales|cymru|london|eu|ie|fr|de|es|it|nl"
    "|be|pl|pt|ch|at|se|no|dk|fi|ru|cn|jp|in|au|nz|ca|us|za|br|io|ai|app|dev|co|me|tv"
    "|ly|gl|gle|cc|xyz|top|site|online|shop|store|blog|link|click|club|live|school"
    "|education|academy|tech|page|news|world|life|today|space|win|vip|icu|gd|to|do|so"
    "|la|be|sh|st"
)
# Those of them that need no path after them: no English word ends so by chance.
_PLAIN = (
    "com|org|net|uk|io|ie|eu|edu|gov|info|scot|wales|cymru|london|ly|school|academy"
)
URL = (
    r"(?P<scheme>h(?:tt|xx)ps?:/{1,2}|www\.)[^\s<>\"“”]+"
    rf"|(?<![\w@./-])(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:(?:{_PLAIN})\b(?![\w@-]"
    rf"|\.[^\W\d_])(?:[/?#:][^\s<>\"“”]*)?|(?:{_ENDINGS})/[^\s<>\"“”]+)"
)
# A pattern that every text with a link matches; each way begins with a sign of its own.
TRIGGER = (
    rf"(?i:h(?:tt|xx)ps?:/|www\.|\.(?<=[^\W_]\.)(?:(?:{_PLAIN})\b|(?:{_ENDINGS})/))"
)
_TRAILING = ".,;:!?'\"’”…*_~"
_SECOND = frozenset(
    "ac co gov ltd me mod net nhs org plc police sch com edu gob gouv or ne go".split()
)


@record
class Link:
    """One link as it stands in the text; ``host`` is small, without www and port."""

    start: int
    end: int
    said: str
    host: str

    @property
    def is_plain_http(self) -> bool:
        """Tell whether it asks for an unprotected connection in so many words."""
        return re.match(r"h(?:tt|xx)p:", self.said, re.IGNORECASE) is not None


def links(text: str) -> Iterator[Link]:
    """Find the links of a text, without the punctuation that follows them."""
    url = _url()
    for start, end in _with_stops(text):
        for match in url.finditer(text, start, end):
            said = _trimmed(match[0])
            host = host_of(said)
            if "." in host.strip("."):
                yield Link(match.start(), match.start() + len(said), said, host)


@cache
def _url() -> re.Pattern[str]:
    return re.compile(URL, re.IGNORECASE)


def _with_stops(text: str) -> Iterator[tuple[int, int]]:
    """The stretches without white space that hold a full stop, as any link does."""
    end = 0
    for stop in re.finditer("[.。]", text):
        if stop.start() < end:
            continue
        start = stop.start()
        while start > 0 and not text[start - 1].isspace():
            start -= 1
        space = re.compile(r"\s").search(text, stop.end())
        end = space.start() if space else len(text)
        yield start, end


def host_of(address: str) -> str:
    """Give the site's name out of a link, or out of an entry of a list of sites."""
    bare = re.sub(r"^(?:h(?:tt|xx)ps?:)?/{0,2}", "", address.strip().casefold())
    authority = re.split(r"[/?#\\]", bare, maxsplit=1)[0]
    name = authority.rpartition("@")[2].partition(":")[0]
    return name.replace("。", ".").strip(".").removeprefix("www.")


def registered(host: str) -> str:
    """Give the part of a site's name that somebody registered: ``bbc.co.uk``."""
    labels = host.split(".")
    if host.endswith(".sch.uk"):
        return ".".join(labels[-4:])
    has_second = len(labels) > 2 and len(labels[-1]) == 2 and labels[-2] in _SECOND
    return ".".join(labels[-3:] if has_second else labels[-2:])


def _trimmed(said: str) -> str:
    """Take off the full stop that ends the sentence, and a bracket opened before it."""
    while said[-1] in _TRAILING or _is_unopened(said):
        said = said[:-1]
    return said


def _is_unopened(said: str) -> bool:
    pairs = {")": "(", "]": "[", "}": "{"}
    opener = pairs.get(said[-1])
    return opener is not None and said.count(opener) < said.count(said[-1])
