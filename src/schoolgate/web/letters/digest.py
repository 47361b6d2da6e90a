"""Join a reader's letters of the week into one email."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction

from schoolgate.web.letters.content import Content, content_of
from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.post import Envelope, post_content
from schoolgate.web.letters.states import Form, Stage

TEMPLATE = "letters/digest"


def join_digests(at: datetime) -> int:
    """Join what is due to each reader from each school; the number of digests."""
    due = Letter.due(at).filter(form=Form.DIGEST).order_by("to", "school")
    readers = due.values_list("to", "school").distinct()
    return sum(_join(to, school, at) for to, school in list(readers))


@transaction.atomic
def _join(to: str, school: int | None, at: datetime) -> bool:
    due = Letter.due(at).filter(form=Form.DIGEST, to=to, school=school)
    parts = list(due.select_for_update(of=("self",)).select_related("school"))
    if not parts:
        return False
    first = parts[0]
    words = Content(_subject(first), "\n".join(_sections(parts)))
    whole = post_content(
        TEMPLATE, Envelope(to, first.school, first.language), words, at=at
    )
    for part in parts:
        part.move_to(Stage.JOINED)
        part.joined_to, part.sealed = whole, b""
        part.finish("stage", "joined_to", "sealed")
    return True


def _subject(letter: Letter) -> str:
    return f"This week: {letter.school.name}" if letter.school else "This week"


def _sections(parts: list[Letter]) -> Iterator[str]:
    """Each letter's words under its subject, in the order in which they came."""
    for part in parts:
        content = content_of(part)
        yield f"{content.subject}\n\n{content.body}"
