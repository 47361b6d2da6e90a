"""One person, as a sentence speaks of one: a name, "he", "a pupil in Year 4".

A group ("our pupils", "families") is nobody in particular, and is not met.
"""

import re

_NOUN = (
    r"(?:pupil|child|boy|girl|student|learner|kid|son|daughter|brother|sister|mum|dad"
    r"|mother|father|nan|grandad|teacher|teaching assistant|ta|classmate|friend|twin"
    r"|parent|carer|caretaker|head ?teacher|governor|colleague|baby|cousin|youngster"
    r"|teenager|lad|man|woman|member of staff|family)"
)
# Words that stand in capitals and are nobody's name.
_NO_NAMES = frozenset(
    "a africa all an and anyone april are as assembly at august being black book"
    " britain but by canada children china class december dr england every everybody"
    " everyone families february for friday from gaza god government he her his how i"
    " if in india iran iraq ireland is islam israel it january jesus judaism july june"
    " key learning living london march may mental monday more mp mps my new nhs"
    " nigeria no nobody not november nursery october of ofsted on one or our pakistan"
    " parents people please pm police policy pupils reception rt russia saturday"
    " school scotland september she so some somebody staff sunday syria talk that the"
    " there these they this those thursday to today tomorrow tuesday two uk ukraine us"
    " usa wales we wednesday what when where which white who why with world year you"
    " your".split()
)
_NAME = r"[A-Z][a-z'-]+(?: [A-Z][a-z'-]+)?"
_WHERE = (
    r"(?: (?i:in|from|of) (?i:(?:the )?y(?:ea)?r? ?\d|year \w+|[\w']+ class|reception"
    r"|ks\d|class \w+|our school))?"
)
_ONE = (
    r"(?i:(?:an?|one of (?:our|the|my)|our|my|his|her|their|the|this|another)"
    rf" (?:(?!who\b)[\w'-]+ ){{0,2}}?{_NOUN})\b"
)
SOMEBODY = (
    rf"(?:\b(?i:he|she)\b|\b{_ONE}{_WHERE}(?: {_NAME})?"
    r"|\b(?i:one of (?:our|the|my) (?:\w+ ){0,2}?(?:children|pupils|students|families"
    rf"|staff|teachers|boys|girls))\b{_WHERE}|\b(?:Mr|Mrs|Miss|Ms|Mx)\.? [A-Z][a-z'-]+"
    rf"|\b(?P<name>{_NAME}){_WHERE})"
)
SOMEBODYS = rf"(?:\b(?i:his|her)|\b(?P<name>{_NAME})(?:'s|s')|\b{_ONE}(?:'s|s'))"
A_PERSON = rf"(?i:{_NOUN})\b"


def is_somebody(match: re.Match[str]) -> bool:
    """Tell whether what stood as a name is one; "Today" and "London" are none."""
    name = match["name"] if "name" in match.re.groupindex else None
    return name is None or name.split()[0].casefold() not in _NO_NAMES
