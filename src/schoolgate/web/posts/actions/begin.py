"""Somebody begins a draft."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.content import hash_of
from schoolgate.web.posts.models import Post, Target
from schoolgate.web.posts.states import State
from schoolgate.web.trust.models import School

CARRIES = "posts.publishing"


@transaction.atomic
def begin(school: School, *, by: Person, at: datetime) -> Post:
    """Begin a draft of one's own, or go on with one that is still empty."""
    standing(by, school, at.date()).require("posts.draft")
    if empty := _empty_draft(school, by):
        return empty
    post = Post(school=school, author=by, created_at=at, changed_at=at)
    post.save()
    _aimed_as_before(post)
    post.content_hash = hash_of(post)
    post.save(update_fields=["content_hash"])
    clauses = in_force(school).setting(CARRIES, at.date())
    write("post.started", post, Act(school, by, at, clauses))
    return post


def _empty_draft(school: School, author: Person) -> Post | None:
    """A draft in which its author has written and added nothing."""
    drafts = Post.objects.filter(
        school=school, author=author, state=State.DRAFT, text="", title="", note=""
    )
    alone = drafts.filter(pictures=None, video=None, go_out_at=None, sent_at=None)
    return alone.order_by("-pk").first()


def _aimed_as_before(post: Post) -> None:
    """Let it go where its author's last post went, as far as that is open still."""
    before = Target.objects.filter(
        post__author=post.author_id,
        post__school=post.school_id,
        account__state__in=PUBLISHES,
    )
    last = before.order_by("-post").values_list("post", flat=True).first()
    accounts = before.filter(post=last).values_list("account", flat=True)
    Target.objects.bulk_create(
        Target(post=post, account_id=account) for account in accounts
    )
