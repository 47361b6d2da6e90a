"""Is the text longer than the platform takes, or has it too many hashtags?

How a platform counts, and how much it takes, stands in the school's table of
platforms; a platform that is not in it can't be judged, and is said to be unsaid.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module

from schoolgate.engine.finding import Finding, Seen, Span, Unsaid
from schoolgate.reading.lengths import Piece
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("limits.over", "limits.hashtags")
TRIGGER = ""
# It counts the signs that its author gave.
AS_WRITTEN = True

NAMES = {
    "characters": "characters",
    "graphemes": "characters",
    "weighted": "characters as X counts them",
    "shortened": "characters as Mastodon counts them",
    "bytes": "bytes",
}
# What a link weighs where links are shortened, and the sign that each of them has.
LINK = 23
LINK_SIGN = {"weighted": ".", "shortened": "http"}
HASHTAG = r"(?<![\w&/])[#＃](?=\w*[^\W\d])\w+"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Measure the text for each platform that it is to go to."""
    if not post.platforms:
        yield from _anywhere(post.text, school.platforms)
    for platform in post.platforms:
        row = school.platforms.get(platform)
        if row is None:
            why = f"what {platform} takes is not known here"
            yield Unsaid("limits.over", why, frozenset((platform,)))
        else:
            yield from _over(post.text, platform, row)
            yield from _hashtags(post.text, platform, row)


def _anywhere(text: str, rows: Mapping[str, Mapping[str, object]]) -> Iterator[Unsaid]:
    """Ask where it is to go, if there is a platform that would not take it."""
    for fact, measure in (("limits.over", _over), ("limits.hashtags", _hashtags)):
        too_much = [name for name, row in rows.items() if any(measure(text, name, row))]
        if too_much or not rows:
            names = ", ".join(too_much) or "some platforms"
            yield Unsaid(fact, f"it is more than {names} can take: where is it to go?")


def _over(text: str, platform: str, row: Mapping[str, object]) -> Iterator[Finding]:
    """Hold the text against the limit, and against the one in bytes where there is."""
    unit = row.get("unit")
    limits = ((unit, row.get("limit")), ("bytes", row.get("bytes")))
    for counted, limit in limits:
        if isinstance(counted, str) and isinstance(limit, int):
            total, fits = _measured(text, counted, limit)
            if total > limit:
                says = (
                    f"It is {total:,} {NAMES.get(counted, counted)} long, "
                    f"and {row.get('name', platform)} takes {limit:,}"
                )
                over = Span(fits, len(text))
                yield _found("limits.over", says, over, platform)


def _measured(text: str, unit: str, limit: int) -> tuple[int, int]:
    """How long the text is, and where the part that fits ends.

    Most posts are far from any limit, and are not counted: a bound will do.
    """
    most = _most(text, unit)
    if most <= limit:
        return most, len(text)
    total = fits = 0
    for end, weight in _pieces(unit)(text):
        total += weight
        if total <= limit:
            fits = end
    return total, fits


def _most(text: str, unit: str) -> int:
    """No character weighs more, in any unit, than the bytes it takes."""
    links = text.count(LINK_SIGN[unit]) if unit in LINK_SIGN else 0
    return len(text.encode()) + LINK * links


def _pieces(unit: str) -> Callable[[str], Iterator[Piece]]:
    module = import_module(f"schoolgate.reading.lengths.{unit}")
    pieces: Callable[[str], Iterator[Piece]] = module.pieces
    return pieces


def _hashtags(text: str, platform: str, row: Mapping[str, object]) -> Iterator[Finding]:
    limit = row.get("hashtags")
    if not isinstance(limit, int) or text.count("#") + text.count("＃") <= limit:
        return
    tags = list(re.finditer(HASHTAG, text))
    if len(tags) > limit:
        says = (
            f"It has {len(tags)} hashtags, "
            f"and {row.get('name', platform)} takes {limit}"
        )
        over = Span(tags[limit].start(), tags[-1].end())
        yield _found("limits.hashtags", says, over, platform)


def _found(fact: str, says: str, over: Span, platform: str) -> Finding:
    return Finding(fact, says, text=over, platforms=frozenset((platform,)))
