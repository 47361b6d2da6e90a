"""Every way a text writes a pupil's full name, found and weighed."""

from schoolgate.reading.context import Surroundings
from schoolgate.reading.form_names import form_mentions
from schoolgate.reading.glued import glued_mentions
from schoolgate.reading.mentions import Mention, apart, mentions
from schoolgate.reading.name_index import Names
from schoolgate.reading.slips import slipped_mentions
from schoolgate.reading.weighing import Weight, sure_among, weigh

Weighed = tuple[Mention, Weight]


def full_names(around: Surroundings, index: Names) -> list[Weighed]:
    """The full names of a text that are worth something, in reading order."""
    if not index.size:
        return []
    words = around.words
    found = mentions(words, index)
    found += glued_mentions(words, index)
    found += slipped_mentions(words, index)
    found += form_mentions(words, index)
    weights = {m: weigh(m, around, index.size) for m in found}
    worth = apart([m for m in found if weights[m] is not Weight.NOTHING])
    sure = sure_among(worth, around, index.size)
    return [(m, Weight.CERTAIN if m in sure else weights[m]) for m in worth]
