"""Somebody tries again what a platform refused, now that its cause is mended."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.pictures.actions.take_likeness import take_likenesses
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.publishing.actions.start_publishing import begin_anew, goes_by_hand
from schoolgate.web.publishing.incidents import is_held
from schoolgate.web.review.recheck import why_not
from schoolgate.web.takedowns.actions.enter_in_ledger import enter_in_ledger


def try_again(post: Post, *, by: Person, at: datetime) -> Post:
    """Make each publication that failed due again: the same content, the same approval.

    What failed certainly went nowhere, so nothing goes out twice.
    """
    here = standing(by, post.school, at.date())
    here.require("posts.see")
    if by.pk != post.author_id:
        here.require("posts.withdraw")
    take_likenesses(post, at=at)
    return _due_again(post, by=by, at=at)


@transaction.atomic
def _due_again(post: Post, *, by: Person, at: datetime) -> Post:
    locked = Post.objects.select_for_update(of=("self",))
    post = locked.select_related("school__trust", "author").get(pk=post.pk)
    failed = list(post.targets.filter(state=Sending.FAILED).select_related("account"))
    if post.state not in (State.PARTLY, State.FAILED) or not failed:
        raise PostError("Nothing of this post failed: there is nothing to try again.")
    if is_held(post):
        raise PostError("An incident is on: nothing goes out until it has ended.")
    if why := why_not(post, at):
        raise PostError(f"It can't be tried again. {why}")
    post.move_to(State.PUBLISHING)
    for target in failed:
        begin_anew(target)
        by_hand = goes_by_hand(post, target)
        target.move_to(Sending.BY_HAND if by_hand else Sending.DUE)
        target.due_at = at
        target.save()
    enter_in_ledger(post, at=at)
    names = ", ".join(str(target.account) for target in failed)
    write("post.retried", post, Act(post.school, by, at, (), {"account": names}))
    return post
