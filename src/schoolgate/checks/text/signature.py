"""Does it speak as a person without showing who in the school is speaking?

"I am so proud of my class" needs a role: "— Mrs Lee, Year 4 teacher". What somebody is
quoted as saying is theirs, and needs none. Only the post's own text counts: neither a
title nor an alternative text is signed.
"""

import re
from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen
from schoolgate.reading.lettering import plain_lettering
from schoolgate.reading.phrases import DISGUISED, compiled
from schoolgate.reading.post import Post
from schoolgate.reading.school import School
from schoolgate.reading.whitespace import readings

FACTS = ("signature.absent",)
TRIGGER = rf"\b(?:i|im|ive|my|me|mine|myself)\b|{DISGUISED}"
AS_WRITTEN = True

PERSON = (
    r"(?-i:\bI\b)(?! (?:Spy|Can)\b)(?:'(?:m|ve|ll|d))?"
    r"|\b(?:i'?m|i'?ve|my|mine|me|myself)\b"
)
ROLE = (
    r"(?:(?:executive |acting |co-?)?head ?(?:teacher|master|mistress)?|principal"
    r"|(?:deputy|assistant) head(?:teacher)?|deputy|teachers?|tutor|teaching assistant"
    r"|h?l?ta|senco|sendco|(?:chair of |vice-chair of )?governors?|chair(?:man|woman)?"
    r"|caretaker|site manager|librarian|cook|chef|chaplain|coach|nurse|secretary"
    r"|(?:office|business|school) manager|administrator|safeguarding lead|dsl"
    r"|(?:subject|phase|year|maths|english|science|music|art|pe|reading) lead(?:er)?"
    r"|leader|coordinator|pta|vicar|ceo|slt|supervisor|year \d|reception|nursery)"
)
TITLE = r"(?:mr|mrs|ms|miss|mx|dr|sir|rev)\.?"
NAME = r"[^\W\d_]+"
CLOSING = r"(?:[-\n,(|:]|\b(?:from|by|love|regards|wishes|thanks),?)"
ITS = r"(?:your|the|a|an|our|his|her)?"
# Lines of a signature are capitals in a row: "Jo Lee Year 4 teacher".
CAPITALS = (
    r"(?-i:[A-Z][\w'&.-]{0,30},? )(?:(?-i:[A-Z\d][\w'&.-]{0,30},?|of|and) ){0,5}?"
)
_BEFORE_A_ROLE = "a an at by for her his my new of our the to with".split()
SPOKEN_OF = "".join(rf"(?<!\b{word}\x20)" for word in _BEFORE_A_ROLE)
# As a signature at the end, as an introduction, or beside the name.
SHOWN = (
    rf"{CLOSING} ?(?:\w+\.? ){{0,5}}{ROLE}\b[^.!?\n]{{0,40}}[.!)]*\s*$"
    rf"|(?<!\w){SPOKEN_OF}{CAPITALS}{ROLE}\b[^.!?\n]{{0,40}}[.!)]*\s*$"
    rf"|\b(?:as|i'?m|i am|am|was|become|becoming) {ITS}(?: \w+){{0,3}} ?\b{ROLE}\b"
    rf"|\b(?:my name|this|here) is [^.]{{0,80}}?\b{ROLE}\b"
    rf"|\b{TITLE} {NAME}(?:,| \(| -) ?(?:\w+ ){{0,4}}{ROLE}\b"
    rf"|\b{ROLE},? {TITLE} {NAME}"
)
QUOTE = r"\"[^\"]*\"?|(?<!\w)'[^'\n]{3,}'(?!\w)"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find the first word that speaks as a person, unless a role is shown."""
    del school
    reading = readings(post.as_written)[0]
    read = plain_lettering(reading.text)
    own = re.sub(QUOTE, lambda quote: " " * len(quote[0]), read.text)
    speaks = compiled(PERSON).search(own)
    if speaks and not compiled(SHOWN).search(read.text):
        says = (
            f"“{speaks[0]}” speaks as one person, and the post doesn't show their role"
        )
        span = read.span(*speaks.span())
        place = reading.span(span.start, span.end)
        yield Finding("signature.absent", says, text=place)
