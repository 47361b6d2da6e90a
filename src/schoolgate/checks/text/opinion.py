"""Does it put a personal opinion as the school's?

Pride and praise are no opinions here: what is meant is a view of the world, of
government, of others, that families could take for the school's own.
"""

from collections.abc import Iterator
from pathlib import Path

from schoolgate.engine.finding import Seen
from schoolgate.reading.phrases import phrasebook
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("opinion.as_school",)

BOOK = phrasebook(Path(__file__).with_name("opinion_phrases.txt"))
TRIGGER = BOOK.trigger


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find opinions by the ways in which they begin."""
    del school
    yield from BOOK.find(post.text)
