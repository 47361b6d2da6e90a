import pytest

from schoolgate.channels.instagram.tests.fake import FakeInstagram
from schoolgate.channels.instagram.tests.opening import opened
from schoolgate.channels.port import (
    Comments,
    Message,
    NotSignedIn,
    Out,
    ReadBack,
    Refused,
    TryLater,
)
from schoolgate.channels.tests.again import message, picture
from schoolgate.channels.tests.meta import error
from schoolgate.engine.record import replace

ONE = message(alts=("Beans in pots",))


def test_a_post_of_one_picture_is_out(instagram: FakeInstagram) -> None:
    out = opened(instagram).publish(ONE, {})

    (container,) = instagram.containers.values()
    assert container["made"] == {
        "image_url": "https://school.example.org/p/0",
        "alt_text": "Beans in pots",
        "caption": "Year 4 planted beans.",
    }
    assert out.address == f"https://www.instagram.com/p/{out.id}/"


@pytest.mark.parametrize("alts", [("One",), ("",), ("One", ""), tuple("abcdefghij")])
def test_what_is_read_back_is_what_was_written(
    instagram: FakeInstagram, alts: tuple[str, ...]
) -> None:
    channel, text = opened(instagram), "Beans & <peas>\n\n#elmschool 🌱"

    back = channel.read_back(channel.publish(message(text, alts), {}))

    assert back == ReadBack(True, text, len(alts), alts, Comments.CLOSED)


def test_comments_are_closed_when_it_is_out(instagram: FakeInstagram) -> None:
    out = opened(instagram).publish(message(), {})

    assert out.comments is Comments.CLOSED
    assert instagram.media[out.id]["is_comment_enabled"] is False


def test_comments_that_are_to_be_open_stay_open(instagram: FakeInstagram) -> None:
    out = opened(instagram).publish(message(comments=Comments.OPEN), {})

    assert out.comments is Comments.OPEN
    assert instagram.media[out.id]["is_comment_enabled"] is True


def test_comments_can_be_closed_later(instagram: FakeInstagram) -> None:
    channel = opened(instagram)
    out = channel.publish(message(comments=Comments.OPEN), {})

    assert channel.close_comments(out) is Comments.CLOSED
    assert channel.read_back(out).comments is Comments.CLOSED


@pytest.mark.parametrize("code", [10, 2])
def test_that_comments_are_not_closed_undoes_nothing_and_is_not_hidden(
    instagram: FakeInstagram, code: int
) -> None:
    channel, steps = opened(instagram), dict[str, str]()
    channel.publish(message(comments=Comments.OPEN), steps)
    instagram.answers = [error(code, "Not now")] * (1 if code == 10 else 3)

    out = channel.publish(message(), steps)

    assert out.comments is Comments.OPEN
    assert channel.read_back(out).comments is Comments.OPEN
    assert len(instagram.media) == 1


def test_what_can_not_be_asked_about_comments_is_unknown(
    instagram: FakeInstagram,
) -> None:
    channel, steps = opened(instagram), dict[str, str]()
    channel.publish(message(), steps)
    instagram.answers = [error(10, "No permission")] * 2

    assert channel.publish(message(), steps).comments is Comments.UNKNOWN


def test_it_waits_until_the_pictures_are_fetched(instagram: FakeInstagram) -> None:
    instagram.looks_until_filled = 3
    paused: list[float] = []

    opened(instagram, paused).publish(ONE, {})

    assert paused == [2.0] * 3


def test_it_does_not_wait_for_ever_and_goes_on_later(
    instagram: FakeInstagram,
) -> None:
    instagram.looks_until_filled = 30
    steps: dict[str, str] = {}

    with pytest.raises(TryLater, match="still fetching"):
        opened(instagram).publish(ONE, steps)
    opened(instagram).publish(ONE, steps)

    assert len(instagram.containers) == len(instagram.media) == 1


@pytest.mark.parametrize("alts", [("One",), ("One", "Two")])
def test_what_waited_for_more_than_a_day_is_fetched_again(
    instagram: FakeInstagram, alts: tuple[str, ...]
) -> None:
    instagram.looks_until_filled = 30
    steps: dict[str, str] = {}
    with pytest.raises(TryLater):
        opened(instagram).publish(message(alts=alts), steps)
    instagram.expire()
    instagram.looks_until_filled = 0

    with pytest.raises(TryLater, match="for a day"):
        opened(instagram).publish(message(alts=alts), steps)
    out = opened(instagram).publish(message(alts=alts), steps)

    assert list(instagram.media) == [out.id]


def test_a_picture_that_can_not_be_fetched_is_told_with_the_cure(
    instagram: FakeInstagram,
) -> None:
    instagram.fails_to_fetch = "https://school.example.org/p/1"
    steps: dict[str, str] = {}

    with pytest.raises(Refused, match="from anywhere on the internet"):
        opened(instagram).publish(message(), steps)

    assert instagram.media == {}
    assert not any(steps.values())


def test_what_is_withdrawn_is_gone(instagram: FakeInstagram) -> None:
    channel = opened(instagram)
    out = channel.publish(message(), {})

    channel.withdraw(out)

    assert instagram.media == {}
    assert channel.read_back(out) == ReadBack(there=False)


def test_withdrawing_what_is_gone_is_quiet(instagram: FakeInstagram) -> None:
    opened(instagram).withdraw(Out("99", ""))

    assert instagram.calls == ["DELETE ?/", "GET IGUser/"]


def test_who_may_not_delete_is_told_which_permission_is_missing(
    instagram: FakeInstagram,
) -> None:
    channel = opened(instagram)
    out = channel.publish(message(), {})
    instagram.may_delete = False

    with pytest.raises(NotSignedIn, match="instagram_manage_contents"):
        channel.withdraw(out)

    assert list(instagram.media) == [out.id]


@pytest.mark.parametrize(
    ("wrong", "cure"),
    [
        (message(alts=()), "Add a picture"),
        (replace(ONE, addresses=()), "address on the internet"),
        (replace(ONE, addresses=("http://127.0.0.1/p/0",)), "address on the internet"),
        (replace(ONE, pictures=(picture(1, "x", "image/png"),)), "Use JPEG"),
        (replace(ONE, pictures=(replace(picture(1, "x"), width=2000),)), "too wide"),
        (replace(ONE, pictures=(replace(picture(1, "x"), width=100),)), "too narrow"),
        (message(alts=("x",) * 11), "Leave some out"),
        (message(alts=("x" * 1001,)), "Shorten it"),
    ],
)
def test_what_instagram_would_not_take_is_refused_before_it_is_sent(
    instagram: FakeInstagram, wrong: Message, cure: str
) -> None:
    with pytest.raises(Refused, match=cure):
        opened(instagram).publish(wrong, {})

    assert instagram.calls == []
