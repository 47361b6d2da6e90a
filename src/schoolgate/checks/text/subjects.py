"""Is it about a subject that divides people?

Certain where it takes a side; put to a person where the subject is only named. What
schools mark every year, such as remembrance, is let through.
"""

from collections.abc import Iterator
from pathlib import Path

from schoolgate.engine.finding import Seen
from schoolgate.reading.phrases import phrasebook, words
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("subjects.inflammatory",)

# A post with one of these marks, teaches or helps; it takes no side by naming a war.
MARKED = frozenset(
    "remembrance poppy poppies armistice cenotaph holocaust memorial veterans veteran "
    "evacuees blitz ve d-day history museum collection donate donations appeal cake "
    "fundraising fundraiser nativity bethlehem".split()
)

BOOK = phrasebook(Path(__file__).with_name("subjects_phrases.txt"))
TRIGGER = BOOK.trigger


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find the subjects; those only named are silent where a post marks the past."""
    del school
    is_marked = not MARKED.isdisjoint(words(post.text))
    for found in BOOK.find(post.text):
        if found.certain or not is_marked:
            yield found
