"""One publication is taken down, or everything that shows a child, with one button."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.ledger import out_with_people
from schoolgate.web.posts.models import Post, TakeDown, Target
from schoolgate.web.posts.models.ledger import THREAT
from schoolgate.web.posts.states import Sending
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
    _begin(target, at)
    details = {"account": str(target.account), "address": target.address}
    write("is taking down", target.post, Act(school, by, at, (), details))
    return target


@transaction.atomic
def take_all_down(school: School, *, by: Person, at: datetime) -> int:
    """Take down everything that shows a child who can be told: how many there are.

    For the day on which somebody threatens with the school's own pictures (law B12).
    """
    standing(by, school, at.date()).require("incident.declare")
    targets = list(out_with_people(school))
    for target in targets:
        TakeDown.objects.get_or_create(
            target=target,
            pupil=None,
            staff=None,
            done_at=None,
            defaults={
                "why": THREAT,
                "owner": by,
                "due": at.date(),
                "made_at": at,
            },
        )
        if target.state == Sending.OUT:
            _begin(target, at)
    clauses = in_force(school).setting(CARRIES, at.date())
    details = {"publications": len(targets)}
    write("is taking everything down", school, Act(school, by, at, clauses, details))
    return len(targets)


def _begin(target: Target, at: datetime) -> None:
    """What was put out by hand has no id: a person takes it down, and says so."""
    target.move_to(Sending.TAKING_DOWN)
    target.due_at = at if target.out_id else None
    target.tries = 0
    target.save(update_fields=["state", "due_at", "tries"])
