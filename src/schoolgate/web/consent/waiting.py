"""Who has to be asked for consent today."""

from collections.abc import Iterator
from datetime import datetime

from schoolgate.web.consent.to_ask import numbers_to_ask
from schoolgate.web.design.environment import url
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import Item, Shown, to_see_to, waits


@waits
def to_ask(here: Standing, at: datetime) -> Iterator[Shown]:
    """Show the office how many to ask: those who came back, and those of age."""
    if not here.may("consent.keep"):
        return
    where = url("consent:to_ask", school=here.school.slug)
    numbers = numbers_to_ask(here.school, at.date())
    if again := numbers.again:
        who = "pupil who has" if again == 1 else "pupils who have"
        text = f"Ask again for {again} {who} come back"
        about = ("What was allowed before they left no longer counts",)
        yield to_see_to(33, [Item(text, where, tag="consent", about=about)])
    if themselves := numbers.themselves:
        text = f"Ask {themselves} {'pupil' if themselves == 1 else 'pupils'} in person"
        about = ("They are old enough to answer for themselves, or soon will be",)
        yield to_see_to(34, [Item(text, where, tag="consent", about=about)])
