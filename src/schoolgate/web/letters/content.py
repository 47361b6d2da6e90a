"""The words of a letter: filled in, sealed in its row, and opened to be sent."""

import json
from collections.abc import Mapping

from django.template import loader

from schoolgate.engine.record import record
from schoolgate.web.letters.models import Letter
from schoolgate.web.sealing.kinds import Kind

SUBJECT = "Subject: "


class TemplateError(Exception):
    """A template of a letter does not begin with its subject."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} has to begin with “{SUBJECT}”.")


@record
class Content:
    """The subject and the body of a letter, in plain words."""

    subject: str
    body: str


def render(template: str, language: str, context: Mapping[str, object]) -> Content:
    """Fill in a template: ``posts/waiting`` is ``posts/letters/waiting.en.txt``."""
    app, _, name = template.partition("/")
    path = f"{app}/letters/{name}.{language}.txt"
    first, _, body = loader.get_template(path).render(dict(context)).partition("\n")
    if not first.startswith(SUBJECT):
        raise TemplateError(path)
    return Content(first.removeprefix(SUBJECT).strip(), body.strip() + "\n")


def seal_content(letter: Letter, content: Content) -> None:
    """Seal the words into the row, which has to have its number."""
    plain = json.dumps([content.subject, content.body]).encode()
    _write(letter, LETTERS.sealed(letter, plain))


def content_of(letter: Letter) -> Content:
    """Open the words of a letter. Raises SealError."""
    subject, body = json.loads(LETTERS.opened(letter))
    return Content(subject, body)


def _write(letter: Letter, sealed: bytes) -> None:
    letter.sealed = sealed
    letter.save(update_fields=["sealed"])


LETTERS = Kind(
    rows=lambda: Letter.objects.exclude(sealed=b""),
    about=lambda one: f"letters.letter.sealed:{one.pk}",
    called=lambda one: f"letter {one.pk}",
    read=lambda one: bytes(one.sealed),
    write=_write,
    cure="write to its reader again",
)
