"""What was said of a picture holds for that picture, and for who was seen in it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.db.models import F
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.engine.level import Level
from schoolgate.reading.pictures.edits import Area, How
from schoolgate.web.people.actions.restrict import restrict
from schoolgate.web.people.models import Person, Pupil, Restriction, Roll
from schoolgate.web.pictures.actions.account_for import (
    FaceAnswer,
    account_for,
    draw_face,
)
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.pictures.actions.describe_picture import (
    PictureDescription,
    describe_picture,
    take_out,
)
from schoolgate.web.pictures.actions.look_for_faces import look_for_faces
from schoolgate.web.pictures.actions.make_safer import (
    PictureShape,
    cover_faces,
    reshape,
    undo_edits,
)
from schoolgate.web.pictures.queries import faces_in
from schoolgate.web.pictures.tests.test_faces import again, open_facts, outcome
from schoolgate.web.pictures.verdicts import Verdict, verdicts
from schoolgate.web.posts.actions.errors import OldApproval, PostError
from schoolgate.web.posts.models import Picture, Post, Shows
from schoolgate.web.posts.tests.fixtures import GOOD, Write
from schoolgate.web.posts.tests.pictured import (
    a_picture,
    agrees,
    leader_answers,
    portraits,
)
from schoolgate.web.review.actions.answer_for_everyone import answer_for_everyone
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.judging import Judged

Browser = Callable[[Person], Client]
NOBODY = PictureDescription("A wall in the hall", nobody=True)


@pytest.fixture
def aisha(roll: Roll, at: datetime) -> Pupil:
    pupil = Pupil.objects.get(forename="Aisha")
    agrees(pupil, at, "x")
    return pupil


@pytest.fixture
def draft(written: Write, tmp_path: Path, settings: Settings) -> Post:
    settings.MEDIA_ROOT = tmp_path
    return written(GOOD)


@pytest.fixture
def two(draft: Post, teacher: Person, at: datetime) -> Picture:
    """A picture of two faces, looked at."""
    added = add_picture(draft, portraits(2), "two.jpg", by=teacher, at=at)
    return look_for_faces(added, at=at)


def test_nobody_in_a_part_is_not_nobody_in_the_whole(
    two: Picture, draft: Post, teacher: Person, at: datetime
) -> None:
    edge = reshape(two, PictureShape(Area(0, 0.9, 1, 0.1)), by=teacher, at=at)
    look_for_faces(edge, at=at)
    describe_picture(Picture.objects.get(), NOBODY, by=teacher, at=at)

    look_for_faces(undo_edits(edge, by=teacher, at=at), at=at)

    assert not Picture.objects.get().nobody
    assert "consents.missing" in open_facts(draft, at)


def test_nobody_is_not_believed_where_faces_were_found(
    draft: Post, teacher: Person, at: datetime
) -> None:
    picture = a_picture(draft, at, faces=2)

    describe_picture(picture, NOBODY, by=teacher, at=at)
    assert "consents.missing" in open_facts(draft, at)
    posters = {face.pk: FaceAnswer(Shows.NO_FACE) for face in picture.faces.all()}
    account_for(picture, posters, by=teacher, at=at)

    assert "consents.missing" not in open_facts(draft, at)


def test_a_doubtful_face_does_not_speak_against_nobody(
    draft: Post, teacher: Person, at: datetime
) -> None:
    picture = a_picture(draft, at, faces=1, certain=0.3)

    describe_picture(picture, NOBODY, by=teacher, at=at)

    assert "consents.missing" not in open_facts(draft, at)


def test_who_answered_for_the_rest_did_not_answer_for_one_who_is_unsaid_since(
    draft: Post, aisha: Pupil, teacher: Person, leader: Person, at: datetime
) -> None:
    picture = a_picture(draft, at, faces=2)
    first, second = picture.faces.all()
    other = Pupil.objects.create(
        school=aisha.school, key="2", forename="Bo", surname="Ash"
    )
    told = {
        first.pk: FaceAnswer(Shows.PUPIL, other.pk),
        second.pk: FaceAnswer(Shows.PUPIL, aisha.pk),
    }
    account_for(picture, told, by=teacher, at=at)
    leader_answers(picture, leader, at)

    picture.refresh_from_db()
    account_for(picture, {first.pk: FaceAnswer(Shows.UNSAID)}, by=teacher, at=at)

    assert "pictured.unaccounted" in open_facts(draft, at)


def test_who_answered_for_the_rest_did_not_answer_for_a_face_drawn_since(
    draft: Post, aisha: Pupil, teacher: Person, leader: Person, at: datetime
) -> None:
    picture = a_picture(draft, at)
    told = {picture.faces.get().pk: FaceAnswer(Shows.PUPIL, aisha.pk)}
    account_for(picture, told, by=teacher, at=at)
    leader_answers(picture, leader, at)
    assert "pictured.unaccounted" not in open_facts(draft, at)

    picture.refresh_from_db()
    draw_face(picture, (0.5, 0.5, 0.1, 0.1), by=teacher, at=at)

    assert "pictured.unaccounted" in open_facts(draft, at)


def test_a_pupil_is_no_visitor(
    draft: Post, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    picture = a_picture(draft, at)
    face = picture.faces.get()

    told = {face.pk: FaceAnswer(Shows.VISITOR, visitor="aisha  KHAN")}
    with pytest.raises(PostError, match="choose them"):
        account_for(picture, told, by=teacher, at=at)
    aisha.left_on = at.date()
    aisha.save()
    account_for(picture, told, by=teacher, at=at)

    face.refresh_from_db()
    assert face.shows == Shows.VISITOR


@pytest.mark.parametrize("bears", ["a leaver", "nobody on the list"])
def test_whoever_must_never_be_shown_is_no_visitor_and_told_like_any_pupil(
    bears: str, draft: Post, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    picture = a_picture(draft, at)
    face = picture.faces.get()
    told = {face.pk: FaceAnswer(Shows.VISITOR, visitor="Aisha Khan")}
    with pytest.raises(PostError) as of_a_pupil:
        account_for(picture, told, by=teacher, at=at)
    aisha.left_on = at.date()
    aisha.save()
    restricted(aisha if bears == "a leaver" else None, aisha, at)

    with pytest.raises(PostError) as refused:
        account_for(picture, told, by=teacher, at=at)

    assert str(refused.value) == str(of_a_pupil.value)


def test_a_visitor_who_is_put_on_the_list_later_stops_the_post(
    draft: Post, aisha: Pupil, teacher: Person, head: Person, at: datetime
) -> None:
    picture = a_picture(draft, at)
    aisha.left_on = at.date()
    aisha.save()
    told = {picture.faces.get().pk: FaceAnswer(Shows.VISITOR, visitor="Aisha Khan")}
    account_for(picture, told, by=teacher, at=at)
    assert judged(draft, at).decision.outcome < Level.STOP

    restrict(aisha, by=head, at=at)

    assert judged(draft, at).decision.outcome is Level.STOP


def restricted(bears: Pupil | None, pupil: Pupil, at: datetime) -> None:
    Restriction.objects.create(
        school=pupil.school,
        pupil=bears,
        key="9",
        forename=pupil.forename,
        surname=pupil.surname,
        since=at.date(),
    )
    Roll.objects.update(version=F("version") + 1)


def judged(draft: Post, at: datetime) -> Judged:
    posts = Post.objects.select_related("school__roll")
    return judge_post(posts.get(pk=draft.pk), at=at)


def test_nobody_answers_for_a_picture_that_was_changed_after_they_looked(
    draft: Post, teacher: Person, leader: Person, at: datetime
) -> None:
    picture = a_picture(draft, at)
    Post.objects.filter(pk=draft.pk).update(content_hash="as the leader saw it")
    draw_face(picture, (0.5, 0.5, 0.1, 0.1), by=teacher, at=at)

    with pytest.raises(OldApproval):
        answer_for_everyone(picture, by=leader, at=at, seen="as the leader saw it")

    picture.refresh_from_db()
    assert picture.checked_by is None


def test_a_face_is_told_as_the_post_is_where_a_name_alone_is_restricted(
    draft: Post, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    Restriction.objects.create(
        school=aisha.school,
        key="9",
        forename="Aisha",
        surname="Khan",
        since=at.date(),
    )
    Roll.objects.update(version=2)
    picture = a_picture(draft, at)
    face = picture.faces.get()

    account_for(
        picture, {face.pk: FaceAnswer(Shows.PUPIL, aisha.pk)}, by=teacher, at=at
    )

    assert outcome(draft, at) is Level.STOP
    assert verdicts(again(draft), faces_in(picture), at=at)[face.pk] is Verdict.COVER


def test_the_original_of_a_picture_that_is_taken_out_goes_with_it(
    two: Picture,
    teacher: Person,
    at: datetime,
    django_capture_on_commit_callbacks: Any,
) -> None:
    covered = cover_faces(two, list(two.faces.all())[:1], How.FILL, by=teacher, at=at)
    sealed = Path(covered.original.path)
    assert sealed.exists()

    with django_capture_on_commit_callbacks(execute=True):
        take_out(covered, by=teacher, at=at)

    assert not sealed.exists()


@pytest.mark.parametrize("side", range(4))
def test_a_face_has_its_box_in_numbers(
    side: int, draft: Post, teacher: Person, at: datetime
) -> None:
    picture = a_picture(draft, at)
    box = [0.1, 0.1, 0.1, 0.1]
    box[side] = float("nan")

    with pytest.raises(PostError, match="Draw the box"):
        draw_face(picture, (box[0], box[1], box[2], box[3]), by=teacher, at=at)


@pytest.mark.parametrize("sent", [{"face": "pupil:²"}, {"face": ""}])
def test_numbers_that_are_none_are_told_and_break_nothing(
    sent: dict[str, str],
    two: Picture,
    draft: Post,
    teacher: Person,
    signed_in: Browser,
) -> None:
    page = f"/school/elm/posts/{draft.pk}/pictures/{two.pk}/people/"
    face = two.faces.all()[0]

    answer = signed_in(teacher).post(
        page, {f"face-{face.pk}": sent["face"], "group": "²"}
    )

    assert answer.status_code == 302
    face.refresh_from_db()
    assert face.shows == Shows.UNSAID
