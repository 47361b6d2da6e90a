"""Is it party political, or does it touch an election that is on?

A window of an election is a line of the school's words: ``area|from|to|what``. An area
that an author declares and no window names is taken as on.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from schoolgate.engine.finding import Seen
from schoolgate.reading.phrases import phrasebook, words
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

FACTS = ("politics.party", "politics.election")

# Votes that schools hold, and places that they visit.
OWN = (
    frozenset({"school", "council"}),
    frozenset({"pupil", "council"}),
    frozenset({"student", "council"}),
    frozenset({"house", "captain"}),
    frozenset({"house", "captains"}),
    frozenset({"eco", "council"}),
)
EVERYWHERE = "uk"

PARTIES = phrasebook(Path(__file__).with_name("politics_phrases.txt"))
ELECTIONS = phrasebook(Path(__file__).with_name("elections_phrases.txt"))
TRIGGER = f"{PARTIES.trigger}|{ELECTIONS.trigger}"


def look(post: Post, school: School) -> Iterator[Seen]:
    """Find parties and campaigns at any time; candidates and councils in a window."""
    is_own = any(each <= words(post.text) for each in OWN)
    for found in PARTIES.find(post.text):
        if found.certain or not is_own:
            yield found
    if is_on(post, school) and not is_own:
        yield from ELECTIONS.find(post.text)


def is_on(post: Post, school: School) -> bool:
    """Whether an election is on, on the post's day, where its author says."""
    if not post.election:
        return False
    declared = _area(post.election)
    windows = [line.split("|") for line in school.words.get("elections", ())]
    if declared not in {_area(window[0]) for window in windows}:
        return True
    here = {declared, _area(school.nation), EVERYWHERE}
    return any(
        _covers(window, post.on.date())
        for window in windows
        if _area(window[0]) in here
    )


def _area(name: str) -> str:
    return name.strip().casefold().replace("-", " ")


def _covers(window: list[str], day: date) -> bool:
    first, last = (date.fromisoformat(said.strip()) for said in window[1:3])
    return first <= day <= last
