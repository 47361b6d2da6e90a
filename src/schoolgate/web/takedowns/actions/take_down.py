"""One publication is taken down, or everything that shows a child, with one button."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.actions.update_post_state import update_post_state
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.takedowns.actions.start_takedown import (
    cancel_publication,
    start_takedown,
    take_down_once_out,
)
from schoolgate.web.takedowns.ledger import out_or_coming
from schoolgate.web.takedowns.models.ledger import THREAT
from schoolgate.web.trust.models import School

CARRIES = "photos.recognisable"


@transaction.atomic
def take_down(target: Target, *, by: Person, at: datetime) -> Target:
    """Take a post down on one account; the platform is asked whether it is gone."""
    school = target.post.school
    standing(by, school, at.date()).require("posts.withdraw")
    Post.objects.select_for_update(of=("self",)).get(pk=target.post_id)
    target = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    if target.state != Sending.OUT:
        raise PostError("It is on its way down already, or gone.")
    if not target.take_downs.filter(done_at=None).exists():
        take_down_once_out(target, by=by, at=at)
    start_takedown(target, at=at)
    details = {"account": str(target.account), "address": target.address}
    write("publication.takedown_started", target.post, Act(school, by, at, (), details))
    return target


@transaction.atomic
def take_all_down(school: School, *, by: Person, at: datetime) -> int:
    """Take down everything that shows a child who can be told: how many there are.

    For the day on which somebody threatens with the school's own pictures (law B12).
    What is on its way does not go out, or is taken down as soon as it is.
    """
    standing(by, school, at.date()).require("incident.declare")
    targets = _held(school)
    there = [target for target in targets if target.state != Sending.DUE]
    for target in there:
        take_down_once_out(target, why=THREAT, by=by, at=at)
        if target.state == Sending.OUT:
            start_takedown(target, at=at)
    for target in targets:
        if target.state == Sending.DUE:
            cancel_publication(target)
            update_post_state(target.post, at=at)
    clauses = in_force(school).setting(CARRIES, at.date())
    details = {"publications": len(there)}
    write("takedowns.everything_started", school, Act(school, by, at, clauses, details))
    return len(there)


def _held(school: School) -> list[Target]:
    """What is out with a child, or about to be, while no worker moves any of it."""
    targets = out_or_coming(school)
    posts = Post.objects.filter(pk__in=targets.values("post")).order_by("pk")
    list(posts.select_for_update().values_list("pk"))
    return list(targets.select_related("post__school"))
