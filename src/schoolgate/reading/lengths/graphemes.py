"""Every character as a reader sees it weighs one: an emoji, a letter with accents.

Unicode's extended grapheme clusters, as Bluesky and Mastodon count them.
"""

from collections.abc import Iterator

import regex

from schoolgate.reading.lengths import Piece


def pieces(text: str) -> Iterator[Piece]:
    """Weigh each grapheme cluster as one."""
    return ((int(cluster.end()), 1) for cluster in regex.finditer(r"\X", text))
