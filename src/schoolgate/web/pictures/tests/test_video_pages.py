"""The page of a video: who sees and plays it, and who says that they watched it."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.people.models import Person
from schoolgate.web.pictures.actions.look_at_video import look_at_video
from schoolgate.web.pictures.tests.test_videos import _folder, filmed, told, with_video
from schoolgate.web.posts.models import Answer, Looking, Post, Video

__all__ = ["_folder", "filmed", "told", "with_video"]
Browser = Callable[[Person], Client]


def address(post: Post, page: str = "") -> str:
    return f"/school/elm/posts/{post.pk}/video/{page}"


@pytest.mark.parametrize("who", ["teacher", "leader"])
def test_its_page_shows_frames_with_faces(
    who: str, told: Post, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    look_at_video(told.video)
    browser = signed_in(request.getfixturevalue(who))

    page = browser.get(address(told)).content.decode()
    frame = browser.get(address(told, "frames/2/"))

    assert "1 face at 0:04" in page
    assert ("I watched and heard it" in page) is (who == "leader")
    assert frame.content[:2] == b"\xff\xd8"


def test_its_page_says_how_far_the_search_has_come(
    with_video: Post, teacher: Person, signed_in: Browser
) -> None:
    page = signed_in(teacher).get(address(with_video)).content.decode()

    assert "It is being looked at: 0%" in page


def test_its_page_asks_at_most_ten_times(
    told: Post,
    leader: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = signed_in(leader)

    with django_assert_max_num_queries(10):
        browser.get(address(told))


@pytest.mark.parametrize(
    ("asked", "status", "length"),
    [("", 200, None), ("bytes=0-99", 206, 100), ("bytes=99999999-", 416, None)],
)
def test_a_player_gets_the_part_it_asks_for(
    asked: str, status: int, length: int | None, told: Post, signed_in: Browser
) -> None:
    headers = {"Range": asked} if asked else {}

    answer = signed_in(told.author).get(address(told, "file/"), headers=headers)

    assert answer.status_code == status
    if status != 416:
        body = answer.getvalue()
        assert len(body) == (length or told.video.size)


@pytest.mark.parametrize("page", ["", "file/", "frames/0/"])
def test_strangers_see_nothing_of_it(
    page: str, told: Post, stranger: Person, signed_in: Browser
) -> None:
    assert signed_in(stranger).get(address(told, page)).status_code == 404


@pytest.mark.parametrize("page", ["look/", "watched/"])
def test_strangers_do_nothing_to_it(
    page: str, told: Post, stranger: Person, signed_in: Browser
) -> None:
    assert signed_in(stranger).post(address(told, page)).status_code == 404


@pytest.mark.parametrize("page", ["", "file/", "frames/0/"])
def test_a_post_without_a_video_has_no_such_page(
    page: str, waiting: Post, leader: Person, signed_in: Browser
) -> None:
    assert signed_in(leader).get(address(waiting, page)).status_code == 404


def test_there_is_no_frame_beyond_the_last(
    told: Post, leader: Person, signed_in: Browser
) -> None:
    assert signed_in(leader).get(address(told, "frames/9/")).status_code == 404


def test_a_leader_says_that_they_watched_it(
    told: Post, leader: Person, signed_in: Browser
) -> None:
    browser = signed_in(leader)

    browser.post(address(told, "watched/"), {"seen": told.content_hash})
    page = browser.get(address(told)).content.decode()

    assert Answer.objects.filter(fact="video.watched", by=leader).exists()
    assert "watched and heard it whole" in page


def test_its_author_stops_the_search_and_goes_on(
    with_video: Post, teacher: Person, signed_in: Browser
) -> None:
    browser = signed_in(teacher)

    browser.post(address(with_video, "look/"), {"do": "stop"})
    stopped = Video.objects.get().looking
    browser.post(address(with_video, "look/"), {"do": "on"})

    assert stopped == Looking.STOPPED
    assert Video.objects.get().looking != Looking.STOPPED
