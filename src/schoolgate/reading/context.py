"""What stands around a name: a pupil's school day, a book, a street, public life.

All of it is words in small letters, as they stand in the plain writing.
"""

import re
from functools import cached_property

from schoolgate.reading.words import Words

# Words that are at home in a school's post; one is enough to call it a school's.
SCHOOL_WORDS = frozenset(
    "pupil pupils classmate classmates classroom classrooms playground headteacher "
    "headteachers assembly phonics homework spellings sats gcse gcses btec eyfs ks1 "
    "ks2 ks3 ks4 ks5 nursery preschool infants juniors schoolchildren sixthform "
    "schoolmate schoolmates housepoint housepoints timetable lunchtime playtime "
    "pta ptfa sendco senco cpd inset schooltrip mufti prefect prefects "
    "kindergarten toddlers learners learner netball rounders yr yrs".split()
)
SCHOOL_PHRASES = (
    r"\b(?:year (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|group|r)s?|y ?(?:\d|1[0-3])|yr ?\d{1,2}"
    r"|(?:our|the|my|whole|this|your|primary|secondary|junior|infant|high|grammar"
    r"|special|after|at|in|from) school|school (?:trip|council|play|team|choir|hall"
    r"|council|day|uniform|dinners?|holidays?|year|band|fair|fayre|concert|orchestra)"
    r"|reception (?:class|children|pupils)|class (?:\d\w?|of the|assembly|teacher)"
    r"|our (?:school )?(?:trip|residential|topic|nativity|choir|playground|classroom"
    r"|pupils|children|assembly|visit)|(?:all (?:of|in)|everyone in|children in)"
    r" \d{1,2}[a-z]|\w+ class|in class"
    r"|(?:head|form|house|tutor) (?:teacher|group|point|points"
    r"|girl|boy|captain|cup|s award)"
    r"|(?:star|pupil|child|learner|writer|reader|mathematician|artist|student"
    r"|athlete|player) of the (?:week|day|month|term|year)"
    r"|sports day|world book day|science fair|spelling (?:bee|test)|sixth form"
    r"|harvest (?:festival|assembly)|nativity play|school s|summer fayre"
    r"|times tables?|spring term|autumn term|summer term|parents evening"
    r"|cross country|swimming gala|after school|eco council|(?:maths|science|art"
    r"|history|geography|music|drama|english|pe) (?:lesson|club|challenge|competition"
    r"|prize|award|department|quiz|week|homework|work|project))\b"
)
_AND_SO_ON = (
    r"(?: (?:to|for|go|goes|is|are|was|and|our|the|all|both|from|of|with|you|again"
    r"|everyone|very|own|lovely|wonderful|amazing|little|fantastic|super|star"
    r"|superstar|pupils?|students?|boys?|girls?|friend|captain|prefects?|year|\d+))*$"
)
# Said straight before a name, these are said of a child.
PRAISE = (
    r"\b(?:well ?done|congratulations|bravo|hooray|hurray|so proud of"
    r"|star of the (?:week|day|month)|(?:reader|writer|pupil|learner|mathematician"
    r"|child|student) of the (?:week|day|month|term)|award(?:ed)?|certificates?|medals?"
    r"|round of applause|special mention|big hand)" + _AND_SO_ON
)
# These are said of anybody dear.
THANKS = (
    r"\b(?:congrats|proud of|birthday|good luck|thank you|thanks|shout ?out|goes"
    r"|boy|girl|child|children|twins?|daughter|son|brother|sister|friends?|winners?|welcome|welcomed|prize)"
    + _AND_SO_ON
)
CLASS_BEFORE = (
    r"\b(?:pupils?|students?|class|reception|nursery|year (?:\d+|r|one|two|three|four"
    r"|five|six)|y ?\d{1,2}|\d[a-z]|captain|monitor|prefect|classmates?|learner)"
    r"(?: s)?(?: (?:called|named|including|and|our|own|is|are|was))*$"
)
CLASS_AFTER = (
    r"^(?:(?:and|s|who|is|was|are|both|all|aged?|now)\s)*"
    r"(?:(?:in|from|of|for|our)\s(?:the\s|our\s|my\s)?)?"
    r"(?:year (?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve|thirteen|r)\b|y ?\d{1,2}\b|yr\b|reception\b|nursery\b|preschool\b"
    r"|class\b|\w+ class\b|\d{1,2}[a-z]{1,2}\b|ks\d|form \w+|sixth form|house\b"
    r"|key stage"
    r"|(?:mum|dad|mummy|daddy|mother|father|parents|family|gran|grandma|grandad)\b)"
)
# A pupil does these; so do others, but not in the same posts.
DEEDS_AFTER = (
    r"^(?:(?:who|has|have|had|and|is|was|for)\s)*(?:won|wins|winning|scored|scores|came"
    r"|earned|achieved|completed|passed|performed|sang|painted|drew|made|baked|built"
    r"|brought|read|wrote|shared|showed|played|ran|swam|received|awarded|presented"
    r"|represented|represents|joined|helped|learned|learnt|loved|enjoyed|raised"
    r"|finished|designed|created|practised|visited|planted|found)\b"
)
WORK = (
    r"\b(?:books?|author|authors|novels?|poems?|poet|poetry|stor(?:y|ies)|illustrator"
    r"|illustrated|character|characters|film|movie|song|songs|album|biography|dressed"
    r"|reading|wrote by|written by|by the|fan of|inspired|based on|concert|artist"
    r"|playwright|sculptor|painter|composer|scientist|inventor|explorer)\b"
)
WORK_BEFORE = (
    r"\b(?:by|author|read|reading|writer|illustrator|poet|artist|like|as|about|novelist"
    r"|composer|legend|footballer|star|actor|actress|singer|called|met|meet|s)$"
)
WORK_AFTER = (
    r"^(?:s (?:\w+ ){0,2})?(?:books?|novels?|poems?|poetry|stor(?:y|ies)|film|song"
    r"|album|day|award|character)\b"
)
PUBLIC_BEFORE = (
    r"\b(?:mp|mps|minister|pm|president|senator|governor|congressman|mayor|cllr|councillor"
    r"|chancellor|secretary|actor|actress|singer|rapper|star|comedian|director|author"
    r"|novelist|photo|photographer|designer|pope|king|queen|prince|princess|duchess"
    r"|duke|lord|lady|sir|dame|judge|justice|ceo|coo|cfo|chairman|chef|coach|manager"
    r"|striker|midfielder|goalkeeper|winger|defender|boxer|golfer|driver|quarterback"
    r"|labour|liberal|tory|conservative|republican|democrat|candidate|leader|premier"
    r"|officer|detective|constable|inspector|sergeant|captain|colonel|general|editor"
    r"|correspondent|reporter|journalist|presenter|commentator|economist|analyst"
    r"|professor|commissioner|spokesman|spokeswoman|official|owner|boss|legend"
    r"|astronaut|playwright|filmmaker|musician|guitarist|drummer|dj|saint|st|rt|via"
    r"|thug|suspect|killer|victim|grower|cop|journo|columnist|architect|physicist)$"
)
CREDIT = r"(?:[Pp]hoto|[Pp]ic|[Ii]mage|[Cc]redit)s? ?: ?$"
# “Man of the match: ”, and what stands before a colon in the news of others.
HEADING = r"\W*[A-Za-z][\w'’ -]{3,40} ?[:–-] *"
NO_HEADING = (
    r"\b(?:photos?|pics?|images?|credits?|via|rt|by|words|said|says|writes|author|from"
    r"|with|live|breaking|news|watch|video|reads?|interview|report|exclusive|opinion"
    r"|analysis|listen|quote|speaker|guest|starring|music|update|just in|rip|re|cc)\b"
)
PLACES = frozenset(
    "school primary secondary academy college university infant infants junior high "
    "grammar nursery road street lane avenue drive close park court place square "
    "house hall centre center hospital church chapel cathedral trust foundation "
    "stadium arena theatre museum gallery library cup shield trophy award awards "
    "prize medal bridge hotel inn pub club fc united city town village farm hill "
    "wood field fields station airport line shopping leisure ltd plc inc company co "
    "bank stores show festival ward memorial pool pitch building block suite room "
    "ground grounds gardens fayre fair lecture institute sixth cofe rc "
    "ce catholic".split()
)


class Surroundings:
    """One text's surroundings, looked at once."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @cached_property
    def small(self) -> str:
        """The whole text in small letters, its words parted by single spaces."""
        return " ".join(
            self.words.plain[word.start : word.end].lower().replace("'", " ")
            for word in self.words.words
        )

    @cached_property
    def school(self) -> bool:
        """Whether anything in the text is at home in a school's post."""
        keys = {word.key for word in self.words.words}
        return not SCHOOL_WORDS.isdisjoint(keys) or bool(
            re.search(SCHOOL_PHRASES, self.small)
        )

    @cached_property
    def work(self) -> bool:
        """Whether the text is about a book, a film, a song or who made it."""
        return bool(re.search(WORK, self.small))

    def pupil_at(self, first: int, last: int) -> bool:
        """Whether what stands next to these words is said of a pupil."""
        before = self._before(first)
        if re.search(PRAISE, before) or re.search(CLASS_BEFORE, before):
            return True
        return bool(re.search(CLASS_AFTER, self._after(last)))

    def dear_at(self, first: int) -> bool:
        """Whether what stands before is said of somebody dear: thanks, a birthday."""
        return bool(re.search(THANKS, self._before(first)))

    def deed_at(self, last: int) -> bool:
        """Whether the next words are something that pupils do."""
        return bool(re.search(DEEDS_AFTER, self._after(last)))

    def work_at(self, first: int, last: int) -> bool:
        """Whether the name stands where an author's or a figure's does."""
        return bool(
            re.search(WORK_BEFORE, self._before(first))
            or re.search(WORK_AFTER, self._after(last))
        )

    def public_at(self, first: int) -> bool:
        """Whether an office or a calling of public life stands before the name."""
        at = self.words.words[first].start
        return bool(
            re.search(PUBLIC_BEFORE, self._before(first))
            or re.search(CREDIT, self.words.plain[max(0, at - 12) : at])
        )

    def headed_at(self, first: int, last: int) -> bool:
        """Whether a heading and a colon stand before the name, and nothing after."""
        words, plain = self.words.words, self.words.plain
        line = plain[plain.rfind("\n", 0, words[first].start) + 1 : words[first].start]
        rest = plain[words[last].end :].partition("\n")[0]
        heading = re.fullmatch(HEADING, line)
        return bool(heading and re.fullmatch(r"\W*", rest)) and not re.search(
            NO_HEADING, line.lower()
        )

    def place_at(self, last: int) -> bool:
        """Whether the name goes on as a school's, a street's or a cup's."""
        after = self.words.after(last, 2).split()
        at = last + 1
        if not after or not self.words.words[at].capital:
            return False
        return not PLACES.isdisjoint(after)

    def _before(self, at: int) -> str:
        return self.words.before(at, 9)

    def _after(self, at: int) -> str:
        after = self.words.after(at, 7)
        word = self.words.words[at]
        mark = self.words.plain[word.end : word.end + 2].lower()
        return f"s {after}" if mark == "'s" else after


# What is said of a pupil above holds one of these, or a short word with a figure: y4.
CUES = SCHOOL_WORDS | frozenset(
    "school schools pupil pupils student students class classes year years reception "
    "welldone done congratulations congratulation congrats bravo hooray hurray proud "
    "week month term day award awarded certificate certificates medal medals "
    "applause mention hand birthday luck thank thanks shout shoutout goes boy girl "
    "child children twin twins daughter son brother sister friend friends winner "
    "winners welcome welcomed prize captain monitor prefect classmate classmates "
    "learner preschool house form key mum dad mummy daddy mother father parents "
    "family gran grandma grandad head tutor teacher science spelling sixth harvest "
    "nativity fayre times spring autumn summer evening country gala council maths "
    "art history geography music drama english pe lesson star y".split()
)
