"""Never again: a picture is known from now on, and stops every post that has it."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.pictures.models import Forbidden
from schoolgate.web.posts.actions.errors import NoReason, PostError
from schoolgate.web.posts.models import Picture


@transaction.atomic
def forbid_picture(
    picture: Picture, why: str, *, by: Person, at: datetime
) -> Forbidden:
    """Forbid a picture for the whole school. The journal doesn't say why."""
    school = picture.post.school
    standing(by, school, at.date()).require("pictures.forbid")
    if not why.strip():
        raise NoReason
    before = Forbidden.objects.filter(
        school=school, sha256=picture.sha256, lifted_at=None
    )
    if before.exists():
        raise PostError("This picture is forbidden already.")
    ban = Forbidden.objects.create(
        school=school,
        picture=picture,
        sha256=picture.sha256,
        hashes=picture.likeness,
        why=why.strip(),
        by=by,
        at=at,
    )
    details = {"picture": picture.sha256, "ban": ban.pk}
    write("picture.banned", picture.post, Act(school, by, at, (), details))
    return ban
