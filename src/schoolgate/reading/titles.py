"""People by their title: Mrs Patel, Dr Brown. The title makes it certain.

Also those whom only their forename gives away as people, for a person to say.
"""

from collections.abc import Iterator

from schoolgate.engine.record import record
from schoolgate.reading.context import PLACES, Surroundings
from schoolgate.reading.folding import squash
from schoolgate.reading.known_words import function_words, public_names, word_names
from schoolgate.reading.nicknames import forenames
from schoolgate.reading.words import Gap, Words

TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor rev revd reverend canon cllr "
    "councillor".split()
)
# Whom a title does not make a person that one could meet.
INVENTED = frozenset(
    "men bean claus tumble seuss who darcy gum twit twits benn bump tickle christmas "
    "potato messy happy grumpy greedy nosy sneeze snow funny bounce silly strong "
    "trunchbull honey doubtfire hinch twit fox tod tiggywinkle rochester jekyll hyde "
    "watson strange evil world universe america england britain marple muffet hannigan "
    "whippy whoops right wrong piggy saigon wormwood bucket beaver tumnus pickwick "
    "scrooge kipling sheen blobby motivator chips men bun president speaker chairman "
    "prime dahl".split()
)
FAMILY = frozenset(
    "mum dad mummy daddy mother father parents family gran grandma grandad nan brother "
    "sister aunt auntie uncle cousin wife husband".split()
)


@record
class Titled:
    """A titled or likely person: places in the plain writing, and the words taken."""

    start: int
    end: int
    surname: str
    words: range


def titled_people(words: Words) -> Iterator[Titled]:
    """Everyone with a title, the surname as it may stand on a roll."""
    for at, word in enumerate(words.words[:-1]):
        if word.key in TITLES:
            found = _after_title(words, at)
            if found is not None:
                yield found


def _after_title(words: Words, at: int) -> Titled | None:
    """The surname is the last of up to three words with capitals."""
    if not words.words[at].capital:
        return None
    last = at
    while last < min(at + 3, len(words.words) - 1) and _is_name(words, last + 1):
        last += 1
    if last == at or words.words[at + 1].key in INVENTED:
        return None
    surname = words.words[last].key
    return Titled(
        words.words[at].start, words.words[last].end, surname, range(at, last + 1)
    )


def _is_name(words: Words, at: int) -> bool:
    word = words.words[at]
    if not word.capital or word.key in function_words():
        return False
    before = words.plain[words.words[at - 1].end : word.start]
    return words.gaps[at - 1] is Gap.TIGHT or before.strip() == "."


def likely_people(around: Surroundings, taken: frozenset[int]) -> Iterator[Titled]:
    """A forename and a word like a surname, where a school speaks of people."""
    words = around.words
    for at, gap in enumerate(words.gaps):
        if gap is not Gap.TIGHT or not taken.isdisjoint((at, at + 1)):
            continue
        if _looks_like_a_person(words, at) and _spoken_of(around, at):
            one, other = words.words[at], words.words[at + 1]
            yield Titled(one.start, other.end, other.key, range(at, at + 2))


def _looks_like_a_person(words: Words, at: int) -> bool:
    one, other = words.words[at], words.words[at + 1]
    if not (one.capital and other.capital) or one.key in word_names():
        return False
    if one.key not in forenames() or len(other.key) < 3:
        return False
    if other.key in function_words() or other.key in PLACES:
        return False
    return squash(one.key + other.key) not in public_names()


def _spoken_of(around: Surroundings, at: int) -> bool:
    after = around.words.after(at + 1, 2).split()
    if not FAMILY.isdisjoint(after[:2]):
        return True
    if around.place_at(at + 1) or around.work_at(at, at + 1):
        return False
    return around.pupil_at(at, at + 1)
