"""Whoever opens the form twice and writes nothing leaves one empty draft at most."""

from datetime import datetime

from schoolgate.web.people.models import Person
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.trust.models import School


def test_an_empty_draft_is_gone_on_with(
    school: School, teacher: Person, at: datetime
) -> None:
    first = begin(school, by=teacher, at=at)

    assert begin(school, by=teacher, at=at) == first
    assert Post.objects.count() == 1


def test_a_draft_with_words_is_left_alone(
    written: Write, school: School, teacher: Person, at: datetime
) -> None:
    post = written("Something")

    assert begin(school, by=teacher, at=at) != post


def test_a_colleagues_empty_draft_is_theirs(
    school: School, teacher: Person, colleague: Person, at: datetime
) -> None:
    theirs = begin(school, by=colleague, at=at)

    assert begin(school, by=teacher, at=at) != theirs
