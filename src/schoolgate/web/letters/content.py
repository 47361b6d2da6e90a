"""The words of a letter: filled in, sealed in its row, and opened to be sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import cast

from django.template import loader

from schoolgate.web.letters.models import Letter

SUBJECT = "Subject: "
FIELD = Letter.sealed.field


class TemplateError(Exception):
    """A template of a letter does not begin with its subject."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} has to begin with “{SUBJECT}”.")


@dataclass(frozen=True, slots=True)
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
    FIELD.put(letter, [content.subject, content.body])
    letter.save(update_fields=["sealed"])


def content_of(letter: Letter) -> Content:
    """Open the words of a letter. Raises SealError."""
    subject, body = cast("list[str]", FIELD.open(letter))
    return Content(subject, body)
