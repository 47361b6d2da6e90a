"""Somebody answers what the policy asks about a post, yes or no."""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from schoolgate.engine.catalogue import VOCABULARY
from schoolgate.engine.facts import EITHER
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.posts.actions.errors import OldApproval, PostError
from schoolgate.web.posts.models import Answer, Post
from schoolgate.web.posts.states import State
from schoolgate.web.review.actions.judge_again import judge_again
from schoolgate.web.review.cases import judge_post

# Nobody answers these away with a button: who is in a picture is said face by face,
# consent has its own list, and so have those who are never shown.
NEVER = frozenset(
    (
        "consents.missing",
        "consents.not_online",
        "consents.staff_missing",
        "restricted.pictured",
        "pictured.anyone",
        "pictured.child",
        "pictured.recognisable",
        "pictured.staff",
        "pictured.unaccounted",
        "faces.found",
    )
)


ANSWERED_IN = frozenset({State.DRAFT, State.SENT_BACK, State.WAITING})


@dataclass(frozen=True, slots=True)
class FactAnswer:
    """Yes or no to one fact, and the hash of the content it was said of."""

    fact: str
    value: bool
    seen: str


@transaction.atomic
def answer(post: Post, said: FactAnswer, *, by: Person, at: datetime) -> Answer:
    """Answer a question for this content. It shows beside the post who said so."""
    here = standing(by, post.school, at.date())
    if by.pk != post.author_id:
        here.require("posts.answer")
    here.require("posts.draft")
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk)
    if post.content_hash != said.seen:
        raise OldApproval
    if State(post.state) not in ANSWERED_IN:
        raise PostError(f"A post that is {post.state} has been decided about already.")
    _expect_asked(post, said, by, at)
    given = Answer.objects.create(
        post=post,
        content_hash=said.seen,
        fact=said.fact,
        value=said.value,
        by=by,
        role=", ".join(sorted(here.roles))[:30],
        at=at,
    )
    details = {"fact": said.fact, "answer": said.value, "content": said.seen}
    post.approvals.filter(voided_at__isnull=True).update(voided_at=at)
    write("post.answered", post, Act(post.school, by, at, (), details))
    judge_again(post, at=at)
    return given


def _expect_asked(post: Post, said: FactAnswer, by: Person, at: datetime) -> None:
    """Refuse what the policy does not ask, or what others have said yes to already.

    Whoever could answer what nobody asks could say of a post that it goes nowhere, or
    that its author is the head.
    """
    earlier = post.answers.filter(content_hash=said.seen, fact=said.fact, finding="")
    open_facts = {
        question.fact for question in judge_post(post, at=at).decision.unanswered
    }
    if not is_yes_or_no(said.fact):
        raise PostError("This is not answered by yes or no: choose it in the form.")
    if said.fact not in open_facts and not earlier.exists():
        raise PostError("The policy does not ask this of the post as it stands.")
    if said.fact in NEVER and not said.value:
        raise PermissionDenied("Say who is in the picture instead.")
    if not said.value and earlier.filter(value=True).exclude(by=by).exists():
        raise PermissionDenied("Somebody else has said yes to this: ask them first.")


def is_yes_or_no(name: str) -> bool:
    """Whether a fact is one that a look at the post's words and pictures settles."""
    fact = VOCABULARY.facts.get(name)
    return fact is not None and fact.domain == EITHER and fact.is_looked_up
