"""Does it tell of harm to a child, or accuse somebody on the staff of it?

Such words are for the safeguarding lead and for nobody else, true or not. A story, a
lesson, a training or a helpline that speaks of harm is let through or asked about.
"""

from collections.abc import Iterator
from pathlib import Path

from schoolgate.engine.finding import Finding, Seen
from schoolgate.engine.record import replace
from schoolgate.reading.lettering import plain_lettering
from schoolgate.reading.phrases import compiled, phrasebook
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("harm.told",)

BOOK = phrasebook(Path(__file__).with_name("harm_phrases.txt"))
TRIGGER = BOOK.trigger
# What tells a lesson, a story, a training, a helpline or the news from a disclosure.
TAUGHT = (
    r"\b(?:if (?:a|any|your|you|someone)|when a|whenever|story|stories|book|novel|play"
    r"|film|character|poem|chapter|legend|myth|history|tudors?|victorians?|romans?|king"
    r"|queen|assembly|training|course|workshop|campaign|awareness|week|nspcc|childline"
    r"|charity|policy|leaflet|helpline|signs of|how to|learn\w*|taught|lesson|drama"
    r"|theatre|goal|ball|match|tackle|race|game|serve|target|record|high notes?"
    r"|jackpot|headlines|fundrais\w+|raised)\b"
)


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find the phrases; certain only where nothing makes them a lesson or a story."""
    del school
    taught = compiled(TAUGHT).search(plain_lettering(post.text).text) is not None
    for found in BOOK.find(post.text):
        yield _asked(found) if taught else found


def _asked(found: Finding) -> Finding:
    return replace(found, certain=False)
