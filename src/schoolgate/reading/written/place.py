"""Places off the premises: a name in capitals, or a word for a place that is no school.

``find`` gives what follows a word of going, being or meeting there; ``bare`` is the
place without its article, in the author's case.
"""

import re
from collections.abc import Iterator

from schoolgate.reading.name_shape import shaped
from schoolgate.reading.written import TextSpan

# Words for places; alone, they are off the premises.
SITES = (
    r"(?:museum|zoo|theatre|park|farm|beach|castle|church|cathedral|mosque|temple"
    r"|synagogue|gurdwara|leisure centre|sports centre|swimming pool|pool|baths|station"
    r"|gallery|aquarium|stadium|university|college|airport|woods?|forest|pantomime"
    r"|panto|cinema|seaside|lake|river|hostel|campsite|observatory|planetarium|palace"
    r"|abbey|arena|(?:town|village|concert|albert) hall|community centre|care home"
    r"|shopping centre|supermarket|bus stop|coach park|car park|pier|harbour|nature"
    r" reserve|wetland centre|activity centre|outdoor centre|cemetery|war memorial"
    r"|hospital|houses of parliament|parliament|ice rink|quarry|caves?|safari park"
    r"|science centre|rugby club|football club|cricket ground|athletics track"
    r"|skate ?park|high street)"
)
_NAME = r"[A-Z][\w'&-]*(?:(?: (?:of|the|and|&|on|in|de|upon|le))* [A-Z][\w'&-]*){0,5}"
_ARTICLE = r"(?:the |a |an |our local |their local |local |nearby |The |THE )?"
PLACE = (
    rf"(?P<place>{_ARTICLE}(?:(?P<name>{_NAME})(?: (?i:{SITES})\b)?"
    rf"|(?P<common>(?:[a-z']+ ){{0,2}}?(?i:{SITES}))\b))"
)

_TRIP = r"(?:trips?|visits?|residential|outing|excursion|day out|journey|holiday|camp)"
_GO = (
    r"(?:off|way|head(?:s|ing|ed)?|travel(?:s|ling|led)?|set(?:ting)? off|en route"
    r"|walk(?:s|ing|ed)?|coach|bus|train|minibus|go(?:es|ing)?|went|journey(?:ed|ing)?"
    rf"|back|return(?:ed|ing)?|them|children|pupils|class|year \w+|us|y\d|{_TRIP})"
)
_STAY = (
    rf"(?:are|is|'re|am|arrived|arriving|stay(?:s|ing|ed)?|camp(?:ing|ed)|swim(?:ming)?"
    rf"|swam|perform(?:s|ing|ed)?|compet(?:es|ing|ed|e)|play(?:s|ing|ed)?|{_TRIP}|day"
    rf"|week|were"
    r"|weekend|be|out|here|sang|sing(?:ing)?|race[sd]?|run(?:ning)?|ran|match|fixture"
    r"|final)"
)
_DAY = (
    r"(?: (?:now|today|tomorrow|all|safely|on \w+day|this \w+|next \w+|off|currently))?"
)
# The words that lead to a place where somebody is, goes or has been.
WAYS = (
    r"(?i:\b(?:coach|train|bus|minibus) (?:leaves|departs)(?: from)?) (?![a-z])",
    rf"(?i:\b{_GO}{_DAY} (?:on a \w+ )?(?:to|into|towards)) ",
    rf"(?i:(?<!\w){_STAY}{_DAY} in) (?![a-z])",
    r"(?i:\b(?:leav(?:e|es|ing)|left|depart(?:s|ing|ed)?|set(?:s"
    r"|ting)? off)(?: \w+){0,2} for"
    rf"(?: (?:our|their|the|a) (?:\w+ )?{_TRIP}(?: (?:in|at|to))?)?) ",
    r"(?i:\b(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)?|tour of|trip (?:round|around)|tour"
    r" around|walk(?:ing|ed)? (?:around|round|through|along))) ",
    r"(?i:\b(?:live|greetings|hello|hi|hiya|back|returned|home|postcard|news"
    r"|returning) from) ",
    r"(?i:(?<!look )(?<!looking )(?<!looked )(?<!good )(?<!great )(?<!better"
    r" )(?<!amazing )(?<!brilliant )(?<!shouting )(?<!laughing )(?<!pointing )(?<!excel"
    r" )(?<!aimed )\bat) ",
)
# Words of a meeting point, where a time stands beside it.
POINTS = (
    r"(?i:\b(?:outside|near|opposite|behind|beside|from|by|inside|under|to|in)) ",
)

_NO_PLACE = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march"
    " april may june july august september october november december christmas easter"
    " eid diwali ramadan spring summer autumn winter term ks1 ks2 ks3 ks4 year years y1"
    " y2 y3 y4 y5 y6 reception nursery class maths english science history geography"
    " art music pe re hall school sats i mr mrs miss ms dr god zoom teams facebook"
    " twitter instagram youtube our we the this that spanish french german latin"
    " computing phonics assembly break lunch playground library stage field upper lower"
    " key eyfs early forest sports everyone all home what he she they pta friends"
    " parents families monday's today computer main world book remembrance pictures pm"
    " am room rooms block floor hut building no bst gmt x".split()
)
_OWN = (
    r"(?i:\b(?:school|academy|primary|infants?|juniors?|nursery|playground"
    r"|classroom)\b)"
)


def find(text: str, ways: tuple[str, ...] = WAYS) -> Iterator[TextSpan]:
    """Find places that the text leads to; a name that is no place is passed over."""
    told = shaped(text)
    for way in ways:
        for lead in re.finditer(way, told):
            match = re.compile(PLACE).match(told, lead.end())
            if match and _is_off_site(match):
                yield _written(match, text)


def _written(match: re.Match[str], text: str) -> TextSpan:
    """A place as the author writes it: what was matched is the shape of the text."""
    start, end = match.span("place")
    first, last = match.span("name" if match["name"] else "common")
    return TextSpan(start, end, text[start:end], text[first:last])


def is_named(bare: str) -> bool:
    """Tell "Science Museum" from "zoo"."""
    return bare[0].isupper()


def _is_off_site(match: re.Match[str]) -> bool:
    if re.search(_OWN, match["place"]):
        return False
    name = match["name"]
    if name is None:
        return not re.match(
            "(?i:our (?!local)|my |her |his |this |that )", match["place"]
        )
    return is_place_name(name)


def is_place_name(name: str) -> bool:
    """Whether a name in capitals can be a place: no day, lesson, room or title."""
    first, _, more = name.casefold().partition(" ")
    first = first if first in _NO_PLACE else first.removesuffix("s")
    if re.search(rf" {SITES}\b", more and f" {more}"):
        return True  # "Science Museum", though science alone is a lesson
    return first.removesuffix("'s") not in _NO_PLACE and len(name) > 2
