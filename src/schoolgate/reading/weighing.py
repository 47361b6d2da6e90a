"""What a written name is worth as evidence: certain, worth asking, or nothing.

A pair of words that is on the roll names *somebody*; that it is the pupil shows in what
stands around it. The larger the roll, the more of its names belong to others as well,
and the more is asked of a weak way of writing.
"""

from enum import Enum

from schoolgate.reading.context import Surroundings
from schoolgate.reading.folding import squash
from schoolgate.reading.known_words import function_words, public_names, word_names
from schoolgate.reading.mentions import How, Mention
from schoolgate.reading.nicknames import forenames
from schoolgate.reading.words import Gap, Words

# Above this many people, a weak way of writing a name needs a pupil beside it.
LARGE_ROLL = 20_000


class Weight(Enum):
    """What a mention is worth."""

    NOTHING = 0
    ASK = 1
    CERTAIN = 2


def weigh(mention: Mention, around: Surroundings, size: int) -> Weight:
    """Weigh a full name of a roll of that many people."""
    if _mere_words(mention) or _of_others(mention, around.words):
        return Weight.NOTHING
    if _weak(mention, around, size) and not _of_a_pupil(mention, around):
        return Weight.NOTHING
    return Weight.CERTAIN if _certain(mention, around) else Weight.ASK


def _mere_words(mention: Mention) -> bool:
    """“dave and”, “will dry”, “summer day”: words that happen to be a pair."""
    if mention.capitals or mention.how is How.SPELLED:
        return False
    halves = {mention.forename, mention.surname}
    return not halves.isdisjoint(function_words()) or halves <= word_names()


def _of_others(mention: Mention, words: Words) -> bool:
    """“Hugh Grant, Rupert Everett”: two people, each with a name of their own."""
    if mention.how is not How.REVERSED:
        return False
    return _named_before(mention.first, words) or _named_after(mention, words)


def _named_before(first: int, words: Words) -> bool:
    if first == 0 or words.gaps[first - 1] is not Gap.TIGHT:
        return False
    before = words.words[first - 1]
    return before.capital and before.key in forenames()


def _named_after(mention: Mention, words: Words) -> bool:
    at = mention.last + 1
    if at >= len(words.words) or words.gaps[mention.last] is not Gap.TIGHT:
        return False
    return words.words[at].capital and mention.surname in forenames()


def _of_a_pupil(mention: Mention, around: Surroundings) -> bool:
    return around.school or around.pupil_at(mention.first, mention.last)


def _weak(mention: Mention, around: Surroundings, size: int) -> bool:
    """Whether a large roll holds such a writing by accident too often."""
    if size <= LARGE_ROLL:
        return False
    if mention.short or (mention.how is How.REVERSED and not _comma(mention, around)):
        return True
    return is_public(mention) or around.public_at(mention.first)


def _comma(mention: Mention, around: Surroundings) -> bool:
    return "," in around.words.plain[mention.start : mention.end]


def is_public(mention: Mention) -> bool:
    """Whether it is the name of a public figure, an author or a character."""
    return squash(mention.name) in public_names()


def _certain(mention: Mention, around: Surroundings) -> bool:
    if mention.how is How.TYPO or around.place_at(mention.last):
        return False
    if {mention.forename, mention.surname} <= word_names() and not mention.capitals:
        return False
    if around.work_at(mention.first, mention.last):
        return False
    if is_public(mention) or around.public_at(mention.first):
        return around.pupil_at(mention.first, mention.last)
    return _of_a_pupil(mention, around)
