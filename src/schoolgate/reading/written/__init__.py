"""How structured things are written: numbers, addresses, dates, in all their dresses.

One file a kind, each with ``find(text) -> Iterator[Written]`` over plain lettering, and
``TRIGGER``, a cheap pattern that every small-lettered text holding one matches.
"""

import re

from schoolgate.engine.record import record


@record
class TextSpan:
    """One thing as it stands in a text, and ``bare``, the form it is compared in."""

    start: int
    end: int
    said: str
    bare: str


def in_handle_or_link(text: str, start: int) -> bool:
    """Tell whether what starts here is the tail of an @handle or of a link."""
    return re.search(r"[@/][\w./-]*$", text[max(0, start - 60) : start]) is not None
