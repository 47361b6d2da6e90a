"""Is an adult named whom the law protects? The answer never says why, nor who said so.

Children who are never shown are told by the check ``names``, as any pupil is.
"""

from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen
from schoolgate.reading.context import Surroundings
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.sought import SearchedPeople, never_named
from schoolgate.reading.words import Words

FACTS = ("restricted.named",)
TRIGGER = ""
NEEDS = "restricted"
SAYS = "This post names somebody who can't be named here"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find each name of the list in the text, however it is written.

    No list given means that nobody is on it: the register of those whom the law
    protects is held by the head, and is not asked of an author.
    """
    listed = never_named(school.restricted, school.staff)
    if listed is None:
        return
    words = Words(post.text)
    for start, end in _places(words, listed):
        yield Finding("restricted.named", SAYS, text=words.folded.span(start, end))


def _places(words: Words, listed: SearchedPeople) -> Iterator[tuple[int, int]]:
    """Full names, and a title before a surname; a slip of the pen counts too."""
    done = 0
    full = [
        (each.mention.start, each.mention.end)
        for each in listed.full_names(Surroundings(words))
    ]
    for start, end in sorted((*full, *listed.titled(words))):
        if start >= done:
            done = end
            yield start, end
