"""Post a letter: its row is written in the transaction that gives the reason for it."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from schoolgate.engine.record import NOTHING
from schoolgate.web.letters.content import Content, render, seal_content
from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.states import Form
from schoolgate.web.letters.tasks import send_letters
from schoolgate.web.trust.models import School


@dataclass(frozen=True, slots=True)
class Envelope:
    """To whom a letter goes: the address, the language, and the school it is from."""

    to: str
    school: School | None = None
    language: str = "en"


def post_letter(
    template: str,
    envelope: Envelope,
    context: Mapping[str, object] = NOTHING,
    *,
    form: Form = Form.EMAIL,
    at: datetime | None = None,
) -> Letter:
    """Put a letter into the outbox: an email goes at once, a digest on its day.

    ``at`` is when it may go at the earliest. A letter on paper waits to be printed.
    """
    content = render(template, envelope.language, context)
    return post_content(template, envelope, content, form=form, at=at)


@transaction.atomic
def post_content(
    template: str,
    envelope: Envelope,
    content: Content,
    *,
    form: Form = Form.EMAIL,
    at: datetime | None = None,
) -> Letter:
    """Put a letter into the outbox whose words are written already."""
    now = timezone.now()
    letter = Letter.objects.create(
        school=envelope.school,
        to=envelope.to,
        template=template,
        language=envelope.language,
        form=form,
        message_id=_message_id(),
        posted_at=now,
        due_at=None if form is Form.PAPER else at or now,
    )
    seal_content(letter, content)
    if form is Form.EMAIL:
        send_letters.enqueue()
    return letter


def _message_id() -> str:
    host = urlsplit(settings.ADDRESS).hostname or "localhost"
    return f"<{uuid.uuid4()}@{host}>"
