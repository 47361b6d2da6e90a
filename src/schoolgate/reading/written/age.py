"""The age of one person; those of a group ("aged 5-7", "our 7 year olds") are none."""

import re
from collections.abc import Iterator

from schoolgate.reading.name_shape import shaped
from schoolgate.reading.written import TextSpan

_WORDS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen"
)
_AGE = rf"(?:1[01]\d|[1-9]?\d|{_WORDS})(?:[½¼¾]| ?1/2| and (?:a )?half)?"
_ORDINAL = (
    r"(?:\d{0,2}(?:1st|2nd|3rd|\dth)|first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth)"
)
_YEARS = r"(?:years?|yrs?|months?|y)"
_OLD = rf"(?:[ -]{{0,3}}{_YEARS}[ -]{{1,3}}(?:old|of age)\b|[ -]{{0,2}}y\.?/?o\b)"
_NOT_MANY = (
    r"(?! ?(?:-|to\b|or\b|\+|up\b|/)| (?:and|&) (?:\d|up|over|above|under|older|below))"
)
_PERSON = (
    r"(?:boy|girl|pupil|child|kid|student|son|daughter|twin|brother|sister|nephew|niece"
    r"|grandson|granddaughter|toddler|baby|lad|teenager|teen|youngster|man|woman|mum"
    r"|dad|cousin|learner|schoolboy|schoolgirl|swimmer|dancer|gymnast|singer"
    r"|footballer)"
)
# A name as it is written within a sentence; orders of the day are no names.
_NAME = (
    r"(?!(?:The|This|That|Year|Class|Our|School|Key|Stage|Reception|Mon|Tues|Wednes"
    r"|Thurs|Fri|Satur|Sun|January|February|March|October|November|December|What|It"
    r"|There|Day|Today|Score|Room|Lesson|Chapter|Level|Question|Who|Facebook|Twitter"
    r"|Google)(?:day)?\b)(?:[A-Z][^\W\d_]+(?:['-][A-Z][^\W\d_]+)*)"
)
_PRONOUN = r"(?:[Hh]e|[Ss]he|HE|SHE)"
_KIN = rf"(?:[Mm]y|[Oo]ur|[Hh]is|[Hh]er|[Tt]heir|[Tt]he|MY|OUR) (?i:{_PERSON})"
_WHO = rf"(?:\b{_NAME}|\b{_PRONOUN}|\b{_KIN})"
_IS = r"(?:(?i: is| was|'s| will be)(?i: just| now| only| still| almost| nearly)?)"
_GOES_ON = r"(?i: (?:today|tomorrow|now|this|next|on|and|but|in)\b)"
_ENDS = rf"(?= ?(?:[.,!;:)?\n🎂🎉🥳]|$)|{_GOES_ON})"

AGES = (
    # "aged 7", but not "aged 5-7", "aged 16+", "children aged 7".
    rf"(?i:\b(?<!children )(?<!pupils )(?<!those )(?<!anyone )(?<!kids )(?<!people )"
    rf"(?<!boys )(?<!girls )(?<!students )(?<!everyone )(?<!adults )(?<!all )"
    rf"aged:?(?: just| only)? {_AGE}(?: {_YEARS})?(?!\w)){_NOT_MANY}",
    # "at the age of 7", "Age: 7", "Aisha, age 7".
    rf"(?i:(?<=at )the age of {_AGE}\b){_NOT_MANY}",
    rf"(?i:\bage ?[:=] ?{_AGE}\b){_NOT_MANY}",
    rf"{_WHO},? \(?(?i:age):? (?i:{_AGE})\b{_NOT_MANY}",
    # "7-year-old Aisha", "our 7 year old", "a 7yo boy", "is 7 years old".
    rf"(?<![\w-])(?i:{_AGE}{_OLD})\)?(?= {_NAME}|(?: [\w-]+)? (?i:{_PERSON})\b)",
    rf"{_WHO}(?i:{_IS}| |, | \()(?i: ?\(?{_AGE}{_OLD})",
    rf"(?i:\b(?:a|our|my|the|his|her|their) {_AGE}{_OLD})(?= ?[.,!;:)\n]|$"
    r"| [A-Z]|(?i: (?:who|is|was|has|had|won|and|from|in|at|with|to)\b))",
    # "Aisha turns 8", "she turned eight", "turning 8".
    rf"{_WHO}(?i:(?: has| is| will be)?(?: just)? turn(?:s|ed|ing)? {_AGE})\b"
    r"(?![%:,.]\d)",
    rf"{_WHO}(?: \w+){{1,2}} (?i:turning {_AGE})\b",
    rf"(?i:\bturning {_AGE}),? (?:{_NAME}|{_PRONOUN})\b",
    # "she's 7!", "Aisha is 7 today", "the boy, 7, ran".
    rf"(?:\b{_PRONOUN}|\b{_KIN}|\b{_NAME})(?:,? who)?{_IS} (?i:{_AGE}){_ENDS}",
    # A line may end after it: a capital follows, where the rest is in small letters.
    rf"(?:\b{_PRONOUN}|\b{_KIN}|\b{_NAME})(?: is| was|'s)(?: just| now| only| still"
    rf"| almost| nearly)? (?i:{_AGE})(?= [A-Z][a-z])",
    rf"\b(?:{_KIN}|{_NAME})(?:, | \()(?i:{_AGE}) ?(?:yrs?|years?|y)(?=[,)])",
    rf"\b{_KIN}(?:, | \()(?i:{_AGE})(?=[,)])",
    rf"(?<![\w:] )\b{_NAME}(?: {_NAME})?(?:, (?=\d+,)| \((?=\d+\)))(?:1[0-8]"
    rf"|[3-9])(?=[,)])",
    # "her 8th birthday", "Aisha's 8th birthday", "Happy 8th birthday, Aisha".
    rf"(?:\b(?i:his|her)|\b{_NAME}'s?) (?i:{_ORDINAL} birthday)",
    rf"(?i:\bhappy {_ORDINAL} birthday,?(?: to)?(?: dear| our| my)?) {_NAME}",
)
TRIGGER = (
    r"\bage[ds]?\b|\byears?\W{1,3}(?:old|of\sage)|\d\W?y(?:ea)?rs?\b|\d\W?y\.?/?o\b"
    rf"|months?\W+old|\bturn(?:s|ed|ing)?\s(?:\d|{_WORDS})|birthday|yrs?\W+old"
    rf"|\by\.?/?o\b|(?:\b(?:he|she|is|was|be|just|now|only)|['’]s)\s(?:\d{{1,3}}"
    rf"|{_WORDS})\b(?!:)|\w(?:,\s|\s\()(?:\d{{1,2}}|{_WORDS})[,)]"
)


def find(text: str) -> Iterator[TextSpan]:
    """Find ages of one person, each once."""
    told = shaped(text)
    found = [match for pattern in AGES for match in re.finditer(pattern, told)]
    end = 0
    for match in sorted(found, key=lambda match: (match.start(), -match.end())):
        if match.start() >= end and not _is_of_many(text, match.end()):
            end = match.end()
            said = text[match.start() : end]
            yield TextSpan(match.start(), end, said, said.casefold())


def _is_of_many(text: str, end: int) -> bool:
    """Tell "our 7 year olds" and "7 year old children"."""
    after = r"s\b| (?:children|pupils|boys|girls|kids|students|people|twins)\b"
    return re.match(after, text[end : end + 12], re.IGNORECASE) is not None
