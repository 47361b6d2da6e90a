"""Is it less than professional, or could it harm the school's name?

Slang, shouting and jokes at somebody's cost; drink, gossip, and running the school,
its people or other schools down. Each is a matter of taste: a person says.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from schoolgate.engine.finding import Finding, Seen
from schoolgate.reading.lettering import plain_lettering
from schoolgate.reading.phrases import one_line, phrasebook
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("standing.unprofessional", "standing.disrepute")

SIGNS = r"[!?]{4,}"
CAPITALS = r"[A-Z']{2,}(?:[ ,!]+[A-Z']+){4}"
# From where a row of capitals begins, so that each is looked at once.
SHOUT = rf"(?<![A-Z']){CAPITALS}[A-Z' ,!]*|{SIGNS}"
SHORTEST_SHOUT = 20

BOOK = phrasebook(Path(__file__).with_name("standing_phrases.txt"))
TRIGGER = f"{BOOK.trigger}|{SIGNS}|(?-i:{CAPITALS})"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find the phrases and the shouting."""
    del school
    yield from BOOK.find(post.text)
    yield from _shouting(post.text)


def _shouting(text: str) -> Iterator[Finding]:
    read = plain_lettering(text)
    for shout in re.finditer(SHOUT, read.text):
        is_short = len(shout[0]) < SHORTEST_SHOUT and shout[0][0].isalpha()
        if not is_short:
            span = read.span(*shout.span())
            says = f"“{one_line(shout[0])}” shouts"
            yield Finding("standing.unprofessional", says, certain=False, text=span)
