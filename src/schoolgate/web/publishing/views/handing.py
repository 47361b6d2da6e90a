"""What waits for a person to publish it by hand, and whether they may now."""

from datetime import datetime

from schoolgate.channels.handoff import Bundle, bundle
from schoolgate.channels.port import Refused
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.publishing.actions.hand_over import is_late
from schoolgate.web.publishing.incidents import is_held
from schoolgate.web.publishing.publish import message_of
from schoolgate.web.review.recheck import why_not

BROKEN = (
    "a picture of it is not there any more as it was approved. Take it out, add it "
    "again, and send the post for approval again."
)
WAITS_FOR_A_PERSON = frozenset({Sending.BY_HAND, Sending.UNSURE})


def may_be_handed_over(target: Target, at: datetime) -> bool:
    """Whether a person may publish it now, by hand."""
    return target.state in WAITS_FOR_A_PERSON and not not_now(target.post, at)


def not_now(post: Post, at: datetime) -> str:
    """Why nobody may publish the post by hand now; "" if they may."""
    if is_held(post):
        return "an incident is on."
    return why_not(post, at, frozenset(post.roles))


def handed_over(post: Post, at: datetime) -> dict[str, object]:
    """Whether a person may publish it by hand now, and how; if not, why."""
    targets = post.targets.all()
    late = {"late": frozenset(t.pk for t in targets if is_late(t))}
    waiting = [t for t in targets if t.state in WAITS_FOR_A_PERSON]
    if not waiting:
        return late | {"hand_off": False, "why_not": ""}
    why, steps = not_now(post, at), {}
    try:
        steps = {} if why else {t.pk: packed(t).steps for t in waiting}
    except (Refused, OSError):
        why = BROKEN
    return late | {"hand_off": not why, "why_not": why, "hand_off_steps": steps}


def packed(target: Target) -> Bundle:
    """What a person publishes by hand. Raises Refused or OSError for a broken file."""
    return bundle(message_of(target), target.account.platform)
