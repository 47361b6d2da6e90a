"""Everybody visible is accounted for, against consent as it stands today."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from schoolgate.engine.level import Level
from schoolgate.web.desk.showing import view_of_judgement
from schoolgate.web.people.models import Person, Pupil, Restriction, Roll, StaffMember
from schoolgate.web.pictures.actions.account_for import (
    FaceAnswer,
    account_for,
    draw_face,
    rub_out,
)
from schoolgate.web.pictures.queries import faces_in
from schoolgate.web.pictures.verdicts import Verdict, verdicts
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Face, Picture, Post, Shows
from schoolgate.web.posts.tests.fixtures import GOOD, Write
from schoolgate.web.posts.tests.pictured import (
    a_picture,
    agrees,
    leader_answers,
    portraits,
    says,
)
from schoolgate.web.review.actions.answer import FactAnswer, answer
from schoolgate.web.review.actions.answer_for_everyone import answer_for_everyone
from schoolgate.web.review.cases import judge_post
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]


@pytest.fixture
def aisha(roll: Roll) -> Pupil:
    return Pupil.objects.get(forename="Aisha")


@pytest.fixture
def draft(written: Write) -> Post:
    return written(GOOD)


def again(post: Post) -> Post:
    """The post as a page reads it."""
    return Post.objects.select_related("school__trust", "author").get(pk=post.pk)


def tell(face: Face, told: FaceAnswer, by: Person, at: datetime) -> None:
    account_for(face.picture, {face.pk: told}, by=by, at=at)


def open_facts(post: Post, at: datetime) -> set[str]:
    return {q.fact for q in judge_post(again(post), at=at).decision.unanswered}


def outcome(post: Post, at: datetime) -> Level:
    return judge_post(again(post), at=at).decision.outcome


@pytest.fixture
def face(draft: Post, at: datetime) -> Face:
    """One face in a picture of the draft, of which nothing is said."""
    return a_picture(draft, at).faces.get()


def test_a_face_that_nobody_told_keeps_the_post_waiting(
    draft: Post, face: Face, at: datetime
) -> None:
    assert {"pictured.child", "consents.missing"} <= open_facts(draft, at)
    assert not judge_post(again(draft), at=at).is_ready


def test_a_child_with_todays_consent_may_be_shown(
    draft: Post, face: Face, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    agrees(aisha, at, "x")

    tell(face, FaceAnswer(Shows.PUPIL, aisha.pk), teacher, at)

    assert outcome(draft, at) < Level.STOP
    told = verdicts(again(draft), faces_in(face.picture), at=at)
    assert told[face.pk] is Verdict.SHOWN


@pytest.mark.parametrize("consent", ["none", "refused", "another", "over", "later"])
def test_a_child_without_it_stops_the_post(
    consent: str,
    draft: Post,
    face: Face,
    aisha: Pupil,
    teacher: Person,
    at: datetime,
) -> None:
    if consent == "refused":
        says(aisha, "x", "no", at)
    if consent == "another":
        agrees(aisha, at, "website")
    if consent == "over":
        word = says(aisha, "x", "yes", at - timedelta(days=400))
        word.until = at.date() - timedelta(days=1)
        word.save()
    if consent == "later":
        agrees(aisha, at + timedelta(days=2), "x")

    tell(face, FaceAnswer(Shows.PUPIL, aisha.pk), teacher, at)

    assert outcome(draft, at) is Level.STOP
    told = verdicts(again(draft), faces_in(face.picture), at=at)
    assert told[face.pk] is Verdict.COVER


def test_nobody_answers_for_a_child_without_consent(
    draft: Post,
    face: Face,
    aisha: Pupil,
    teacher: Person,
    leader: Person,
    at: datetime,
) -> None:
    tell(face, FaceAnswer(Shows.PUPIL, aisha.pk), teacher, at)
    answer_for_everyone(face.picture, by=teacher, at=at)
    leader_answers(face.picture, leader, at)

    assert outcome(draft, at) is Level.STOP


def test_a_restricted_child_and_one_without_consent_are_told_alike(
    draft: Post, face: Face, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    tell(face, FaceAnswer(Shows.PUPIL, aisha.pk), teacher, at)
    without = view_of_judgement(judge_post(again(draft), at=at))
    agrees(aisha, at, "x")
    Restriction.objects.create(
        school=aisha.school,
        pupil=aisha,
        key="1",
        forename="Aisha",
        surname="Khan",
        since=at.date(),
    )
    roll = Roll.objects.get()
    roll.version += 1
    roll.save()

    restricted = view_of_judgement(judge_post(again(draft), at=at))

    assert _stops(restricted) == _stops(without) != []
    told = verdicts(again(draft), faces_in(face.picture), at=at)
    assert told[face.pk] is Verdict.COVER


def _stops(seen: object) -> list[object]:
    told = getattr(seen, "told", ())
    return [(t.says, t.cure, t.clauses) for t in told if t.level == "stop"]


@pytest.mark.parametrize(
    "told",
    [
        FaceAnswer(Shows.VISITOR, visitor="The mayor, who agreed"),
        FaceAnswer(Shows.UNRECOGNISABLE),
        FaceAnswer(Shows.NO_FACE),
    ],
)
def test_others_are_taken_as_the_author_says(
    told: FaceAnswer, draft: Post, face: Face, teacher: Person, at: datetime
) -> None:
    tell(face, told, teacher, at)

    assert outcome(draft, at) < Level.STOP
    assert not open_facts(draft, at) & {"pictured.anyone", "consents.missing"}


def test_one_more_face_than_people_waits(
    draft: Post, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    first, _second = a_picture(draft, at, faces=2).faces.all()
    agrees(aisha, at, "x")

    tell(first, FaceAnswer(Shows.PUPIL, aisha.pk), teacher, at)

    assert "pictured.unaccounted" in open_facts(draft, at)


def test_a_second_person_can_answer_for_the_difference_and_the_author_not_alone(
    draft: Post, aisha: Pupil, teacher: Person, leader: Person, at: datetime
) -> None:
    picture = a_picture(draft, at, faces=2)
    agrees(aisha, at, "x")
    tell(picture.faces.all()[0], FaceAnswer(Shows.PUPIL, aisha.pk), teacher, at)

    answer_for_everyone(picture, by=teacher, at=at)
    assert "pictured.unaccounted" in open_facts(draft, at)

    leader_answers(picture, leader, at)
    assert "pictured.unaccounted" not in open_facts(draft, at)


def test_a_doubtful_face_need_not_be_told(
    draft: Post, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    picture = a_picture(draft, at)
    Face.objects.create(
        picture=picture, number=9, left=0.5, top=0.5, width=0.1, height=0.1, score=0.4
    )
    agrees(aisha, at, "x")

    tell(picture.faces.all()[0], FaceAnswer(Shows.PUPIL, aisha.pk), teacher, at)

    assert "pictured.unaccounted" not in open_facts(draft, at)


def test_whoever_tells_a_face_anew_voids_what_was_approved(
    draft: Post, face: Face, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    before = again(draft).content_hash

    tell(face, FaceAnswer(Shows.PUPIL, aisha.pk), teacher, at)

    assert again(draft).content_hash != before


def test_a_pupil_of_another_school_is_nobody_here(
    draft: Post, face: Face, other_school: School, teacher: Person, at: datetime
) -> None:
    other = Pupil.objects.create(
        school=other_school, key="9", forename="B", surname="C"
    )

    with pytest.raises(PostError, match="list of pupils"):
        tell(face, FaceAnswer(Shows.PUPIL, other.pk), teacher, at)


def test_nobody_says_that_a_face_is_covered(
    draft: Post, face: Face, teacher: Person, at: datetime
) -> None:
    with pytest.raises(PostError, match="Cover the face"):
        tell(face, FaceAnswer(Shows.COVERED), teacher, at)


def test_a_colleague_does_not_tell_faces(
    draft: Post, face: Face, aisha: Pupil, colleague: Person, at: datetime
) -> None:
    with pytest.raises(Post.DoesNotExist):
        tell(face, FaceAnswer(Shows.PUPIL, aisha.pk), colleague, at)


def test_a_face_that_was_missed_is_drawn_and_rubbed_out(
    draft: Post, teacher: Person, at: datetime
) -> None:
    picture = a_picture(draft, at, faces=1)

    drawn = draw_face(picture, (0.5, 0.5, 0.1, 0.2), by=teacher, at=at)

    assert (drawn.number, drawn.is_certain, drawn.is_accounted) == (2, True, False)
    rub_out(drawn, by=teacher, at=at)
    assert picture.faces.count() == 1
    with pytest.raises(PostError, match="not a face"):
        rub_out(picture.faces.get(), by=teacher, at=at)


@pytest.mark.parametrize(
    "box", [(-0.1, 0, 0.1, 0.1), (0.95, 0, 0.1, 0.1), (0, 0, 0, 0)]
)
def test_a_box_outside_the_picture_is_none(
    box: tuple[float, float, float, float],
    draft: Post,
    teacher: Person,
    at: datetime,
) -> None:
    with pytest.raises(PostError):
        draw_face(a_picture(draft, at), box, by=teacher, at=at)


@pytest.mark.parametrize(
    ("policy", "verdict"),
    [("st-marys-putney", Verdict.COVER), ("st-peters-stonnall", Verdict.SHOWN)],
)
def test_staff_need_consent_only_where_the_policy_says_so(
    policy: str,
    verdict: Verdict,
    draft: Post,
    face: Face,
    school: School,
    teacher: Person,
    at: datetime,
) -> None:
    school.policy = policy
    school.save()
    staff = StaffMember.objects.get()

    tell(face, FaceAnswer(Shows.STAFF, staff.pk), teacher, at)

    told = verdicts(again(draft), faces_in(face.picture), at=at)
    assert told[face.pk] is verdict


@pytest.fixture
def page(
    draft: Post,
    teacher: Person,
    signed_in: Browser,
    tmp_path: Path,
    settings: Settings,
) -> str:
    """The page of a picture with two real faces, just handed in."""
    settings.MEDIA_ROOT = tmp_path
    file = SimpleUploadedFile("two.jpg", portraits(2), "image/jpeg")
    address = f"/school/elm/posts/{draft.pk}/edit/"
    sent = {"version": draft.version, "text": GOOD, "pictures": file, "do": "save"}
    signed_in(teacher).post(address, sent)
    picture = Picture.objects.get()
    return f"/school/elm/posts/{draft.pk}/pictures/{picture.pk}/people/"


def test_faces_are_found_when_a_picture_is_handed_in(page: str) -> None:
    picture = Picture.objects.get()

    assert picture.looked_at is not None
    assert [f.number for f in picture.faces.all() if f.is_certain] == [1, 2]


def test_a_page_tells_each_face_and_its_verdict(
    page: str, aisha: Pupil, teacher: Person, signed_in: Browser
) -> None:
    first, second = [f for f in Face.objects.all() if f.is_certain]
    browser = signed_in(teacher)
    sent = {f"face-{first.pk}": f"pupil:{aisha.pk}", f"face-{second.pk}": "no-face"}

    answer = browser.post(page, sent, headers={"accept": "application/json"})

    assert answer.json()["verdicts"] == {
        str(first.pk): "must be covered",
        str(second.pk): "nobody who could be known",
        **{str(f.pk): "who is it?" for f in Face.objects.all() if not f.is_certain},
    }
    assert "must be covered" in browser.get(page).content.decode()


@pytest.mark.parametrize("who", ["colleague", "leader", "office", "stranger", "parent"])
def test_the_page_is_the_authors_alone(
    who: str, page: str, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(page).status_code == 404
    assert browser.post(page, {}).status_code == 404


@pytest.mark.parametrize(
    "said", ["pupil:999999", "pupil:x", "covered", "<b>", "staff:-1", "pupil"]
)
def test_a_forged_answer_changes_nothing(
    said: str, page: str, teacher: Person, signed_in: Browser
) -> None:
    face = Face.objects.all()[0]

    signed_in(teacher).post(page, {f"face-{face.pk}": said})

    face.refresh_from_db()
    assert face.shows == Shows.UNSAID


def test_thirty_faces_cost_no_more_than_two(
    page: str,
    teacher: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
    roll: Roll,
) -> None:
    picture = Picture.objects.get()
    for number in range(30):
        pupil = Pupil.objects.create(
            school=roll.school, key=f"k{number}", forename="A", surname="B"
        )
        Face.objects.create(
            picture=picture,
            number=100 + number,
            left=0.1,
            top=0.1,
            width=0.1,
            height=0.1,
            shows=Shows.PUPIL,
            pupil=pupil,
        )
    browser = signed_in(teacher)
    browser.get(page)

    with django_assert_max_num_queries(10):
        browser.get(page)


@pytest.mark.parametrize("fact", ["pictured.child", "pictured.unaccounted"])
def test_no_button_says_that_nobody_is_in_a_picture(
    fact: str, draft: Post, face: Face, teacher: Person, leader: Person, at: datetime
) -> None:
    assert fact in open_facts(draft, at)

    said = FactAnswer(fact, value=False, seen=again(draft).content_hash)
    for person in (teacher, leader):
        with pytest.raises(PermissionDenied):
            answer(again(draft), said, by=person, at=at)
