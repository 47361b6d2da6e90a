"""A leader says of a finding: not this. It holds for this content alone."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from schoolgate.engine.decision import Reason
from schoolgate.engine.finding import Finding
from schoolgate.engine.level import Demand, Demands
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.errors import (
    IsAFloor,
    NoReason,
    NotTheOneAsked,
    OwnPost,
    PostError,
)
from schoolgate.web.posts.actions.read import reviewed
from schoolgate.web.posts.models import Answer, Post
from schoolgate.web.review.actions.judge_again import judge_again
from schoolgate.web.review.approving import able_to_meet
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.judging import Judged, key_of_finding
from schoolgate.web.review.requirements import Requirement, counted_as, documents_of

DEFAULT = frozenset(("slt",))


@dataclass(frozen=True, slots=True)
class NotThis:
    """A finding's key, why it is not what it seems, and the content's hash."""

    finding: str
    reason: str
    seen: str


@transaction.atomic
def dismiss(post: Post, said: NotThis, *, by: Person, at: datetime) -> Answer:
    """Answer a finding "not this", as a role that its clauses name, with a reason.

    Never by the author, never against a floor.
    """
    post = reviewed(post, right="posts.answer", seen=said.seen, by=by, at=at)
    if by.pk == post.author_id:
        raise OwnPost
    if not said.reason.strip():
        raise NoReason
    judged = judge_post(post, at=at)
    fact, reasons = _about(judged, said.finding)
    if fact.startswith("restricted."):
        raise IsAFloor
    _expect_asked(post, judged, reasons, by=by, at=at)
    given = Answer.objects.create(
        post=post,
        content_hash=said.seen,
        fact=fact,
        value=False,
        finding=said.finding,
        reason=said.reason.strip(),
        by=by,
        at=at,
    )
    clauses = tuple(dict.fromkeys(each.clause for each in reasons))
    details = {"fact": fact, "reason": given.reason, "content": said.seen}
    write("post.finding_dismissed", post, Act(post.school, by, at, clauses, details))
    judge_again(post, at=at)
    return given


def _expect_asked(
    post: Post,
    judged: Judged,
    reasons: Iterable[Reason],
    *,
    by: Person,
    at: datetime,
) -> None:
    """Refuse a floor, and whoever holds none of the roles that the clauses name."""
    needs = dict[Requirement, Demands]()
    for each in reasons:
        if judged.force.is_floor(each.clause, judged.at.date()):
            raise IsAFloor
        needs |= dict.fromkeys(_needs(judged, each), each.demands)
    for one, demands in needs.items():
        if by.pk not in able_to_meet(post, (one,), at):
            raise NotTheOneAsked(demands)


def _needs(judged: Judged, reason: Reason) -> Iterator[Requirement]:
    """The role that may answer for a clause, by each document in which it stands."""
    asked = frozenset(role for d in reason.demands for role in d.roles)
    force = judged.force
    for document in documents_of(force, reason.clause, judged.at.date()):
        roles = asked or counted_as(force, document, DEFAULT)
        yield Requirement(document, Demand.of(roles))


def _about(judged: Judged, key: str) -> tuple[str, list[Reason]]:
    """The fact that a finding is of, and every reason that hangs on it."""
    for finding in _found(judged, key):
        reasons = [r for r in judged.decision.reasons if finding.fact in r.facts]
        return finding.fact, reasons
    raise PostError("This was not found in the post as it stands: read it again.")


def _found(judged: Judged, key: str) -> Iterator[Finding]:
    for text, verdict in judged.texts.items():
        for finding in verdict.findings:
            if key_of_finding(finding, text) == key:
                yield finding
