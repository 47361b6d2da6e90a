"""How a post will look on each platform: its text as it is cut, its pictures as laid.

The rows of ``SHAPES`` are what the platforms' own pages do; they change now and then,
so a preview says "about". What a platform takes comes from its channel.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate

from schoolgate.channels import abilities, names
from schoolgate.channels.port import Abilities, Closing
from schoolgate.policyfile.law import platforms
from schoolgate.reading.lengths.links import links
from schoolgate.web.posts.models import Picture, Post, Target


class Links(StrEnum):
    """What a platform makes of an address in a text."""

    AS_TYPED = "as-typed"
    SHORTENED = "shortened"
    DEAD = "dead"


class Layout(StrEnum):
    """How a platform lays pictures out."""

    STACKED = "stacked"
    GRID = "grid"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class PreviewShape:
    """How a platform shows a post.

    ``fold`` is after how many characters, and ``lines`` after how many lines, a reader
    has to tap for the rest; ``link_signs``, how much of an address is shown.
    """

    layout: Layout
    links: Links = Links.AS_TYPED
    link_signs: int = 0
    fold: int = 0
    lines: int = 0
    has_tags: bool = True
    has_title: bool = False
    pictures_first: bool = False


SHAPES = {
    "facebook": PreviewShape(Layout.GRID, fold=477, lines=5),
    "instagram": PreviewShape(
        Layout.SQUARE, Links.DEAD, fold=125, lines=2, pictures_first=True
    ),
    "x": PreviewShape(Layout.GRID, Links.SHORTENED, link_signs=26),
    "linkedin": PreviewShape(Layout.GRID, fold=210, lines=3),
    "bluesky": PreviewShape(Layout.GRID),
    "mastodon": PreviewShape(Layout.GRID, Links.SHORTENED, link_signs=30),
    "threads": PreviewShape(Layout.SQUARE, lines=10),
    "website": PreviewShape(Layout.STACKED, has_tags=False, has_title=True),
    "newsletter": PreviewShape(Layout.STACKED, has_tags=False, has_title=True),
    "feed": PreviewShape(Layout.STACKED, has_tags=False, has_title=True),
}
ELSEWHERE = PreviewShape(Layout.STACKED)

# A word behind # or @, as platforms make a link of it; none in the middle of a word.
_TAG = re.compile(r"(?<![\w#@/.])[#@]\w[\w.-]*\w|(?<![\w#@/.])[#@]\w")
_SCHEME = re.compile(r"https?://(?:www\.)?", re.IGNORECASE)

CLOSING = {
    Closing.WITH_THE_POST: "Comments are closed from the start.",
    Closing.AFTERWARDS: "Comments are closed a moment after it is out.",
    Closing.NOT_AT_ALL: "Comments can’t be closed here.",
    Closing.NO_COMMENTS: "Nobody can comment on it.",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the text: plain, or shown as a link."""

    words: str
    is_link: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Preview:
    """One target as its platform will show it.

    ``before`` is what shows at once, ``rest`` what a reader taps for. ``notes`` say
    what the platform does otherwise than one would think.
    """

    target: Target
    platform: str
    shape: PreviewShape
    title: str
    before: tuple[Piece, ...]
    rest: tuple[Piece, ...]
    pictures: tuple[Picture, ...]
    notes: tuple[str, ...]


def previews(post: Post, targets: Iterable[Target]) -> list[Preview]:
    """Each target of a post, as its platform will show it."""
    pictures = tuple(post.pictures.all())
    return [_preview(post, target, pictures) for target in targets]


def _preview(post: Post, target: Target, pictures: Sequence[Picture]) -> Preview:
    platform = target.account.platform
    shape = SHAPES.get(platform, ELSEWHERE)
    text = (target.text or post.text).strip()
    end = _fold(text, shape)
    taken = _ability(platform)
    shown = pictures[: taken.pictures] if taken else pictures
    return Preview(
        target=target,
        platform=str(platforms().get(platform, {}).get("name", platform.title())),
        shape=shape,
        title=post.title if shape.has_title else "",
        before=tuple(_pieces(text[:end], shape)),
        rest=tuple(_pieces(text[end:], shape)),
        pictures=tuple(shown),
        notes=tuple(_notes(text, shape, len(pictures), taken)),
    )


def _ability(platform: str) -> Abilities | None:
    return abilities(platform) if platform in names() else None


def _fold(text: str, shape: PreviewShape) -> int:
    """Where a reader has to tap for more; the end where all of it shows."""
    end = len(text)
    if shape.lines:
        ends = list(accumulate(len(line) + 1 for line in text.split("\n")))
        if len(ends) > shape.lines:
            end = ends[shape.lines - 1] - 1
    if shape.fold and end > shape.fold:
        space = text.rfind(" ", 0, shape.fold)
        end = space if space > 0 else shape.fold
    return end


def _pieces(text: str, shape: PreviewShape) -> Iterator[Piece]:
    """The text as words and links, left to right."""
    at = 0
    for start, end, shown in _linked(text, shape):
        if start > at:
            yield Piece(text[at:start])
        yield Piece(shown, is_link=True)
        at = end
    if at < len(text):
        yield Piece(text[at:])


def _linked(text: str, shape: PreviewShape) -> list[tuple[int, int, str]]:
    """Where links, tags and names stand, and how they show; none inside another."""
    found = []
    spans = list(links(text))
    if shape.links is not Links.DEAD:
        found = [(a, b, _address(text[a:b], shape)) for a, b in spans]
    if shape.has_tags:
        tags = (match.span() for match in _TAG.finditer(text))
        free = ((a, b) for a, b in tags if not any(x < b and a < y for x, y in spans))
        found += [(a, b, text[a:b]) for a, b in free]
    return sorted(found)


def _address(address: str, shape: PreviewShape) -> str:
    if shape.links is Links.AS_TYPED:
        return address
    plain = _SCHEME.sub("", address, count=1)
    short = len(plain) <= shape.link_signs
    return plain if short else plain[: shape.link_signs] + "…"


def _notes(
    text: str, shape: PreviewShape, pictures: int, taken: Abilities | None
) -> Iterator[str]:
    if shape.links is Links.DEAD and any(links(text)):
        yield "An address in the text can’t be tapped here."
    if shape.layout is Layout.SQUARE and pictures:
        yield "Pictures are shown in a square at first: their edges may be cut off."
    if taken and pictures > taken.pictures:
        more = pictures - taken.pictures
        yield f"It takes {taken.pictures} pictures: {more} would be left out."
    if taken:
        yield CLOSING[taken.closing]
