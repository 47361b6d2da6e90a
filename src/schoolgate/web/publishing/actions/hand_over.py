"""A person has published by hand, or taken down by hand, and says so."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.actions.update_post_state import update_post_state
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import OUT, Sending, State
from schoolgate.web.publishing.actions.start_publishing import goes_by_hand
from schoolgate.web.publishing.incidents import is_held
from schoolgate.web.review.recheck import why_not
from schoolgate.web.takedowns.actions.list_doubts import doubt_what_came_out
from schoolgate.web.takedowns.actions.list_take_downs import (
    heed_what_came_out,
    who_sees_to_it,
)
from schoolgate.web.takedowns.actions.start_takedown import (
    KEPT_BACK,
    close_take_downs,
    take_down_if_withdrawn,
    take_down_once_out,
)

# Where its content is still what somebody may have published by hand.
AS_IT_WENT = OUT | {State.PUBLISHING, State.FAILED, State.WITHDRAWN}


@transaction.atomic
def hand_over(target: Target, address: str, *, by: Person, at: datetime) -> Target:
    """Note the address at which a person has put the post out, be it late.

    Whether it was allowed or not: what is out is in the ledger, or nobody finds it.
    """
    post = target.post
    standing(by, post.school, at.date()).require("posts.hand_over")
    target = _held(target)
    if target.state not in (Sending.BY_HAND, Sending.UNSURE) and not is_late(target):
        raise PostError("This publication does not wait for a person.")
    if not address.startswith(("https://", "http://")):
        raise PostError("Copy the address of the post from the platform: https://…")
    if target.trouble == KEPT_BACK or target.post.state == State.WITHDRAWN:
        take_down_once_out(target, by=_who_takes_down(post, by, at), at=at)
    target.move_to(Sending.OUT)
    target.address, target.out_at, target.trouble = address, at, ""
    target.save(update_fields=["state", "address", "out_at", "trouble"])
    if target.post.state == State.FAILED:
        target.post.move_to(State.PUBLISHING)
    irregular = why_not(post, at) or ("An incident is on." if is_held(post) else "")
    details = {"account": str(target.account), "address": address, "why": irregular}
    write("publication.published_by_hand", post, Act(post.school, by, at, (), details))
    heed_what_came_out(target, at=at)
    doubt_what_came_out(target, at=at)
    take_down_if_withdrawn(target, at=at)
    update_post_state(post, at=at)
    return target


def _who_takes_down(post: Post, by: Person, at: datetime) -> Person:
    """Whoever handed it over, if they may; else whoever sees to it in the school."""
    if standing(by, post.school, at.date()).may("posts.withdraw"):
        return by
    return who_sees_to_it(post.school, at) or by


def is_late(target: Target) -> bool:
    """Whether it was put aside, and a person may have published it all the same."""
    post = target.post
    by_hand = target.state == Sending.FAILED and goes_by_hand(post, target)
    return by_hand and post.state in AS_IT_WENT


@transaction.atomic
def taken_down(target: Target, *, by: Person, at: datetime) -> Target:
    """Note that a person has taken the post down where we can't.

    The author says so, or whoever may withdraw: nobody looks after them.
    """
    post = target.post
    here = standing(by, post.school, at.date())
    here.require("posts.hand_over")
    if by.pk != post.author_id:
        here.require("posts.withdraw")
    target = _held(target)
    if target.state != Sending.TAKING_DOWN or target.out_id:
        raise PostError("Withdraw the post first. The platform says when it is gone.")
    target.move_to(Sending.GONE)
    target.gone_at, target.claimed_by, target.claimed_at = at, by, at
    target.save(update_fields=["state", "gone_at", "claimed_by", "claimed_at"])
    close_take_downs(target, at=at)
    details = {"account": str(target.account), "address": target.address}
    write("publication.taken_down_by_hand", post, Act(post.school, by, at, (), details))
    update_post_state(post, at=at)
    return target


@transaction.atomic
def not_out(target: Target, *, by: Person, at: datetime) -> Target:
    """Note that a person has looked, and a publication in doubt is not out.

    The author says so, or whoever may withdraw: nobody looks after them.
    """
    post = target.post
    here = standing(by, post.school, at.date())
    here.require("posts.hand_over")
    if by.pk != post.author_id:
        here.require("posts.withdraw")
    target = _held(target)
    if target.state not in (Sending.UNSURE, Sending.BY_HAND):
        raise PostError("This publication does not wait for a person.")
    target.move_to(Sending.FAILED)
    target.save(update_fields=["state"])
    close_take_downs(target, at=at)
    details = {"account": str(target.account)}
    write("publication.not_found", post, Act(post.school, by, at, (), details))
    update_post_state(post, at=at)
    return target


def _held(target: Target) -> Target:
    """The row with its post, locked after it, as everywhere."""
    post = Post.objects.select_for_update(of=("self",)).get(pk=target.post_id)
    held = Target.objects.select_for_update(of=("self",)).get(pk=target.pk)
    held.post = post
    return held
