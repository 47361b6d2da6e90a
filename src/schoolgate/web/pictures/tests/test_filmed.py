"""Who can be recognised in a video is told, held against consent, and kept."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.engine.level import Level
from schoolgate.web.imports.touched import Moved
from schoolgate.web.people.models import Group, Person, Pupil, Restriction, StaffMember
from schoolgate.web.pictures.actions.account_for import FaceAnswer
from schoolgate.web.pictures.actions.account_for_video import (
    list_filmed,
    say_who_is_in_it,
    take_from_list,
)
from schoolgate.web.pictures.actions.add_video import describe_video
from schoolgate.web.pictures.actions.look_at_video import look_at_video
from schoolgate.web.pictures.actions.watch_video import WatchedContent, watch_video
from schoolgate.web.pictures.tests.test_videos import SAID, _folder, filmed, with_video
from schoolgate.web.pictures.verdicts import Verdict, verdicts_filmed
from schoolgate.web.posts.actions.errors import NotReady, PostError
from schoolgate.web.posts.models import InIt, PersonInVideo, Post, Shows, Video
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.posts.tests.fixtures import answer_all
from schoolgate.web.posts.tests.pictured import agrees, says
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.recheck import why_not
from schoolgate.web.takedowns.actions.list_take_downs import list_take_downs
from schoolgate.web.takedowns.ledger import out_with_people, shown_of
from schoolgate.web.takedowns.models import Showing, TakeDown
from schoolgate.web.takedowns.touching import search_for, touched_posts
from schoolgate.web.trust.models import School

__all__ = ["_folder", "filmed", "with_video"]
Browser = Callable[[Person], Client]
USES = ("x", "video")


@pytest.fixture
def aisha(roll: object) -> Pupil:
    return Pupil.objects.get(forename="Aisha")


def with_pupil(post: Post, pupil: Pupil, at: datetime) -> Video:
    """The post's video, with one pupil listed, and nobody else in it."""
    told = [FaceAnswer(Shows.PUPIL, pupil.pk)]
    list_filmed(post.video, told, by=post.author, at=at)
    post = Post.objects.get(pk=post.pk)
    return say_who_is_in_it(post.video, InIt.LISTED, by=post.author, at=at)


def verdict(post: Post, at: datetime) -> Verdict:
    video = Video.objects.get(post=post)
    return next(iter(verdicts_filmed(video.post, video, at=at).values()))


def sent(post: Post, at: datetime) -> Post:
    """Looked at, described, and sent."""
    look_at_video(Video.objects.get(post=post))
    post = describe_video(post, SAID, by=post.author, at=at)
    return send(post, by=post.author, at=at)


def whole(post: Post, at: datetime) -> Post:
    """The same, with all questions answered."""
    post = sent(post, at)
    answer_all(post, post.author, at)
    return Post.objects.get(pk=post.pk)


def approved(post: Post, by: Person, at: datetime) -> Post:
    watch_video(post, WatchedContent(post.content_hash), by=by, at=at)
    return approve(post, seen=post.content_hash, by=by, at=at)


def test_a_video_without_an_account_of_its_people_is_not_approved(
    with_video: Post, leader: Person, at: datetime
) -> None:
    post = sent(with_video, at)
    watch_video(post, WatchedContent(post.content_hash), by=leader, at=at)

    with pytest.raises(NotReady):
        approve(post, seen=post.content_hash, by=leader, at=at)
    assert judge_post(post, at=at).outcome >= Level.APPROVE


def test_people_who_are_added_are_not_all_until_somebody_says_so(
    with_video: Post, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    agrees(aisha, at, *USES)

    list_filmed(
        with_video.video, [FaceAnswer(Shows.PUPIL, aisha.pk)], by=teacher, at=at
    )

    lacks = judge_post(Post.objects.get(pk=with_video.pk), at=at).lacks
    assert any("who can be recognised" in lack for lack in lacks)


@pytest.mark.parametrize(
    ("uses", "told"),
    [
        (USES, Verdict.SHOWN),
        (("any",), Verdict.SHOWN),
        (("x",), Verdict.NOT_THIS),
        (("video",), Verdict.NOT_THIS),
        ((), Verdict.NOT_THIS),
    ],
)
def test_a_pupil_needs_a_yes_for_videos_and_for_where_it_goes(
    uses: tuple[str, ...],
    told: Verdict,
    with_video: Post,
    aisha: Pupil,
    at: datetime,
) -> None:
    agrees(aisha, at, *uses)
    with_pupil(with_video, aisha, at)
    describe_video(with_video, SAID, by=with_video.author, at=at)

    judged = judge_post(Post.objects.get(pk=with_video.pk), at=at)

    assert verdict(with_video, at) is told
    assert (judged.outcome is Level.STOP) is (told is Verdict.NOT_THIS)


def test_whoever_must_never_be_shown_is_told_as_one_without_consent(
    with_video: Post, aisha: Pupil, at: datetime
) -> None:
    with_pupil(with_video, aisha, at)
    without = verdict(with_video, at)
    agrees(aisha, at, *USES)
    Restriction.objects.create(
        school=aisha.school,
        pupil=aisha,
        forename="Aisha",
        surname="Khan",
        since=at.date(),
    )

    assert verdict(with_video, at) is without is Verdict.NOT_THIS
    describe_video(with_video, SAID, by=with_video.author, at=at)
    judged = judge_post(Post.objects.get(pk=with_video.pk), at=at)
    assert judged.outcome is Level.STOP


def test_who_left_is_for_the_head(with_video: Post, aisha: Pupil, at: datetime) -> None:
    agrees(aisha, at, *USES)
    with_pupil(with_video, aisha, at)
    Pupil.objects.update(left_on=date(2026, 11, 1))

    assert verdict(with_video, at) is Verdict.ASK


def test_a_video_with_consent_is_approved_and_entered_in_the_ledger(
    with_video: Post, aisha: Pupil, head: Person, at: datetime
) -> None:
    agrees(aisha, at, *USES)
    with_pupil(with_video, aisha, at)
    post = approved(whole(with_video, at), head, at)

    post = start_publishing(post, at=at)

    shown = Showing.objects.get()
    assert post.state == State.PUBLISHING
    assert (shown.video, shown.pupil, shown.picture) == (with_video.video, aisha, None)


def test_nothing_goes_out_when_a_parent_says_no_after_the_approval(
    with_video: Post, aisha: Pupil, head: Person, at: datetime
) -> None:
    agrees(aisha, at, *USES)
    with_pupil(with_video, aisha, at)
    post = approved(whole(with_video, at), head, at)
    says(aisha, "video", "no", at)

    assert why_not(Post.objects.get(pk=post.pk), at)
    assert start_publishing(post, at=at).state == State.SENT_BACK


def out(post: Post, at: datetime) -> Post:
    post.targets.update(state=Sending.OUT, out_at=at, address="https://x.test/1")
    Post.objects.filter(pk=post.pk).update(state=State.PUBLISHED, out_at=at)
    return post


@pytest.mark.parametrize("use", ["video", "x"])
def test_a_video_that_is_out_is_listed_when_a_parent_says_no(
    use: str, with_video: Post, aisha: Pupil, head: Person, at: datetime
) -> None:
    agrees(aisha, at, *USES)
    with_pupil(with_video, aisha, at)
    out(start_publishing(approved(whole(with_video, at), head, at), at=at), at)
    says(aisha, use, "no", at)

    list_take_downs(at=at)

    assert TakeDown.objects.get().pupil == aisha


def test_a_no_to_videos_leaves_a_photograph_where_it_is(
    with_video: Post, aisha: Pupil, head: Person, at: datetime
) -> None:
    agrees(aisha, at, *USES)
    with_pupil(with_video, aisha, at)
    out(start_publishing(approved(whole(with_video, at), head, at), at=at), at)
    Showing.objects.update(filmed=False, video=None)
    says(aisha, "video", "no", at)

    assert list_take_downs(at=at) == 0


def test_a_leaver_in_a_video_is_listed(
    with_video: Post, aisha: Pupil, head: Person, at: datetime
) -> None:
    agrees(aisha, at, *USES)
    with_pupil(with_video, aisha, at)
    out(start_publishing(approved(whole(with_video, at), head, at), at=at), at)
    Pupil.objects.update(left_on=at.date())

    assert list_take_downs(at=at) == 1


def test_a_video_is_among_all_with_a_child_and_on_the_parents_page(
    with_video: Post, aisha: Pupil, head: Person, at: datetime
) -> None:
    agrees(aisha, at, *USES)
    with_pupil(with_video, aisha, at)
    post = start_publishing(approved(whole(with_video, at), head, at), at=at)
    out(post, at)

    assert out_with_people(post.school).get().post == post
    assert shown_of([aisha.pk])[aisha.pk][0].address == "https://x.test/1"


def test_who_is_in_it_is_part_of_what_is_approved(
    with_video: Post, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    hashes = {with_video.content_hash}

    list_filmed(
        with_video.video, [FaceAnswer(Shows.PUPIL, aisha.pk)], by=teacher, at=at
    )
    hashes.add(Post.objects.get().content_hash)
    say_who_is_in_it(with_video.video, InIt.LISTED, by=teacher, at=at)
    hashes.add(Post.objects.get().content_hash)
    take_from_list(PersonInVideo.objects.get(), by=teacher, at=at)

    assert len(hashes) == 3
    assert Video.objects.get().in_it == InIt.UNSAID


def test_staff_and_a_visitor_are_told_and_nobody_is_told_twice(
    with_video: Post, teacher: Person, at: datetime
) -> None:
    ida = StaffMember.objects.get(forename="Ida")
    told = [
        FaceAnswer(Shows.STAFF, ida.pk),
        FaceAnswer(Shows.VISITOR, visitor="Sam Poole"),
    ]

    list_filmed(with_video.video, told, by=teacher, at=at)
    list_filmed(with_video.video, told, by=teacher, at=at)

    assert sorted(PersonInVideo.objects.values_list("shows", flat=True)) == [
        "staff",
        "visitor",
    ]


def test_nobody_is_not_said_of_a_video_with_somebody(
    with_video: Post, aisha: Pupil, teacher: Person, at: datetime
) -> None:
    with_pupil(with_video, aisha, at)

    with pytest.raises(PostError, match="Somebody is listed"):
        say_who_is_in_it(with_video.video, InIt.NOBODY, by=teacher, at=at)


def test_all_is_not_said_of_an_empty_list(
    with_video: Post, teacher: Person, at: datetime
) -> None:
    with pytest.raises(PostError, match="Nobody is listed"):
        say_who_is_in_it(with_video.video, InIt.LISTED, by=teacher, at=at)


def test_a_pupil_of_another_school_is_nobody_here(
    with_video: Post, other_school: School, teacher: Person, at: datetime
) -> None:
    theirs = Pupil.objects.create(
        school=other_school, key="9", forename="Bea", surname="Low"
    )

    with pytest.raises(PostError, match="list of pupils"):
        list_filmed(
            with_video.video, [FaceAnswer(Shows.PUPIL, theirs.pk)], by=teacher, at=at
        )


def test_whoever_approves_can_add_somebody_and_it_goes_on_waiting(
    with_video: Post, aisha: Pupil, teacher: Person, leader: Person, at: datetime
) -> None:
    agrees(aisha, at, *USES)
    say_who_is_in_it(with_video.video, InIt.NOBODY, by=teacher, at=at)
    post = whole(with_video, at)
    before = post.content_hash

    list_filmed(post.video, [FaceAnswer(Shows.PUPIL, aisha.pk)], by=leader, at=at)

    post.refresh_from_db()
    assert post.state == State.WAITING
    assert post.content_hash != before
    assert Video.objects.get().in_it == InIt.UNSAID


def test_a_colleague_says_nothing_of_it(
    with_video: Post, teacher: Person, colleague: Person, at: datetime
) -> None:
    post = sent(with_video, at)

    with pytest.raises(PermissionDenied):
        say_who_is_in_it(post.video, InIt.NOBODY, by=colleague, at=at)


def test_a_leader_says_nothing_of_what_is_decided(
    with_video: Post, teacher: Person, leader: Person, head: Person, at: datetime
) -> None:
    say_who_is_in_it(with_video.video, InIt.NOBODY, by=teacher, at=at)
    post = approved(whole(with_video, at), head, at)

    with pytest.raises(PostError, match="decided about"):
        say_who_is_in_it(post.video, InIt.UNSAID, by=leader, at=at)


def test_a_list_that_moves_somebody_in_a_video_touches_its_post(
    with_video: Post, aisha: Pupil, at: datetime
) -> None:
    with_pupil(with_video, aisha, at)
    moved = Moved(aisha.pk, frozenset(), frozenset(), frozenset(), is_back=False)

    found = list(touched_posts(with_video.school, [moved]))

    assert [post for post, _ in found] == [with_video]
    assert search_for([moved]).rows


def address(post: Post, page: str = "") -> str:
    return f"/school/elm/posts/{post.pk}/video/{page}"


def test_the_author_chooses_from_a_class_and_sees_the_verdict_at_once(
    with_video: Post,
    aisha: Pupil,
    teacher: Person,
    signed_in: Browser,
) -> None:
    group = Group.objects.create(school=aisha.school, name="3B", kind="class")
    Pupil.objects.update(school_class=group)
    browser = signed_in(teacher)
    listed = browser.get(address(with_video), {"group": group.pk}).content.decode()
    who = {"do": "add", "who": f"pupil:{aisha.pk}", "group": group.pk}

    browser.post(address(with_video, "people/"), who)
    browser.post(address(with_video, "people/"), {"do": "listed"})
    page = browser.get(address(with_video)).content.decode()

    assert "Aisha Khan" in listed
    assert "not this one" in page
    assert "1 person is listed" in page
    assert Video.objects.get().in_it == InIt.LISTED


def test_who_may_not_answer_is_not_shown_the_names(
    with_video: Post,
    aisha: Pupil,
    at: datetime,
    colleague: Person,
    leader: Person,
    signed_in: Browser,
) -> None:
    with_pupil(with_video, aisha, at)
    Post.objects.filter(pk=with_video.pk).update(doubt=True)
    post = whole(Post.objects.get(pk=with_video.pk), at)

    seen = [
        "Aisha" in signed_in(who).get(address(post)).content.decode()
        for who in (colleague, leader)
    ]

    assert seen == [False, True]


def test_a_colleagues_word_changes_nothing(
    with_video: Post, at: datetime, colleague: Person, signed_in: Browser
) -> None:
    post = sent(with_video, at)

    answer = signed_in(colleague).post(address(post, "people/"), {"do": "nobody"})

    assert answer.status_code == 403
    assert Video.objects.get().in_it == InIt.UNSAID


def test_a_stranger_finds_no_such_page(
    with_video: Post, stranger: Person, signed_in: Browser
) -> None:
    answer = signed_in(stranger).post(address(with_video, "people/"), {"do": "nobody"})

    assert answer.status_code == 404


def test_the_page_asks_no_more_with_more_people(
    with_video: Post,
    teacher: Person,
    at: datetime,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = [
        Pupil(school=with_video.school, key=f"p{n}", forename=f"Ada{n}", surname="Low")
        for n in range(20)
    ]
    told = [FaceAnswer(Shows.PUPIL, p.pk) for p in Pupil.objects.bulk_create(rows)]
    list_filmed(with_video.video, told, by=teacher, at=at)
    browser = signed_in(teacher)

    with django_assert_max_num_queries(11):
        browser.get(address(with_video))
