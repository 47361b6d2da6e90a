"""Does it tag a person?

A handle that is neither the school's own nor a known organisation's tags somebody. One
that reads like an organisation is put to a person; an e-mail address is no handle.
"""

import re
from collections.abc import Iterator

from schoolgate.engine.finding import Finding, Seen, Span
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("tags.person",)
TRIGGER = "[@＠]"

HANDLE = r"(?<![\w.@＠/+-])[@＠]([\w-]+(?:\.[\w-]+)*(?:@[\w-]+(?:\.[\w-]+)+)?)"
# "See you @ the hall", "@3pm": no handles.
PLACES = frozenset("the home school work lunch lunchtime church noon our a an".split())
TIME = r"\d+(?:[:.]\d+)?(?:am|pm)?"

ORGANISATION = (
    "school|primary|junior|infant|nurser|academy|academies|college|uni|education|museum"
    "|gallery|library|librar|official|council|borough|county|city|trust|charity|foundation"
    "|association|society|federation|union|institute|centre|center|club|team|united|town"
    "|rovers|fc$|afc|rfc|cc$|nhs|police|fire|rescue|gov|bbc|itv|news|radio|times|press|post"
    "|magazine|theatre|zoo|park|farm|church|cathedral|diocese|hospital|hospice|pta|ptfa"
    "|books|publish|games|sport|athletics|cricket|football|netball|rugby|swim|scouts|guides"
    "|brownies|cubs|ltd|co$|uk$|org|hq$|group|company|services|project|network|events|week"
    "|day$|fund|aid|trail|forest|eco|wildlife|nature|rspca|rspb|nspcc|unicef|ofsted|dfe"
    "|parliament|embassy|army|navy|raf|ysgol|amgueddfa|cymru|scotland|london|england"
)


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find the handles in the text, and those that the author means to tag."""
    known = {_bare(handle) for handle in school.own_handles}
    known |= {_bare(handle) for handle in school.words.get("known_handles", ())}
    for found in re.finditer(HANDLE, post.text):
        if _is_handle(found[1]) and _bare(found[1]) not in known:
            yield _tagged(found[1], Span(*found.span()))
    for tag in post.tags:
        if _bare(tag) not in known:
            yield _tagged(tag.lstrip("@＠"), None)


def _bare(handle: str) -> str:
    return handle.strip().lstrip("@＠").casefold()


def _is_handle(name: str) -> bool:
    return name.casefold() not in PLACES and re.fullmatch(TIME, name) is None


def _tagged(name: str, span: Span | None) -> Finding:
    if re.search(ORGANISATION, _bare(name)):
        says = f"“@{name}” is a handle that the school doesn't list: is it a person's?"
        return Finding("tags.person", says, certain=False, text=span)
    return Finding("tags.person", f"“@{name}” tags a person", text=span)
