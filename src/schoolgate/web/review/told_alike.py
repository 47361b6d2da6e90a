"""A judgement as it reads where any other child bears the forename in the post.

Who is never shown is known to those who keep that list. To anybody else a post with the
forename of such a child reads as a post with another's: no note marks the word, and the
same people are named. It waits for whoever has to decide all the same.
"""

from schoolgate.checks.text.names import NEVER_SHOWN_IN_PART
from schoolgate.engine.decide import decide_by
from schoolgate.engine.decision import together
from schoolgate.engine.record import replace
from schoolgate.engine.rulebook import Rulebook
from schoolgate.engine.truth import Truth
from schoolgate.engine.verdict import Verdict, verdict
from schoolgate.web.review.judging import Judged

OF_ANOTHER = {NEVER_SHOWN_IN_PART: Truth.NO}


def told_alike(judged: Judged) -> Judged:
    """The judgement without what only the list of the never shown makes of a part."""
    every = judged.texts.values()
    if not any(one.fact == NEVER_SHOWN_IN_PART for v in every for one in v.findings):
        return judged
    book = judged.force.rules(judged.at.date())
    texts = {text: _of_another(each, book) for text, each in judged.texts.items()}
    whole = together(each.decision for each in texts.values())
    return replace(judged, texts=texts, decision=whole)


def _of_another(one: Verdict, book: Rulebook) -> Verdict:
    facts = {name: known.but(OF_ANOTHER) for name, known in one.facts.items()}
    decisions = {name: decide_by(book, known) for name, known in facts.items()}
    left = tuple(each for each in one.findings if each.fact != NEVER_SHOWN_IN_PART)
    return verdict(decisions, facts, left)
