"""Signs that a group of children is away from school without their families.

``written.place`` knows the set phrases of a trip. Here nothing is fixed: a sentence is
read for who is away (a class, a team, the school's own "we"), for a place off the
premises, and for what people do on a journey (arrive, board, unpack, sleep, picnic).
Two of them together are a sign, which a person settles; none of them is proof.
"""

import re

from schoolgate.reading.name_shape import shaped
from schoolgate.reading.written import TextSpan
from schoolgate.reading.written.place import SITES, is_place_name

_NUMBER = r"(?:[1-9]|1[0-3]|one|two|three|four|five|six|seven|eight|nine|ten|eleven)"
# A class, a year, a team, or children of the school in other words.
GROUP = (
    rf"(?i:\b(?:years?|yr|class|form)s? ?{_NUMBER}s?\b|\bks ?[1-5]\b|\bkey stage\b"
    r"|\b(?:reception|nursery|infants|juniors|sixth form\w*)\b|\bclass\b"
    r"|\b(?:y1[0-3]|y[1-9]|p[1-7]|s[1-6])s?\b"
    r"|\b(?:pupils|children|students|learners|campers)\b|\b(?:our|the) (?:\w+ ){0,2}?"
    r"(?:boys|girls|kids|team|squad|choir|orchestra|band|council|club|group|groups"
    r"|teams|rowers|runners|athletes|skiers|gymnasts|swimmers|dancers|singers"
    r"|scientists|explorers|geographers|historians|players)\b)"
    r"|\b(?:[1-9]|1[0-3])[A-Z]\b|\bR[1-4]\b"
)
WE = r"\b(?:[Ww]e|WE|[Oo]ur|OUR|us)\b"
# What people do on a journey, and what stands around them there.
_ARRIVAL = (
    r"(?i:^\W*(?:just |safely |all )*(?:arriv|land|touch)ed\b"
    r"|\b(?:have|has|we've|just|all|safely|'ve) (?:(?:just|all|now|safely) )*(?:arrived"
    r"|landed|touched down|checked in|unpacked|reached|boarded|parked|pulled in"
    r"|settled in|made it|set off|pitched)\b|^\W*(?:all |just )?(?:landed|touched down"
    r"|checked in|settled in|unpacked|safe and sound|boarded)\b|\btents? (?:are )?"
    r"(?:up|pitched)\b)"
)
_ON_THE_WAY = (
    r"(?i:\b(?:on|aboard|in) (?:the|a|our) (?:\w+ )?(?:coach|minibus|bus|train|ferry"
    r"|boat|plane|clipper|eurostar|tube|tram)\b|\b(?:coach|minibus|ferry|plane|train)"
    r" (?:is|has|stuck|just|should|will)\b|\b(?:boarded|aboard) the\b)"
)
_AWAY = (
    r"(?i:\bcamp(?:ing|ers|site)?\b|\btents?\b|\bcabins?\b|\bdorm(?:s|itor\w+)?\b"
    r"|\bhostel\b|\bbunks?\b|\bmarshmallows\b|\blights out\b|\bbedtime\b"
    r"|\bsleep(?:s|ing)?[- ]?over\b|\bsleep (?:at|in|under)\b|\bbags in rooms\b"
    r"|\b(?:raft[- ]building|caving|canoeing|kayaking|abseiling|skiing|orienteering)\b"
    r"|\b(?:residential|staying|expedition|summit|half ?way up|on top of|top of the)\b"
    r"|\bday (?:\d|one|two|three|four|five)\b|\b(?:first|second|final) (?:night"
    r"|evening|morning)\b"
    r"|\b(?:lunch|picnic|sandwiches|ice creams?|packed lunches)\b"
    r"|\b(?:good morning|greetings|hello|hi|bonjour|hola|bore da|waving) (?:\w+ ){0,3}?"
    r"(?:from|o)\b|\bnext stop\b|\bhere we come\b|\bback (?:late|from)\b)"
)
_GOING = (
    r"(?i:\b(?:off|away|travel|travels|travelling|fly|flies|flying|sail|sails|leave"
    r"|leaves|leaving|walk|walks|walking|head|heads|heading|go|goes|going|join|tour"
    r"|visit|visiting) (?:\w+ ){0,2}?(?:to|for|at|across|through|of)\b)"
)
# What is so now, or will be: "are", "will be digging", "sleep under".
_PRESENT = (
    r"(?i:\b(?:are|is|'re|will|can't wait|cannot wait|cannot|now|right now"
    r"|out and about|late back|today|tonight"
    r"|tomorrow|this (?:morning|afternoon|evening|week|weekend)|next (?:week|\w+day)"
    r"|until|till|all (?:day|week|afternoon|morning)|every \w+day|currently|soon|as we"
    r" speak|play away|walk|go|leave|fly|travel|sleep|weekend)\b|\bon \w+day"
    r" (?!(?:and|we|they)\b))"
)
_OVER = (
    r"(?i:\b(?:yesterday|last (?:week|month|term|year|night|summer|autumn|spring"
    r"|\w+day)|ago|went|were|was|had|swam|sang|came|got|did|made it|won|took|ran|saw"
    r"|spent|played|loved|enjoyed|climbed|sketched|visited|toured|returned|performed"
    r"|explored|stayed|travelled|walked|camped|learnt|learned|home (?:again )?from"
    r"|back (?:from|at school)|since (?:their|our)|after (?:their|our)|memor(?:y|ies)"
    r"|look(?:ing)? back|looked|photos?|pictures?|posters?|(?:have"
    r"|has) (?:been \w+ing|written|made"
    r"|built)|wh?at (?:a|fun)\b.{0,20}(?:had|was))\b)"
)
_TOLD_OF = (
    r"(?i:\b(?:photos?|pictures?|memor(?:y|ies)|look(?:ing)? back|(?:have|has) been"
    r" writing|wrote|written|writing) (?:\w+ ){0,4}?(?:of|from|about|to|at)\b)"
)
_WENT = (
    r"(?i:\b(?:went|were|was|visit(?:ed)?|trip|tour(?:ed)?|swam|sang|came|got|made it"
    r"|won|ran|played|climbed|sketched|returned|performed|explored|stayed|travelled"
    r"|walked|camped|had|lov(?:ed?|ing)|enjoy(?:ed|ing))\b)"
)
# Families come too, or nobody goes: an invitation, a lesson, an errand.
_INVITED = (
    r"(?i:\b(?:(?:all|everyone|families|friends|parents|carers|warmly|is|are|you're)"
    r" (?:\w+ )?(?:welcome|invited)|inviting|invitation|join us|come (?:and|along)"
    r"|bring (?:your|a|the|granny|grandad|grandma|mum|dad))\b)"
)
_FAMILIES = (
    r"(?i:\b(?:welcome|prospective|parents'?|carers|famil(?:y|ies)|grown-ups only"
    r"|meet us|pta|friends of)\b)"
)
_LESSON = (
    r"(?i:\b(?:learn\w*|study\w*|read(?:ing)?|stor(?:y|ies)|books?|writ(?:e|es|ing"
    r"|ten)|wrote|letters?|poe\w+|paint\w*|dr[ae]w\w*|topics?|inspired by|set in|about"
    r"|artists?|play (?:about|called)|show (?:about|called)|model of|imagin\w+"
    r"|pretend\w*"
    r"|dressed|assembly|kits?|menus?|website|homework|spellings|welcome back"
    r"|thank you to"
    r"|thanks to|visitors? from|came in)\b)"
)
_PREPOSITION = (
    r"(?i:\b(?:at|in|on|to|from|into|by|near|up|round|around|through|across|under|over"
    r"|towards|off|outside|of|o|for|reached|boarded|visit(?:ing)?|explor(?:e|ing)|tour"
    r"|touring|past|along|via|stop|aboard|the coach to))"
    r" (?:(?i:the|a|an|our|top of|steps of|sunny|rainy|(?:very )?wet|windy|snowy"
    r"|beautiful|chilly|glorious) )*"
)
_NAMED = (
    rf"{_PREPOSITION}(?P<place>[A-Z][\w'&-]*"
    r"(?: (?:(?:of|the|on|in|de|upon|le) )*[A-Z][\w'-]*)*)"
)
_SITE = (
    r"(?i:\b(?:at|in|on|to|from|by|near|up|through|across|under|into|along|for) )"
    rf"(?P<place>(?i:(?:the|a|an) (?:[\w'-]+ ){{0,2}}?(?:{SITES}|boat|canal|mountains?"
    r"|hills?|island|summit|cliffs?|hostel|ferry|sea|water|harbour|butterfly house"
    r"|battlefields?|track|stage))\b)"
)

# The words without which none of these stands; in small letters.
TRIGGER = (
    r"\b(?:years?|yr|class|form)s? ?(?:\d|one|two|three|four|five|six|sev|eig|nin|ten"
    r"|el)"
    r"|\bks ?[1-5]|key stage|\breception\b|\bnursery\b|\binfants\b|\bjuniors\b"
    r"|\bsixth form|\bclass\b|\b[yps]\d|\bpupils\b|\bchildren\b|\bstudents\b"
    r"|\blearners\b|\bcampers\b|\b\d{1,2}[a-z]\b|\br[1-4]\b|\bboys\b|\bgirls\b|\bkids\b"
    r"|\bteams?\b|\bsquad\b|\bchoir\b|\borchestra\b|\bband\b|\bcouncil\b|\bclub\b"
    r"|\bgroups?\b|\browers\b|\brunners\b|\bathletes\b|\bskiers\b|\bgymnasts\b"
    r"|\bswimmers\b|\bdancers\b|\bsingers\b|\bscientists\b|\bexplorers\b"
    r"|\bgeographers\b|\bhistorians\b|\bplayers\b|arrived|landed|touched down"
    r"|checked in"
    r"|unpacked|reached|boarded|parked|pulled in|settled in|made it|set off|pitched"
    r"|\btents?\b|safe and sound"
)


def is_invitation(sentence: str) -> bool:
    """Whether families are asked to come: then nobody is away without them."""
    return re.search(_INVITED, sentence) is not None


def is_told_of(sentence: str) -> bool:
    """Whether a journey is what somebody writes about, and not one that goes on."""
    return re.search(_TOLD_OF, sentence) is not None


def find(sentence: str, own: str = "") -> tuple[TextSpan, bool] | None:
    """Find where a group is, or will be, away; with whether it is over.

    ``own`` is the school's own name in small letters: no place is away that bears it.
    """
    told = shaped(sentence)
    spot = _spot(told, own)
    if spot is None or any(
        re.search(each, told) for each in (_INVITED, _FAMILIES, _LESSON)
    ):
        return None
    arrived = re.search(_ARRIVAL, told) is not None
    over = not arrived and re.search(_OVER, told) is not None
    if not arrived and not _is_a_journey(told, over=over):
        return None
    start, end = spot.span("place")
    said = sentence[start:end]
    return TextSpan(start, end, said, said), over


def _is_a_journey(told: str, *, over: bool) -> bool:
    """Whether who is there, and what they do, say that a group is away."""
    group = re.search(GROUP, told) is not None
    doing = any(re.search(each, told) for each in (_ON_THE_WAY, _AWAY, _GOING))
    if over:
        return group and (doing or re.search(_WENT, told) is not None)
    if group:
        return doing or re.search(_PRESENT, told) is not None
    return doing and (re.search(WE, told) is not None or _is_headless(told))


def _is_headless(told: str) -> bool:
    """Whether it speaks as the school does on a journey, with nobody named."""
    return re.match(rf"\W*(?:{_AWAY}|{_ON_THE_WAY})", told) is not None


def _spot(told: str, own: str) -> re.Match[str] | None:
    for pattern in (_NAMED, _SITE):
        for match in re.finditer(pattern, told):
            name = match["place"]
            if own and name.casefold() in own:
                continue
            if pattern is _SITE or is_place_name(name):
                return match
    return None
