"""A list was taken or undone: whoever has a post with somebody in it reads it again.

The alert says that the list changed, never for whom or how. What was approved before a
pupil left or got another name is not approved any more. What is out is held against
consents anew: a yes ends with the responsibility of whoever gave it.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.imports.models import Import
from schoolgate.web.imports.touched import Moved, moved_by, tell, untold
from schoolgate.web.journal.write import Act, write
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.models import Post, Remark
from schoolgate.web.posts.models.posts import ALERT
from schoolgate.web.posts.notifications import tell_author
from schoolgate.web.posts.states import TOLD, State
from schoolgate.web.takedowns.actions.hold_on_its_way import hold_on_its_way
from schoolgate.web.takedowns.actions.list_take_downs import heed_who_may_answer
from schoolgate.web.takedowns.touching import touched_posts

CARRIES = "posts.publishing"
FALLS = frozenset({State.APPROVED, State.SCHEDULED})


def tell_of_import(imported: Import, *, at: datetime) -> int:
    """Alert every post that holds a pupil whom it moved; how many those are."""
    if untold().filter(pk=imported.pk).exists():
        hold_on_its_way([imported.school], at=at)
        heed_who_may_answer(imported.school, at=at)
    return _tell(imported, at)


@transaction.atomic
def _tell(imported: Import, at: datetime) -> int:
    waits = untold().select_for_update(of=("self",)).filter(pk=imported.pk)
    found = waits.select_related("school__trust").first()
    if found is None:
        return 0
    posts = list(touched_posts(found.school, moved_by(found)))
    # All are held before the journal is, as everywhere: no two wait for each other.
    held = Post.objects.filter(pk__in=[post.pk for post, _ in posts]).order_by("pk")
    list(held.select_for_update(of=("self",)).values_list("pk"))
    told = sum(_told(post, moved, at) for post, moved in posts)
    tell(found, at)
    return told


def _told(post: Post, moved: Iterable[Moved], at: datetime) -> bool:
    """Alert one post, and send it back where an approval rested on what was."""
    locked = Post.objects.select_for_update(of=("self",))
    post = locked.select_related("school__trust", "author").get(pk=post.pk)
    if State(post.state) not in TOLD:
        return False
    post.alerted_at = at
    post.save(update_fields=["alerted_at"])
    falls = post.state in FALLS and not all(one.is_back for one in moved)
    if falls:
        post.move_to(State.SENT_BACK)
        post.approvals.filter(voided_at__isnull=True).update(voided_at=at)
        Remark.objects.create(post=post, by=None, at=at, text=ALERT)
    clauses = in_force(post.school).setting(CARRIES, at.date())
    act = Act(post.school, None, at, clauses, {"approvals voided": falls})
    write("post.list_alerted", post, act)
    tell_author(post, "has to be read again")
    return True
