"""One person, as a sentence speaks of one: a name, "he", "a pupil in Year 4".

A group ("our pupils", "families") is nobody in particular, and is not met.
"""

_NOUN = (
    r"(?:pupil|child|boy|girl|student|learner|kid|son|daughter|brother|sister|mum|dad"
    r"|mother|father|nan|grandad|teacher|teaching assistant|ta|classmate|friend|twin"
    r"|parent|carer|caretaker|head ?teacher|governor|colleague|baby|cousin|youngster"
    r"|teenager|lad|man|woman|member of staff|family)"
)
# Words that stand in capitals and are nobody's name.
_NO_NAMES = (
    r"(?!(?:The|This|That|These|Those|It|There|What|When|Who|Why|How|Where|Our|Your|My"
    r"|We|They|You|I|If|In|On|At|And|But|So|For|No|Not|Year|Key|Class|School|Today"
    r"|Tomorrow|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|January|February|March|April|May"
    r"|June|July|August|September|October|November|December|England|Britain|UK|US|USA"
    r"|Ofsted|NHS|Everyone|Everybody|Somebody|Nobody|People|Children|Pupils|Parents"
    r"|Staff|Please|World|Reception|Nursery|Dr|God|Jesus|Islam|Judaism|Israel|Gaza"
    r"|Russia|Ukraine|Africa|China|India|Iraq|Syria|Which|Police|Government|More|Some"
    r"|Every|All|One|Two|New|Mental|Black|White|RT|MPs?|PM|Iran|Pakistan|Nigeria|Canada"
    r"|London|Scotland|Ireland|Wales|Being|He|She|Her|His|As|Is|Are|An?|Or|With|Anyone"
    r"|From|To|Of|By|Children|Families|Learning|Living|Assembly|Talk|Policy|Book)"
    r"(?:day)?\b)"
)
NAME = rf"{_NO_NAMES}[A-Z][a-z'-]+(?: {_NO_NAMES}[A-Z][a-z'-]+)?"
_WHERE = (
    r"(?: (?i:in|from|of) (?i:(?:the )?y(?:ea)?r? ?\d|year \w+|[\w']+ class|reception"
    r"|ks\d|class \w+|our school))?"
)
_ONE = (
    r"(?i:(?:an?|one of (?:our|the|my)|our|my|his|her|their|the|this|another)"
    rf" (?:(?!who\b)[\w'-]+ ){{0,2}}?{_NOUN})\b"
)
SOMEBODY = (
    rf"(?:\b(?i:he|she)\b|\b{_ONE}{_WHERE}(?: {NAME})?"
    r"|\b(?i:one of (?:our|the|my) (?:\w+ ){0,2}?(?:children|pupils|students|families"
    rf"|staff|teachers|boys|girls))\b{_WHERE}|\b(?:Mr|Mrs|Miss|Ms|Mx)\.? [A-Z][a-z'-]+"
    rf"|\b{NAME}{_WHERE})"
)
SOMEBODYS = rf"(?:\b(?i:his|her)|\b{NAME}(?:'s|s')|\b{_ONE}(?:'s|s'))"
A_PERSON = rf"(?i:{_NOUN})\b"
