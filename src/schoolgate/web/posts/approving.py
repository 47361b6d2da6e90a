"""Who can approve a post, and whether those who did are enough."""

from collections.abc import Iterable
from datetime import date

from django.db.models import QuerySet

from schoolgate.engine.level import Demand, Demands
from schoolgate.engine.record import record
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import (
    Standing,
    away,
    holders,
    holds,
    present,
    standing,
)
from schoolgate.web.policy.in_force import InForce, in_force
from schoolgate.web.posts.models import Approval, Post
from schoolgate.web.trust.models import School


@record
class Signed:
    """An approval that counts: whose, and as which roles."""

    person: int
    roles: frozenset[str]


def open_demands(demands: Demands, signed: Iterable[Signed]) -> Demands:
    """The demands that the approvals do not meet yet."""
    every = list(signed)
    return frozenset(d for d in demands if not _is_met(d, every))


def signed_for(post: Post) -> list[Signed]:
    """The approvals of the post as it stands, by people who are still here."""
    rows = _approvals(post).values_list("by", "roles")
    return [Signed(by, frozenset(roles)) for by, roles in rows]


def signed_today(post: Post, on: date) -> list[Signed]:
    """The same, each as the roles that its giver still has: whoever left has none."""
    force = in_force(post.school)
    given: dict[int, frozenset[str]] = {}
    held: dict[int, frozenset[str]] = {}
    rows = _approvals(post).filter(holds(post.school, on, "by__holdings__"))
    for by, roles, role in rows.values_list("by", "roles", "by__holdings__role"):
        given[by] = given.get(by, frozenset()) | frozenset(roles)
        held[by] = held.get(by, frozenset()) | {role}
    found = []
    for by, now in held.items():
        roles = force.roles_of(now) | _led_by(force, now)
        found.append(Signed(by, given[by] & roles))
    return [signed for signed in found if signed.roles]


def _approvals(post: Post) -> QuerySet[Approval]:
    """The approvals that bind to the post's content as it stands."""
    given = Approval.objects.filter(
        post=post.pk,
        content_hash=post.content_hash,
        voided_at=None,
        by__is_active=True,
    )
    return given.exclude(by=post.author_id)


def roles_as(person: Person, school: School, on: date) -> frozenset[str]:
    """The roles that a person can approve as: held, counted as, and stood in for."""
    force = in_force(school)
    held = standing(person, school, on).roles
    return force.roles_of(held) | _stood_in(force, school, held, on)


def approvers(post: Post, demand: Demand, on: date) -> list[Person]:
    """Everybody who could meet a demand now: never the author, deputies last."""
    school, force = post.school, in_force(post.school)
    gone = set(away(school, on).values_list("person", flat=True)) | {post.author_id}
    free = list(holders(school, frozenset(demand.roles), on).exclude(pk__in=gone))
    if free:
        return free
    deputies = frozenset(
        d for r in demand.roles for d in force.policy.succession.deputies.get(r, ())
    )
    return list(holders(school, deputies, on).exclude(pk__in=gone))


def is_asked(here: Standing, post: Post, demands: Demands, on: date) -> bool:
    """Whether a person's approval would meet one of the demands that are open."""
    if here.person.pk == post.author_id:
        return False
    force = in_force(here.school)
    roles = force.roles_of(here.roles)
    others = frozenset(d for d in demands if not roles & frozenset(d.roles))
    if _meets(_led_by(force, here.roles), others):
        roles |= _stood_in(force, here.school, here.roles, on)
    # Who could meet none has no need of what was approved already.
    if not _meets(roles, demands):
        return False
    return _meets(roles, open_demands(demands, signed_for(post)))


def _meets(roles: frozenset[str], demands: Demands) -> bool:
    return any(roles & frozenset(demand.roles) for demand in demands)


def _is_met(demand: Demand, signed: Iterable[Signed]) -> bool:
    people = {s.person for s in signed if s.roles & frozenset(demand.roles)}
    return len(people) >= demand.people


def _stood_in(
    force: InForce, school: School, held: frozenset[str], on: date
) -> frozenset[str]:
    """The roles whose holders are all away, and for which one of these stands in."""
    led = _led_by(force, held)
    return led - present(school, led, on) if led else frozenset()


def _led_by(force: InForce, held: frozenset[str]) -> frozenset[str]:
    """The roles for which somebody's are a deputy's."""
    deputies = force.policy.succession.deputies
    return frozenset(role for role, who in deputies.items() if held & frozenset(who))
