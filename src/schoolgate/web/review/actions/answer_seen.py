"""A person other than the author looked at what was seen before, and says why it may.

It holds for this content. What is forbidden stays so: of what is only probably the
same, the head or safeguarding may say that it is another picture.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.pictures.seen import FACT, Earlier, ReuseNotice, seen_before
from schoolgate.web.posts.actions.errors import NoReason, OwnPost, PostError
from schoolgate.web.posts.actions.read import reviewed
from schoolgate.web.posts.models import Answer, Post
from schoolgate.web.posts.states import State
from schoolgate.web.review.actions.judge_again import judge_again

ANSWERED_IN = frozenset({State.SENT_BACK, State.WAITING})


class StaysForbidden(PostError):
    """A picture that is the forbidden one was to be let by an answer."""

    def __init__(self) -> None:
        super().__init__(
            "This is the picture that is never to be used again. The head or the "
            "safeguarding lead can allow it again, for every post; no answer can."
        )


@dataclass(frozen=True, slots=True)
class Let:
    """What is answered, by its key, why, and the content's hash."""

    key: str
    reason: str
    seen: str


@transaction.atomic
def answer_seen(post: Post, said: Let, *, by: Person, at: datetime) -> Answer:
    """Let a picture that was seen before, or could not be compared, with a reason."""
    post = reviewed(post, right="posts.answer", seen=said.seen, by=by, at=at)
    if by.pk == post.author_id:
        raise OwnPost
    if not said.reason.strip():
        raise NoReason
    if State(post.state) not in ANSWERED_IN:
        raise PostError(f"A post that is {post.state} has been decided about already.")
    about = _about(post, said.key)
    here = standing(by, post.school, at.date())
    if about.earlier is Earlier.FORBIDDEN:
        here.require("pictures.allow")
        if about.is_certain:
            raise StaysForbidden
    given = Answer.objects.create(
        post=post,
        content_hash=said.seen,
        fact=f"{FACT}{about.earlier}",
        value=True,
        finding=said.key,
        reason=said.reason.strip(),
        by=by,
        role=", ".join(sorted(here.roles))[:30],
        at=at,
    )
    details = {"fact": given.fact, "reason": given.reason, "picture": about.picture}
    write("post.reuse_answered", post, Act(post.school, by, at, (), details))
    judge_again(post, at=at)
    return given


def _about(post: Post, key: str) -> ReuseNotice:
    answers = post.answers.filter(content_hash=post.content_hash)
    for seen in seen_before(post, list(post.pictures.all()), answers):
        if seen.key == key and seen.stops:
            return seen
    raise PostError("There is nothing to answer here: read the post again.")
