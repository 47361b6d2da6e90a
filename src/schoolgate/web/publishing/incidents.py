"""Incidents: what holds everything that is about to go out, until somebody ends it."""

from datetime import UTC, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from schoolgate.web.posts.models import Post
from schoolgate.web.publishing.models import Incident
from schoolgate.web.trust.models import School

# A row, a moment, or what a query around this one knows of them.
Asked = Any

# A post that was never sent was sent before any incident.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)


def incident_in(school: School) -> Incident | None:
    """The incident that is on in a school, if there is one."""
    return Incident.objects.filter(school=school, ended_at__isnull=True).first()


def holding(school: Asked, author: Asked, sent: Asked) -> QuerySet[Incident]:
    """The incident that holds a post of a school, by its author, sent at a moment.

    Only those the head has named can post, and only what they sent since it began.
    """
    on = Incident.objects.filter(school=school, ended_at__isnull=True)
    named = Incident.objects.filter(pk=OuterRef("pk"), can_post=author)
    return on.filter(Q(begun_at__gt=sent) | ~Exists(named))


def is_held(post: Post) -> bool:
    """Whether an incident holds it at this moment."""
    return holding(post.school, post.author_id, post.sent_at or NEVER).exists()
