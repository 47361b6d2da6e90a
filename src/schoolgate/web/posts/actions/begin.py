"""Somebody begins a draft."""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.content import hash_of
from schoolgate.web.posts.models import Post
from schoolgate.web.trust.models import School

CARRIES = "posts.publishing"


@transaction.atomic
def begin(school: School, *, by: Person, at: datetime) -> Post:
    """Begin a draft of one's own."""
    standing(by, school, at.date()).require("posts.draft")
    post = Post(school=school, author=by, created_at=at, changed_at=at)
    post.save()
    post.content_hash = hash_of(post)
    post.save(update_fields=["content_hash"])
    clauses = in_force(school).setting(CARRIES, at.date())
    write("began", post, Act(school, by, at, clauses))
    return post
