"""The author says at which event a picture was taken: nothing that goes out changes."""

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from schoolgate.web.events.models import Event
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.edit import locked_draft
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Picture


@transaction.atomic
def say_where_taken(
    picture: Picture, event: Event | None, *, by: Person, at: datetime
) -> int:
    """Note it for the picture, and for those of its post that nobody has said it of.

    How many were noted. None: it was taken at no event.
    """
    post = locked_draft(picture.post, by=by, at=at)
    if event is not None and event.school_id != post.school_id:
        raise PostError("Choose one of the school's events.")
    which = Q(pk=picture.pk)
    if event is not None:
        which |= Q(taken_at=None)
    return Picture.objects.filter(which, post=post).update(taken_at=event)
