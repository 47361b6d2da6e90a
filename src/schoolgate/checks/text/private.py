"""Does the post invite its readers to write in private?"""

import re
from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen
from schoolgate.reading.hints import hinted, hints
from schoolgate.reading.lettering import ODD, plain_lettering, small
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("private.invitation",)

_WHOM = (
    r"(?:us|me|him|her|them|the (?:school|teacher|office|page|pta)"
    r"|(?:mr|mrs|miss|ms) \w+)"
)
_APP = (
    r"(?:whats ?app|messenger|snap(?:chat)?|telegram|signal|insta(?:gram)?|facebook|fb"
    r"|twitter|discord|imessage|sms|viber|tik ?tok|linkedin|skype)"
)
# What ends a line before "message us", and a capital that begins one.
_LINE = (
    r"\b(?:please|pls|just|or|questions?|quer(?:y|ies)|info(?:rmation)?|details|interested"
    r"|help|problems?|concerns?|tickets?|places?|spaces?|more) |(?-i:\b(?=[MIT][a-z]))"
)
_DIRECT = r"(?:dms?|d\.m\.|pms?|p\.m\.|inbox|direct messages?|private(?:ly)? messages?)"

INVITATIONS = (
    rf"\b(?:feel free to|can|may|could) (?:{_DIRECT}|message me|message us)\b",
    r"\b(?:dms?|pms) (?:are |is |always )*(?:welcome|open)\b|\b(?:ping|snap) me\b",
    r"\bdirect[- ]message the\b",
    # "DM us", "drop me a DM", "our DMs are open", "slide into my DMs".
    rf"\b(?:dm|pm|inbox|direct[- ]message|private[- ]message) {_WHOM}\b",
    rf"\b(?:drop|send|give|shoot|ping|fire) {_WHOM} (?:a |an )?(?:quick )?(?:{_DIRECT}"
    r"|message|text|whats ?app|snap)\b",
    rf"\b(?:send|leave) (?:a |an |your )?(?:quick )?(?:{_DIRECT}|private message)\b",
    r"\b(?:our|my) (?:dms?|inbox|pms)(?: (?:is|are|'s|'re))?(?: always)? open\b"
    r"|\bdms? open\b",
    r"\b(?:into|to|in) (?:my|our) dms?\b",
    rf"\b(?:please|pls|just|can|or|and|to|via|by|through|reply by) (?:a )?{_DIRECT}"
    r" (?:us|me|for|with|if|to|now|your|only|please)\b",
    r"(?:^|[.!?\n:,-] ?|(?-i:\b(?=DM)))(?:dm|pm) (?:for|to|if|with|only|your|now)\b",
    r"\b(?:via|by|through|over) (?:dms?|direct message|private message)\b|\bvia pms?\b",
    # "message me on WhatsApp", "text me on", "WhatsApp us", "add me on Snapchat".
    rf"\b(?:message|msg|text|txt|contact|reach|chat (?:to|with)|talk to|speak to|write"
    rf" to) {_WHOM} (?:(?:directly|privately|there|here|anytime|any time) )*(?:on|via"
    rf"|through|in|over|using) (?:my |our |the )?(?:{_APP}|{_DIRECT}|mobile|phone"
    rf"|number|personal|private)",
    rf"\b(?:text|txt|whats ?app|snap(?:chat)?|telegram) {_WHOM} (?:on|at|your|if|for"
    rf"|with|to"
    r"|now|any ?time|and)\b",
    rf"\b(?:whats ?app|snapchat) {_WHOM}\b",
    rf"\badd {_WHOM} on {_APP}",
    r"\b(?:message|msg|text|write to|contact) (?:us|me)\W{1,3}(?:directly|privately"
    r"|in private)",
    r"\b(?:message|write|reply|chat|talk|contact|get in touch|respond)(?: \w+){0,2}"
    r" (?:privately|in private)\b",
    rf"(?:^|[.!?\n:,-] ?|{_LINE})(?:message|msg|inbox|text|txt) (?:us|me)\b",
    rf"\b(?:join|in) (?:our|my|the) (?:private|secret|closed) (?:{_APP} )?(?:group"
    rf"|chat)\b",
    r"\b(?:private|direct) message (?:us|me)\b|wa\.me/|m\.me/|\bt\.me/",
)
# "Please do not message us": the opposite of an invitation.
_REFUSED = r"(?i:(?:n't|\bnot|\bnever|\bcannot|\bno|\bstop|\bif you|\bto|\bthey)\W*$)"
TRIGGER = (
    r"\b(?:dm|pm)s?\b|\bd\.m\.|\bp\.m\.|inbox|direct\Wmessage|private|\bmsg\b"
    r"|\b(?:message|text|txt|contact|whats\s?app|snap|snapchat|telegram|add|reach|chat"
    r"|talk|speak|write|drop|send|give|shoot|ping|fire|direct\Wmessage)\W(?:to\W"
    r"|with\W)?(?:us|me|him|her|them|the|mr"
    rf"|mrs|miss|ms)\b|\b(?:wa|m|t)\.me/|{ODD}"
)
# What no text that holds anything of this lacks; the trigger itself proves it.
HINTS = hints(
    ".me/|chat|contact|d.m.|direct|drop|fire|give|inbox|message|msg|p.m.|ping|"
    "private|reach|send|shoot|snap|speak|talk|telegram|text|txt|whats|write",
    "dm dms pm pms add",
)


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find an invitation to talk where nobody else can read along."""
    del school
    if not hinted(post.text, HINTS):
        return
    if not re.search(TRIGGER, small(post.text)):
        return
    read = plain_lettering(post.text)
    end = 0
    for match in _in_order(read.text):
        start = _first_word(match)
        if start >= end and not _is_refused(read.text, start):
            end = match.end()
            says = f"“{read.text[start:end].strip()}” invites people to write privately"
            yield Finding("private.invitation", says, text=read.span(start, end))


def _in_order(text: str) -> list[re.Match[str]]:
    found = [m for each in INVITATIONS for m in re.finditer(each, text, re.IGNORECASE)]
    return sorted(found, key=lambda match: (_first_word(match), -match.end()))


def _first_word(match: re.Match[str]) -> int:
    """Pass over the stop that may stand before the invitation."""
    return match.end() - len(match[0].lstrip(" .!?\n:,-"))


def _is_refused(text: str, start: int) -> bool:
    return re.search(_REFUSED, text[max(0, start - 20) : start]) is not None
