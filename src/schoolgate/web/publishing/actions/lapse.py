"""What nobody published by hand in time is not published any more."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.posts.actions.update_post_state import update_post_state
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending


@transaction.atomic
def lapse(target: Target, *, at: datetime) -> Target:
    """Put aside a publication by hand whose post's day has passed."""
    post = Post.objects.select_for_update(of=("self",)).get(pk=target.post_id)
    target = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    late = post.expires_at is not None and post.expires_at <= at
    if target.state != Sending.BY_HAND or not late:
        return target
    target.move_to(Sending.FAILED)
    target.trouble = "Nobody published it by hand, and its day has passed."
    target.save(update_fields=["state", "trouble"])
    details = {"account": str(target.account), "why": target.trouble}
    write("publication.not_published", post, Act(post.school, None, at, (), details))
    update_post_state(post, at=at)
    return target
