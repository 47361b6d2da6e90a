"""An incident holds what was not let by name, and what was sent before it began."""

from datetime import datetime, timedelta

import pytest

from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.publishing.incidents import is_held
from schoolgate.web.publishing.models import Incident
from schoolgate.web.trust.models import School


@pytest.fixture
def post(school: School, teacher: Person, at: datetime) -> Post:
    return Post.objects.create(
        school=school, author=teacher, created_at=at, changed_at=at
    )


@pytest.mark.parametrize(
    ("sent", "named", "held"),
    [(1, True, False), (1, False, True), (-1, True, True), (None, True, True)],
    ids=["let", "not named", "sent before", "never sent"],
)
def test_a_page_knows_whether_an_incident_holds_the_post(
    post: Post, head: Person, at: datetime, sent: int | None, named: bool, held: bool
) -> None:
    on = Incident.objects.create(
        school=post.school, what="Snow", begun_by=head, begun_at=at
    )
    on.can_post.set([post.author] if named else [head])
    sent_at = None if sent is None else at + timedelta(hours=sent)
    Post.objects.update(sent_at=sent_at, state=State.PUBLISHING)

    assert is_held(Post.objects.get()) is held


def test_an_incident_that_is_over_holds_nothing(
    post: Post, head: Person, at: datetime
) -> None:
    Incident.objects.create(
        school=post.school, what="Snow", begun_by=head, begun_at=at, ended_at=at
    )

    assert not is_held(Post.objects.get())
