"""What was forbidden may be used again, by the word of the head or of safeguarding."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.pictures.models import Forbidden
from schoolgate.web.posts.actions.errors import NoReason, PostError


@transaction.atomic
def allow_again(ban: Forbidden, note: str, *, by: Person, at: datetime) -> Forbidden:
    """Lift what forbids a picture. It is kept that it was forbidden, and why."""
    standing(by, ban.school, at.date()).require("pictures.allow")
    ban = Forbidden.objects.select_for_update(of=("self",)).get(pk=ban.pk)
    if ban.lifted_at is not None:
        raise PostError("It is no longer banned.")
    if not note.strip():
        raise NoReason
    ban.note, ban.lifted_by, ban.lifted_at = note.strip(), by, at
    ban.save(update_fields=["note", "lifted_by", "lifted_at"])
    details = {"picture": ban.sha256, "ban": ban.pk}
    write("picture.allowed", ban.school, Act(ban.school, by, at, (), details))
    return ban
