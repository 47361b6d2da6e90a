"""Somebody answers what the policy asks about a post, yes or no."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.record import record
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.actions.errors import OldApproval, PostError
from schoolgate.web.posts.models import Answer, Post

# Nobody answers these away: consent has its own list, and so have those never shown.
NEVER = frozenset(("consents.missing", "consents.staff_missing", "restricted.pictured"))


@record
class Said:
    """Yes or no to one fact, and the hash of the content it was said of."""

    fact: str
    value: bool
    seen: str


@transaction.atomic
def answer(post: Post, said: Said, *, by: Person, at: datetime) -> Answer:
    """Answer a question for this content. It shows beside the post who said so."""
    here = standing(by, post.school, at.date())
    if by.pk != post.author_id:
        here.require("posts.answer")
    here.require("posts.draft")
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    if post.content_hash != said.seen:
        raise OldApproval
    if said.fact not in VOCABULARY.facts:
        raise PostError(f"“{said.fact}” is no question of a policy.")
    if said.fact in NEVER and not said.value:
        raise PermissionDenied("Say who is in the picture instead.")
    given = Answer.objects.create(
        post=post,
        content_hash=said.seen,
        fact=said.fact,
        value=said.value,
        by=by,
        role=", ".join(sorted(here.roles))[:30],
        at=at,
    )
    details = {"fact": said.fact, "answer": said.value, "content": said.seen}
    write("answered", post, Act(post.school, by, at, (), details))
    return given
