"""One name alone: a forename, “Aisha K”, “A. Khan”. Only a pupil beside it tells.

Half the country shares its forenames with some pupil, so that a forename is evidence
only where a school speaks of its own.
"""

from collections.abc import Iterator, Mapping

from schoolgate.engine.record import record
from schoolgate.reading.context import PLACES, Surroundings
from schoolgate.reading.known_words import function_words, word_names
from schoolgate.reading.name_index import Kin, Names
from schoolgate.reading.nicknames import forenames
from schoolgate.reading.weighing import LARGE_ROLL, ONE_SCHOOL, Weight
from schoolgate.reading.words import Gap, Words

# A word before that makes another thing of a name: St Mary's, the Grace, Mr James.
NOT_AFTER = frozenset(
    "st saint the a an king queen prince princess sir lord lady dame duke duchess "
    "pope mr mrs ms miss mx dr prof professor rev reverend father storm hurricane hms "
    "this last next each every early late".split()
)
# Capitals that stand beside a name without being part of it.
EXPLAINED = function_words() | frozenset(
    "year yr class reception nursery well congratulations happy thank thanks what we "
    "won scored and has ks1 ks2 y1 y2 y3 y4 y5 y6 y7 y8 y9 y10 y11".split()
)
# A word after that does so: Rose Class, Summer Fayre.
NOT_BEFORE = PLACES | frozenset(
    "class form team group term holiday holidays camp break sports reading concert "
    "festival day days week time party play parties ball garden lunch fun watch show "
    "band choir clubs house bear pudding market bazaar special sale we you i he she it "
    "they the your be not there".split()
)


# Words to either side that are looked at: a class, with an "and".
_LONGEST_ROW = 40


@record
class Alone:
    """Part of a name, and what it is worth. Places are in the plain writing.

    ``is_whole``: somebody has no other name, so that it is their full one.
    """

    start: int
    end: int
    weight: Weight
    is_whole: bool = False


def lone_names(
    around: Surroundings, index: Names, taken: frozenset[int], *, own: bool = False
) -> Iterator[Alone]:
    """Part-names of the roll at words that are not yet taken by full names.

    ``own``: a school writes on its own account, so that a forename of its roll is
    worth asking about with no cue beside it.
    """
    own = own and index.size <= ONE_SCHOOL
    for at in range(len(around.words.words)):
        if at in taken:
            continue
        found = _initialled(around, index, at) or _forename(around, index, at, own=own)
        if found is not None and found.weight is not Weight.NOTHING:
            yield found


def _initialled(around: Surroundings, index: Names, at: int) -> Alone | None:
    """“Aisha K” and “A. Khan”."""
    words = around.words
    if at + 1 >= len(words.words) or words.gaps[at] is not Gap.TIGHT:
        return None
    one, other = words.words[at], words.words[at + 1]
    if not (one.capital and other.capital) or min(len(one.key), len(other.key)) > 2:
        return None
    if not are_initialled(index, one.forms, other.forms):
        return None
    return Alone(one.start, other.end, _initials_weight(around, index, at))


def are_initialled(
    index: Names, ones: tuple[str, ...], others: tuple[str, ...]
) -> bool:
    """Whether two words are a forename and an initial, or the other way about."""
    one, other = ones[0], others[0]
    if one in function_words() - {"a", "i"} or other in function_words() - {"a", "i"}:
        return False
    if len(other) <= 2 < len(one):
        return f"{one} {other[0]}" in index.initialled
    return len(one) == 1 and any(f"{one} {o}" in index.initialled for o in others)


def _initials_weight(around: Surroundings, index: Names, at: int) -> Weight:
    words = around.words
    if around.pupil_at(at, at + 1):
        return Weight.CERTAIN
    dotted = "." in words.plain[words.words[at].start : words.words[at + 1].end + 1]
    if around.school:
        return Weight.CERTAIN if dotted else Weight.ASK
    small = index.size <= LARGE_ROLL
    return Weight.ASK if small and (dotted or _dear(around, at)) else Weight.NOTHING


def _forename(
    around: Surroundings, index: Names, at: int, *, own: bool
) -> Alone | None:
    words = around.words
    word = words.words[at]
    form = next((f for f in word.forms if f in index.forenames), None)
    if form is None or not stands_alone(form):
        return None
    if _is_other_thing(words, at, index):
        return None
    weight = _forename_weight(around, index, at, form)
    if own and weight is Weight.NOTHING and _may_be_ours(around, index, at, form):
        weight = Weight.ASK
    return Alone(word.start, word.end, weight, form in index.whole)


def stands_alone(form: str) -> bool:
    """Whether a forename of this form is ever evidence without a surname."""
    if form in {"will", "may"}:
        return True
    return len(form) > 1 and form not in function_words()


def small_alone(names: Mapping[str, Kin]) -> Iterator[str]:
    """Those of these forenames that are so in small letters as well: no words."""
    for form, kin in names.items():
        if kin is Kin.SELF and form not in word_names() and stands_alone(form):
            yield form


def _is_other_thing(words: Words, at: int, index: Names) -> bool:
    """Whether the neighbours make a place, a feast or another person of it."""
    before, after = neighbour(words, at, -1), neighbour(words, at, 1)
    if before in NOT_AFTER or after in NOT_BEFORE:
        return True
    return _is_surname(words, at, index) or _goes_on(words, at)


def _is_surname(words: Words, at: int, index: Names) -> bool:
    """Whether a forename of somebody else stands before: “Imran Khan”."""
    before = neighbour(words, at, -1)
    if not (before and words.words[at - 1].capital and words.words[at].capital):
        return False
    if before in forenames() and before not in word_names():
        return True
    return words.words[at].key in index.surnames and before not in EXPLAINED


def _goes_on(words: Words, at: int) -> bool:
    """Whether a surname seems to follow: a capital that no cue explains."""
    after = neighbour(words, at, 1)
    return bool(after) and words.words[at + 1].capital and after not in EXPLAINED


def neighbour(words: Words, at: int, step: int) -> str:
    """The word before or after, unless a comma or more parts them; "" where none is."""
    other = at + step
    if not 0 <= other < len(words.words):
        return ""
    if words.gaps[min(at, other)] is not Gap.TIGHT:
        return ""
    return words.words[other].key


def _forename_weight(around: Surroundings, index: Names, at: int, form: str) -> Weight:
    first, last = _row_of_names(around.words, index, at)
    beside = around.pupil_at(first, last)
    capital = around.words.words[at].capital
    if form in word_names() or index.forenames[form] is Kin.SHORT:
        told = beside or (around.school and around.deed_at(last))
        return Weight.ASK if capital and told else Weight.NOTHING
    if not capital:
        return Weight.ASK if beside else Weight.NOTHING
    return _capital_weight(around, first, beside=beside)


def _may_be_ours(around: Surroundings, index: Names, at: int, form: str) -> bool:
    """Whether a forename with a capital may be a pupil's, though nothing says so."""
    if not around.words.words[at].capital or around.public_at(at):
        return False
    if form in word_names() or index.forenames[form] is Kin.SHORT:
        return around.deed_at(at)
    return not around.work_at(at, at)


def _capital_weight(around: Surroundings, first: int, *, beside: bool) -> Weight:
    if beside or (around.school and not around.work):
        return Weight.CERTAIN
    return Weight.ASK if around.school or around.dear_at(first) else Weight.NOTHING


def _dear(around: Surroundings, at: int) -> bool:
    return around.dear_at(at) or around.deed_at(at + 1)


def _row_of_names(words: Words, index: Names, at: int) -> tuple[int, int]:
    """The first and last name of “Aisha, Tom and Priya”, of which this is one."""
    first, last = at, at
    begin, end = max(0, at - _LONGEST_ROW), min(len(words.words), at + _LONGEST_ROW)
    while first > begin and _in_row(words, index, first - 1, first):
        first -= 1
    while last + 1 < end and _in_row(words, index, last + 1, last):
        last += 1
    return first, last


def _in_row(words: Words, index: Names, other: int, at: int) -> bool:
    if words.gaps[min(other, at)] is Gap.HARD:
        return False
    word = words.words[other]
    return word.key == "and" or (word.capital and word.key in index.forenames)
