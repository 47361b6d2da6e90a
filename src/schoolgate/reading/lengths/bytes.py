"""Every character weighs the bytes that it takes in UTF-8."""

from collections.abc import Iterator

from schoolgate.reading.lengths import Piece


def pieces(text: str) -> Iterator[Piece]:
    """Weigh each code point by its bytes, and never cut one in two."""
    return ((end, len(sign.encode())) for end, sign in enumerate(text, 1))
