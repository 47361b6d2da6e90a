"""Could a reader tell where children are, will be or have been, or where one lives?

The school's own site ("in the hall at 3pm") gives nothing away that is not public.
"""

import re
from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen
from schoolgate.engine.record import record
from schoolgate.reading.lettering import ODD, Lettering, plain_lettering, small
from schoolgate.reading.name_shape import NAME_WORD, shaped
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.written import TextSpan, outing, place

FACTS = (
    "whereabouts.off_site",
    "whereabouts.past_off_site",
    "whereabouts.home",
    "whereabouts.time_and_place",
)

# Words by which a post is about the children of a school.
CHILDREN = (
    r"(?i:\b(?:years?|yr) ?(?:[1-9]|1[0-3]|one|two|three|four|five|six|groups?)\b"
    r"|\b(?:y[1-9]|p[1-7]|s[1-6])\b"
    r"|\breception\b|\bnursery\b|\bks ?[1-5]\b|\bkey stage\b|\beyfs\b"
    r"|\bpupils?\b|\b(?:the|our) (?:children|students|kids|boys|girls|learners)\b"
    r"|\bschool\b|\bclass\b|\bour (?:\w+ )?(?:team|choir|orchestra|councillors"
    r"|club)s?\b|\bresidential\b|\b(?:football|netball|rugby|cricket|athletics|hockey"
    r"|swimming) team\b)"
)
WE = r"(?i:\b(?:we|we're|we've|our)\b)"
# "Off to …!", "Hello from …": nobody is named, and the school itself speaks.
NOBODY = (
    r"(?i:\s*(?:we're |just )?(?:off|on (?:our|the) way|heading|en route|arrived|safely"
    r" arrived|here|live|greetings|hello|hi|leaving|setting off|on the (?:coach|bus"
    r"|train)|trip|back)\b)"
)
# What is going on or to come; and what is over.
NOW = (
    r"(?i:\b(?:are|is|am|will|shall|tomorrow|tonight|next|now|currently|off to"
    r"|head(?:ing)?|leav(?:e|es|ing)|(?:have|has|safely) arrived|arrived|our way"
    r"|upcoming|setting off|travelling|every|live from|greetings from|hello from|here"
    r" at|coming)\b|'re\b|'ll\b|\b(?:we|she|he|it)'s\b)"
)
OVER = (
    r"(?i:\b(?:yesterday|last (?:week|month|term|year|night|\w+day)|went|were|was|had"
    r"|swam|sang|learnt|saw|met|took|ran|won|made|came|got|did|back from|home from"
    r"|\w{3,}ed|thank you|thanks|what a)\b)"
)
DATED = (
    r"(?i:\b(?:yesterday|back from|home from|returned from|ago"
    r"|last (?:week|month|term|year|night|\w+day))\b)"
)

TIME = (
    r"(?i:(?<![\d.,£$:/-])(?:[01]?\d|2[0-3])(?:[:.h][0-5]\d(?: ?[ap]\.?m\b\.?)?"
    r"| ?[ap]\.?m\b\.?| ?o'?clock)(?![\d%])|\b[0-2]\d[0-5]\d ?(?:hrs|hours)\b"
    r"|\b(?:noon|midday|(?:half|quarter|ten|twenty|five) (?:past|to) \w+)\b"
    r"|\b(?:at|by|from) (?:two|three|four|five|six|seven|eight|nine|ten|eleven"
    r"|twelve)\b)"
)
MEETING = (
    r"(?i:\b(?:meet(?:s|ing)?|collect(?:ed|ion|ing)?|pick(?:ed|ing)?[- ]?up|drop(?:ped"
    r"|ping)?[- ]?off|assemble|gather(?:ing)?|wait(?:ing)?|kick[- ]?off|leav(?:e|es"
    r"|ing)|depart\w*|arriv\w+|return(?:s|ing)?|coach(?:es)?|minibus|train|fixture"
    r"|match|swimming|walking bus|perform(?:s|ing)?|playing|singing|trip|visit(?:ing)?"
    r"|be at|are at|netball|football|rugby|cricket|hockey|choir|at|from)\b)"
)

_WHO = (
    r"(?:\b(?i:he|she|they|who|i|pupil|child|boy|girl|family|mum|dad|son|daughter"
    rf"|mother|father|grandad|nan|grandma|teacher|friend|parents)|\b{NAME_WORD})"
)
_ROAD = (
    r"(?i:road|rd|street|st|avenue|ave|lane|close|drive|crescent|gardens|terrace|grove"
    r"|court|place|mews|estate|flats|house|tower|way|hill|village|farm|square|row)"
)
_TITLED = r"[A-Z][\w'-]*(?: [A-Z][\w'-]*){0,3}"
_LIVES = r"(?: \w+){0,2}? (?i:lives?|living|lived|resides?|moved|moving)"
_OWN_HOME = r"\b(?:his|her|their|my|our|\w+'s) (?:house|home|flat|address)(?: is)?"
_NEXT_TO = (
    r"(?i:next door to|opposite|next to|behind|above|near|just off|round the corner"
    r" from|across (?:the road )?from|down the road from|close to)"
)
HOMES = (
    r"(?i:\bhome address\b)",
    rf"{_WHO}{_LIVES}(?i: \w+)? (?i:on|in|at|off|to|by) (?:the )?(?:\d+\w?"
    rf" )?{_TITLED} {_ROAD}\b",
    rf"{_WHO}{_LIVES}(?i: \w+)? (?i:at|in) (?i:number |no\.? ?"
    rf"|flat )?\d+\w?\b(?! ?(?:years|\d))",
    rf"{_WHO}{_LIVES} {_NEXT_TO} (?:the |our |a )?\w+(?: \w+)?",
    rf"(?i:{_OWN_HOME}(?: at| in| on)? (?:number |flat )?\d+\w?\b)(?: {_TITLED})?",
    rf"(?i:{_OWN_HOME} (?:at|in|on|near)) (?:the )?{_TITLED} {_ROAD}\b",
    rf"{_WHO}{_LIVES} (?i:at|on) the \w+ of {_TITLED} {_ROAD}\b",
)
# A town or a part of it: near enough that a person must say.
TOWN = rf"{_WHO}(?i: now)? (?i:lives?|resides?) (?i:in|near) (?P<town>{_TITLED})"
_WIDE = frozenset(
    "uk england scotland wales ireland britain europe africa asia america australia usa"
    " us india china france spain poland pakistan antarctica canada japan earth italy"
    " germany space russia brazil gaza israel iraq syria ukraine the year"
    " reception".split()
)

TRIGGER = (
    r"\b(?:(?:off|way|head\w*|travel\w*|route|walk\w*|coach|bus|train|minibus|go|goes"
    r"|going|went|back|return\w*|journey\w*|them|children|pupils|class|year \w+|us|y\d"
    r"|now|today|tomorrow|week|day)\s(?:to|into|towards)\s|\bvisit|\btrips?\b"
    r"|residential|outing|\b(?:leav\w+|left|depart\w*|off)\s[^.!?\n]{0,30}?\bfor\b"
    r"|excursion|\btour|day out|\bcamp(?:s|ing|ed)?\b|holiday|\bmuseum|\bzoo\b|theatre"
    r"|arriv|\bstay(?:s|ed|ing)\b|(?:live|greetings|hello|hi|back|home|news"
    r"|postcard)\sfrom\s|\bswim|\bs[aiu]ng\b|\bliv(?:es?|ing|ed)\s(?:\w+\s)?(?:on|in|at"
    r"|off|to|by|next|near|opposite|behind|above|just|round|across|down|close)\b"
    r"|\bresid(?:es?|ing)\b|\bhome address|\bmov(?:ed|ing)\b|\bcollect|\bpick(?:ed"
    r"|ing)?\W?up|\bmeet(?:ing)?\W(?:at|outside|near|by|in|opposite)\b|\bkick|\bdrop"
    r"|\b(?:house|flat|home|address)\s(?:is|at|in|on)|\bassemble|\bdepart|\bcoach"
    r"|fixture|\bmatch\b|minibus|gather|(?:are|is|['’]re|am|were|be|here|day|week|match"
    r"|fixture|final|time|had|team|fun|country|race|run|festival|gala|competition|meet"
    r"|tournament|from|choir|perform\w*|play\w*|\d{1,2}\W?[ap]\.?m"
    r"|\d[\d:.]*)\s(?:\w+\s)?at\s|\bleav(?:e|es|ing)\sfrom\b|\b(?:are|is|now"
    r"|currently)\s(?:all\s|now\s)?in\s(?!a\b|the\b|an\b|this\b)\w"
    rf")|{outing.TRIGGER}|{ODD}"
)
_SENTENCE = r"(?:[^.!?\n]|[.!?](?=\S))+[.!?\n]*"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Look at each sentence for a place, who is there, and when."""
    if not re.search(TRIGGER, small(post.text)):
        return
    read = plain_lettering(post.text)
    is_ours = re.search(CHILDREN, read.text) is not None
    own = shaped(plain_lettering(school.name).text).casefold()
    for sentence in re.finditer(_SENTENCE, shaped(read.text)):
        line = _Line(sentence[0], sentence.start(), read, is_ours)
        yield from _journeys(line, own)
        yield from _homes(line)


@record
class _Line:
    """One sentence of the post, and where in the text as given it stands."""

    text: str
    start: int
    read: Lettering
    is_ours: bool

    def finding(self, fact: str, says: str, start: int, end: int) -> Finding:
        """Say a fact of a stretch of this sentence; sure only in a school's context."""
        span = self.read.span(self.start + start, self.start + end)
        return Finding(fact, says.format(self.words_at(start, end)), self.is_ours, span)

    def words_at(self, start: int, end: int) -> str:
        """A stretch of this sentence in the author's letters."""
        start, end = self.start + start, self.start + end
        return " ".join(self.read.text[start:end].split())


def _journeys(line: _Line, own: str) -> Iterator[Finding]:
    """Find where they go, or have been, and the hour beside a meeting point."""
    if outing.is_invitation(line.text):
        return
    timed = bool(re.search(TIME, line.text) and re.search(MEETING, line.text))
    speaks = line.is_ours or timed or re.search(f"{WE}|^{NOBODY}", line.text)
    spot = _spot(line.text, own, place.WAYS + place.POINTS * timed) if speaks else None
    if spot is None:
        yield from _outing(line, own)
        return
    if timed:
        says = "“{}” is said together with a time: a stranger could wait there"
        yield line.finding("whereabouts.time_and_place", says, spot.start, spot.end)
    yield from _journey(line, spot)


def _spot(text: str, own: str, ways: tuple[str, ...]) -> TextSpan | None:
    """Find the first place that is not the school under its own name."""
    found = place.find(text, ways)
    return next((s for s in found if not own or s.bare.casefold() not in own), None)


def _journey(line: _Line, spot: TextSpan) -> Iterator[Finding]:
    """Tell a journey that is going on or to come from one that is over."""
    if not _is_over(line.text) and not outing.is_told_of(line.text):
        says = "“{}” tells where children are, or will be, away from school"
        yield line.finding("whereabouts.off_site", says, spot.start, spot.end)
    elif place.is_named(spot.bare):
        says = "“{}” tells where children have been"
        yield line.finding("whereabouts.past_off_site", says, spot.start, spot.end)


def _outing(line: _Line, own: str) -> Iterator[Finding]:
    """Ask about signs of a journey in words that no pattern fixes."""
    found = outing.find(line.text, own)
    if found is None:
        return
    spot, over = found
    fact = "whereabouts.past_off_site" if over else "whereabouts.off_site"
    when = "have been" if over else "are, or will be, away from school"
    says = "“{}” may tell where children " + when
    seen = line.finding(fact, says, spot.start, spot.end)
    yield Finding(fact, seen.says, certain=False, text=seen.text)


def _is_over(sentence: str) -> bool:
    if re.search(DATED, sentence):
        return True
    return bool(re.search(OVER, sentence)) and not re.search(NOW, sentence)


def _homes(line: _Line) -> Iterator[Finding]:
    for pattern in HOMES:
        match = re.search(pattern, line.text)
        if match:
            says = "“{}” gives away where somebody lives"
            found = line.finding("whereabouts.home", says, match.start(), match.end())
            yield Finding(found.fact, found.says, text=found.text)
            return
    town = re.search(TOWN, line.text)
    if town and town["town"].split()[0].casefold() not in _WIDE:
        says = "“{}” may give away where somebody lives"
        span = line.read.span(line.start + town.start(), line.start + town.end())
        yield Finding(
            "whereabouts.home",
            says.format(line.words_at(*town.span())),
            certain=False,
            text=span,
        )
