"""What a written name is worth as evidence: certain, worth asking, or nothing.

A pair of words that is on the roll names *somebody*; that it is the pupil shows in what
stands around it. The larger the roll, the more of its names belong to others as well,
and the more is asked of a weak way of writing.
"""

from collections.abc import Iterable
from enum import Enum

from schoolgate.reading.context import Surroundings
from schoolgate.reading.folding import squash
from schoolgate.reading.known_words import function_words, public_names, word_names
from schoolgate.reading.mentions import How, Mention
from schoolgate.reading.nicknames import forenames
from schoolgate.reading.words import Gap, Words

# Up to this many people, a slip of the pen is still likelier a pupil than a stranger.
ONE_SCHOOL = 2_000
# Above this many, any weak way of writing a name needs a pupil beside it.
LARGE_ROLL = 20_000

# How a tag begins that praises the name after it.
PRAISING_TAGS = frozenset(
    "welldone congratulations congrats bravo proudof soproudof weareproudof goodluck "
    "superstar staroftheweek pupiloftheweek starpupil ourstar".split()
)


class Weight(Enum):
    """What a mention is worth."""

    NOTHING = 0
    ASK = 1
    CERTAIN = 2


def weigh(mention: Mention, around: Surroundings, size: int) -> Weight:
    """Weigh a full name of a roll of that many people."""
    if mention.how is How.LABELLED:
        return Weight.CERTAIN
    if of_a_pupil(mention, around) and not is_mere_words(mention, size):
        return Weight.CERTAIN if _certain(mention, around) else Weight.ASK
    if _is_by_chance(mention, around, size):
        return Weight.NOTHING
    own = size <= ONE_SCHOOL and mention.capitals and _is_our_news(mention, around)
    return Weight.CERTAIN if own and _certain(mention, around) else Weight.ASK


def _is_by_chance(mention: Mention, around: Surroundings, size: int) -> bool:
    """Whether it is likelier somebody else, or no name at all."""
    if is_mere_words(mention, size) or _weak(mention, around, size):
        return True
    if _is_public_here(mention, around, size):
        return True
    return _out_of_order(mention, around) and not _is_listed_so(mention, around, size)


def _is_our_news(mention: Mention, around: Surroundings) -> bool:
    """Whether a school writes so of its own: a deed, “Man of the match: …”."""
    return around.deed_at(mention.last) or around.headed_at(mention.first, mention.last)


def sure_among(
    found: Iterable[Mention], around: Surroundings, size: int
) -> set[Mention]:
    """Full names that are sure because several of one school stand in one text."""
    if size > ONE_SCHOOL:
        return set()
    sure = {m for m in found if m.capitals and not m.short and _certain(m, around)}
    return sure if len({m.name for m in sure}) > 1 else set()


def is_no_accident(mention: Mention, around: Surroundings) -> bool:
    """Whether a full name is written so that no other words could be meant."""
    if mention.how is How.TYPO or around.place_at(mention.last):
        return False
    if not mention.capitals and _only_words(mention):
        return False
    return not _out_of_order(mention, around)


def of_a_pupil(mention: Mention, around: Surroundings) -> bool:
    """Whether the text is a school's, or what stands beside is said of a pupil."""
    if around.school or around.pupil_at(mention.first, mention.last):
        return True
    return mention.how is How.GLUED and _praised(mention, around)


def _praised(mention: Mention, around: Surroundings) -> bool:
    """Whether a tag says it itself: #WellDoneAishaKhan."""
    start = around.words.words[mention.first].start
    said = around.words.plain[start : mention.start].lower()
    return said.replace("_", "") in PRAISING_TAGS


def _certain(mention: Mention, around: Surroundings) -> bool:
    if mention.how is How.TYPO or around.place_at(mention.last):
        return False
    if not mention.capitals and _only_words(mention):
        return False
    if mention.how is How.REVERSED and not _comma(mention, around):
        return False
    if around.work_at(mention.first, mention.last):
        return False
    if is_public(mention) or around.public_at(mention.first):
        return around.pupil_at(mention.first, mention.last)
    return True


def is_public(mention: Mention) -> bool:
    """Whether it is the name of a public figure, an author or a character."""
    return squash(mention.name) in public_names()


def _is_public_here(mention: Mention, around: Surroundings, size: int) -> bool:
    """A figure whom nothing makes a pupil: no school, no book day, no deed."""
    if around.public_at(mention.first):
        return mention.short or size > ONE_SCHOOL
    if not is_public(mention) or around.deed_at(mention.last):
        return False
    return mention.short or size > LARGE_ROLL or not around.work


def _only_words(mention: Mention) -> bool:
    return {mention.forename, mention.surname} <= word_names() | function_words()


def is_mere_words(mention: Mention, size: int = 0) -> bool:
    """“dave and”, “summer day”: words that happen to be a pair."""
    if mention.capitals or mention.how in {How.SPELLED, How.GLUED}:
        return False
    if mention.surname in function_words():
        return True
    return size > LARGE_ROLL and mention.forename in function_words()


def _out_of_order(mention: Mention, around: Surroundings) -> bool:
    """“Prince William”; “Hugh Grant, Rupert Everett”, who each have another name."""
    if mention.how is not How.REVERSED:
        return False
    words = around.words
    if not _comma(mention, around) and not _shouted_surname(mention, words):
        return True
    return _named_before(mention.first, words) or _named_after(mention, words)


def _is_listed_so(mention: Mention, around: Surroundings, size: int) -> bool:
    """“Nowak Zofia”, where neither word could be the other half: a school's list."""
    surname = mention.surname
    return (
        size <= ONE_SCHOOL
        and mention.capitals
        and surname not in forenames() | word_names()
        and not _named_before(mention.first, around.words)
        and not around.public_at(mention.first)
    )


def _comma(mention: Mention, around: Surroundings) -> bool:
    """Whether a comma, or the border of a table's cell, stands within the name."""
    written = around.words.plain[mention.start : mention.end]
    return any(mark in written for mark in ",|;(\t")


def _shouted_surname(mention: Mention, words: Words) -> bool:
    """“KHAN Aisha”."""
    first, last = words.words[mention.first], words.words[mention.last]
    shouted = words.plain[first.start : first.end].isupper()
    return shouted and not words.plain[last.start : last.end].isupper()


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


def _weak(mention: Mention, around: Surroundings, size: int) -> bool:
    """Whether a roll of that size holds such a writing by accident too often."""
    if mention.how is How.TYPO:
        return size > ONE_SCHOOL
    if mention.short and not (mention.capitals and size <= LARGE_ROLL):
        return True
    return size > LARGE_ROLL and _named_before(mention.first, around.words)
