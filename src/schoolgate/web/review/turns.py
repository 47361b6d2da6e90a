"""Whose turn it is among a school's posts, and which of them to judge again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from schoolgate.web.people.rights import Standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.queries import (
    COMING,
    WAITING,
    alone,
    mine,
    to_read_again,
)
from schoolgate.web.posts.states import State
from schoolgate.web.review.approving import Deciders, who_may_decide_each
from schoolgate.web.review.lacking import names, why_nobody

# How soon a waiting post comes to wait for others, once somebody has gone away.
JUDGED_EVERY = timedelta(hours=1)
# More than any school has waiting at once.
MOST = 200


@dataclass(frozen=True, slots=True)
class Turns:
    """The posts that wait for a person to decide, and a person's own that wait.

    ``waits_for`` says of each of these, by its id, for whom.
    """

    to_decide: tuple[Post, ...]
    own: tuple[Post, ...]
    waits_for: Mapping[int, str]


def turns(here: Standing, at: datetime) -> Turns:
    """Whose turn it is with each waiting post of a school, as this person sees it."""
    posts = waiting_in(here, alone(here.school, WAITING))
    deciders = who_may_decide_each(posts, at)
    own = tuple(post for post in posts if post.author_id == here.person.pk)
    return Turns(
        tuple(post for post in posts if deciders[post.pk].find(here.person)),
        own,
        {post.pk: waits_for(post, deciders[post.pk]) for post in own},
    )


def to_decide_among(here: Standing, posts: Iterable[int], at: datetime) -> set[int]:
    """Which of some posts, by their ids, wait for this person to decide."""
    found = waiting_in(here, alone(here.school, WAITING).filter(pk__in=posts))
    deciders = who_may_decide_each(found, at)
    return {pk for pk, may in deciders.items() if may.find(here.person)}


def waiting_in(here: Standing, posts: QuerySet[Post]) -> list[Post]:
    """Waiting posts of a school that know the school they are in."""
    found = list(posts[:MOST])
    for post in found:
        post.school = here.school
    return found


def waits_for(post: Post, deciders: Deciders) -> str:
    """For whom a post waits, or why nobody can decide about it."""
    if why := why_nobody(post, deciders, in_force(post.school)):
        return why
    return f"It waits for {names(deciders.people)}."


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a person has not finished or has to read again, and what is to go out."""

    unfinished: tuple[Post, ...]
    to_read_again: tuple[Post, ...]
    coming: tuple[Post, ...]


# What a list shows of a post; the rest of its row is for its own page.
SHOWN = (
    *("state", "title", "text", "go_out_at", "alerted_at"),
    *("author__forename", "author__surname", "author__email"),
)


def ahead(here: Standing, most: int) -> Ahead:
    """The first of each of these lists: three queries cost less than one of all."""
    every = (
        mine(here.person, here.school),
        to_read_again(here.person, here.school),
        alone(here.school, COMING),
    )
    return Ahead(*(tuple(each.only(*SHOWN)[:most]) for each in every))


def to_judge_again(at: datetime, most: int) -> QuerySet[Post]:
    """Waiting posts that were last judged some time ago, the longest ago first."""
    long_ago = Q(judged_at=None) | Q(judged_at__lte=at - JUDGED_EVERY)
    posts = Post.objects.filter(long_ago, state=State.WAITING)
    return posts.order_by("judged_at")[:most]
