"""Somebody in a picture leaves the school: nobody shows them on a consent of before."""

from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from schoolgate.web.consent.models import PAPER, Word
from schoolgate.web.people.models import Person, Pupil, Restriction
from schoolgate.web.pictures.actions.account_for import (
    FaceAnswer,
    account_for,
    draw_face,
)
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.pictures.actions.describe_picture import (
    PictureDescription,
    describe_picture,
)
from schoolgate.web.pictures.actions.take_likeness import take_likeness
from schoolgate.web.pictures.queries import faces_in
from schoolgate.web.pictures.verdicts import Verdict, verdicts
from schoolgate.web.posts.models import Picture, Post, Shows
from schoolgate.web.posts.states import State
from schoolgate.web.posts.tests.fixtures import Write, a_scene, answer_all
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.recheck import why_not

A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, settings: Settings) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def aisha(roll: object) -> Pupil:
    return Pupil.objects.get(forename="Aisha")


@pytest.fixture
def shown(written: Write, aisha: Pupil, teacher: Person, at: datetime) -> Post:
    """A post with Aisha in its picture, whose family said yes to its place."""
    Word.objects.create(
        school=aisha.school,
        pupil=aisha,
        said_by="Amir Khan",
        use="x",
        yes=True,
        how=PAPER,
        since=at.date(),
        at=at,
    )
    post = written()
    file = BytesIO()
    a_scene().save(file, "JPEG")
    picture = add_picture(post, file.getvalue(), "hall.jpg", by=teacher, at=at)
    take_likeness(picture, at=at)
    Picture.objects.filter(pk=picture.pk).update(looked_at=at)
    face = draw_face(picture, (0.1, 0.1, 0.3, 0.3), by=teacher, at=at)
    account_for(
        picture, {face.pk: FaceAnswer(Shows.PUPIL, aisha.pk)}, by=teacher, at=at
    )
    return Post.objects.get(pk=post.pk)


def leaves(pupil: Pupil, at: datetime) -> None:
    Pupil.objects.filter(pk=pupil.pk).update(left_on=at.date())


def facts(post: Post, at: datetime) -> set[str]:
    reasons = judge_post(Post.objects.get(pk=post.pk), at=at).decision.reasons
    return {fact for reason in reasons for fact in reason.facts}


def verdict(post: Post, at: datetime) -> Verdict:
    (found,) = verdicts(post, faces_in(post.pictures.get()), at=at).values()
    return found


def test_who_is_here_with_consent_may_be_shown(shown: Post, at: datetime) -> None:
    assert verdict(shown, at) is Verdict.SHOWN
    assert "consents.missing" not in facts(shown, at)


def test_of_who_has_left_the_head_is_asked(
    shown: Post, aisha: Pupil, at: datetime
) -> None:
    leaves(aisha, at)

    assert verdict(shown, at) is Verdict.ASK


def test_a_leaver_who_must_never_be_shown_is_told_like_any_leaver(
    shown: Post, aisha: Pupil, at: datetime
) -> None:
    leaves(aisha, at)
    Restriction.objects.create(
        school=aisha.school,
        pupil=aisha,
        key="1",
        forename="Aisha",
        surname="Khan",
        since=at.date(),
    )

    assert verdict(shown, at) is Verdict.ASK


def test_a_leavers_consent_has_ended(shown: Post, aisha: Pupil, at: datetime) -> None:
    leaves(aisha, at)

    assert "consents.missing" in facts(shown, at)


def test_who_leaves_tomorrow_may_be_shown_today(
    shown: Post, aisha: Pupil, at: datetime
) -> None:
    leaves(aisha, at + A_DAY)

    assert verdict(shown, at) is Verdict.SHOWN
    assert "consents.missing" not in facts(shown, at)


def test_who_leaves_before_it_goes_out_may_not(
    shown: Post, aisha: Pupil, at: datetime
) -> None:
    leaves(aisha, at + A_DAY)
    Post.objects.filter(pk=shown.pk).update(go_out_at=at + 2 * A_DAY)
    shown.refresh_from_db()

    assert verdict(shown, at) is Verdict.ASK
    assert "consents.missing" in facts(shown, at)


def test_an_approved_post_with_a_leaver_does_not_go_out(
    shown: Post, aisha: Pupil, teacher: Person, head: Person, at: datetime
) -> None:
    picture = shown.pictures.get()
    describe_picture(
        picture, PictureDescription(alt="A runner in the hall"), by=teacher, at=at
    )
    post = send(Post.objects.get(pk=shown.pk), by=teacher, at=at)
    answer_all(post, teacher, at)
    approve(post, seen=post.content_hash, by=head, at=at)
    before = why_not(Post.objects.get(pk=post.pk), at)
    leaves(aisha, at)

    after = start_publishing(post, at=at)

    assert before == ""
    assert after.state == State.SENT_BACK
