"""The author says of a picture what it shows, who is in it, or takes it out."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.edit import changed, locked_draft
from schoolgate.web.posts.models import Picture

ALT_CHARACTERS = 1500


@dataclass(frozen=True, slots=True)
class PictureDescription:
    """What is said of a picture: words for those who can't see it, and who is shown.

    ``shown`` are full names or keys of the roll; ``recognisable`` is None until said.
    """

    alt: str = ""
    decorative: bool = False
    nobody: bool = False
    shown: tuple[str, ...] = ()
    recognisable: bool | None = None


@transaction.atomic
def describe_picture(
    picture: Picture, said: PictureDescription, *, by: Person, at: datetime
) -> Picture:
    """Note what is said. Who answered for everybody shown has to answer again."""
    post = locked_draft(picture.post, by=by, at=at)
    shown = [] if said.nobody else [name.strip() for name in said.shown if name.strip()]
    if shown != picture.shown or said.nobody != picture.nobody:
        picture.checked_by = picture.checked_at = None
    picture.alt = "" if said.decorative else said.alt.strip()[:ALT_CHARACTERS]
    picture.decorative = said.decorative
    picture.nobody = said.nobody
    picture.shown = shown
    picture.recognisable = None if said.nobody else said.recognisable
    picture.save()
    changed(post, by=by, at=at)
    return picture


@transaction.atomic
def take_out(picture: Picture, *, by: Person, at: datetime) -> None:
    """Take a picture out of the post; its file goes when the change is kept."""
    post = locked_draft(picture.post, by=by, at=at)
    storage, name = picture.file.storage, picture.file.name
    used = Picture.objects.filter(file=name).exclude(pk=picture.pk).exists()
    original = picture.original.name
    picture.delete()
    changed(post, by=by, at=at)
    if name and not used:
        transaction.on_commit(lambda: storage.delete(name))
    if original:
        transaction.on_commit(lambda: storage.delete(original))
