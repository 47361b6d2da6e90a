"""Somebody takes back what is out; each platform is asked whether it is gone."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.actions.update_post_state import update_post_state
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import OUT, Sending, State
from schoolgate.web.takedowns.actions.list_take_downs import who_sees_to_it
from schoolgate.web.takedowns.actions.start_takedown import (
    cancel_publication,
    start_takedown,
    take_down_once_out,
)

COMING = (Sending.DUE, Sending.BY_HAND)
# What a worker has in its hands, or nobody knows of, is taken down once it is out.
ON_ITS_WAY = (Sending.BEGUN, Sending.UNSURE)


@transaction.atomic
def withdraw(post: Post, *, why: str, by: Person, at: datetime) -> Post:
    """Take a post down everywhere. What goes by hand waits for a person's word.

    Its day is over: whoever wrote it can't try again what somebody took back.
    """
    here = standing(by, post.school, at.date())
    if by.pk != post.author_id:
        here.require("posts.withdraw")
    here.require("posts.see")
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    if State(post.state) not in OUT | {State.PUBLISHING}:
        raise PostError(f"A post that is {post.state} is not out: nothing to withdraw.")
    for target in post.targets.filter(state__in=COMING):
        cancel_publication(target)
    # Who writes posts only has no list of take-downs: the office sees to theirs.
    office = None if here.may("posts.withdraw") else who_sees_to_it(post.school, at)
    for target in post.targets.filter(state__in=(Sending.OUT, *ON_ITS_WAY)):
        take_down_once_out(target, by=office or by, at=at)
        if target.state == Sending.OUT:
            start_takedown(target, at=at)
    post.expires_at = at
    post.save(update_fields=["expires_at"])
    write(
        "publication.takedown_started",
        post,
        Act(post.school, by, at, (), {"why": why.strip()}),
    )
    if not post.targets.exclude(state=Sending.FAILED).exists():
        post.move_to(State.WITHDRAWN)
    update_post_state(post, at=at)
    return post
