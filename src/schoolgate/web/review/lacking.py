"""Why nobody can approve a post now, and what to do about it, in words."""

from collections.abc import Iterable

from schoolgate.engine.catalogue.places import TITLES
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import HEADS
from schoolgate.web.policy.in_force import InForce
from schoolgate.web.posts.models import Post
from schoolgate.web.review.approving import Deciders, Lack
from schoolgate.web.review.requirements import deputies


def why_nobody(post: Post, deciders: Deciders, force: InForce) -> str:
    """What a page and its author are told; "" where there are enough people."""
    return " ".join(dict.fromkeys(_why(post, one, force) for one in deciders.lacks))


def names(people: Iterable[Person]) -> str:
    """People by name, any one of whom will do."""
    return " or ".join(person.name for person in people)


def _why(post: Post, one: Lack, force: InForce) -> str:
    demand = one.requirement.demand
    titles = " or ".join(dict.fromkeys(force.policy.title(r) for r in demand.roles))
    if one.able:
        asks = (
            f"It needs {one.needed} more people, any of {titles}, and only "
            f"{names(one.able)} can approve it now."
        )
    else:
        asks = f"Nobody can approve it now: the policy asks for {titles}."
    wrote = f" {post.author.name} wrote it." if one.is_authors else ""
    gone = "".join(f" {person.name} is away." for person in one.away)
    return f"{asks}{wrote}{gone} {_cure(one, force)}"


def _cure(one: Lack, force: InForce) -> str:
    """Which role to give somebody: a deputy's, or the chair's above the author."""
    roles = one.requirement.demand.roles
    acting = deputies(force, one.requirement.document)
    stand_ins = [name for role in roles for name in acting.get(role, ())]
    named = stand_ins or [r for r in roles if r not in HEADS] or ["head"]
    if one.is_authors:
        named += ["chair"]
    labels = " or ".join(f"“{_label(role)}”" for role in dict.fromkeys(named))
    waiting = " Or wait until one of them is back." if one.away else ""
    return f"The head can give somebody the role {labels} on the People page.{waiting}"


def _label(role: str) -> str:
    """A role as the People page offers it."""
    return TITLES[role].removeprefix("the ").removeprefix("a ").capitalize()
