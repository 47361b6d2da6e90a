import httpx
import pytest

from schoolgate.channels.port import Comments, Message, Out, ReadBack, Refused
from schoolgate.channels.tests.again import message, picture
from schoolgate.channels.x.tests.fake import FakeX
from schoolgate.channels.x.tests.opening import opened
from schoolgate.engine.record import replace


def test_a_post_is_out_with_its_pictures_and_what_they_show(x: FakeX) -> None:
    out = opened(x).publish(message(), {})

    (post,) = x.posts.values()
    shown = [x.media[each] for each in post["media"]]
    assert post["made"]["text"] == "Year 4 planted beans."
    assert [each["alt"] for each in shown] == ["Beans in pots", "A trowel"]
    assert [each["data"] for each in shown] == [p.data for p in message().pictures]
    assert out.address == f"https://x.com/i/web/status/{out.id}"


def test_replies_are_limited_in_the_call_that_publishes(x: FakeX) -> None:
    out = opened(x).publish(message(), {})

    (post,) = x.posts.values()
    assert post["made"]["reply_settings"] == "mentionedUsers"
    assert out.comments is Comments.LIMITED


def test_open_comments_stay_open(x: FakeX) -> None:
    out = opened(x).publish(message(comments=Comments.OPEN), {})

    (post,) = x.posts.values()
    assert "reply_settings" not in post["made"]
    assert opened(x).read_back(out).comments is out.comments is Comments.OPEN


def test_it_does_not_say_that_replies_are_closed_later(x: FakeX) -> None:
    out = opened(x).publish(message(comments=Comments.OPEN), {})

    assert opened(x).close_comments(out) is Comments.OPEN


@pytest.mark.parametrize(
    "text",
    [
        "Year 4 planted beans.",
        "Beans & <peas> at https://school.example.org/beans?a=1&b=2 today",
        "See www.school.example.org/news, and http-free: school.test",
        "One line\n\nand another – “quoted” 🌱",
    ],
)
def test_what_is_read_back_is_what_was_written(x: FakeX, text: str) -> None:
    channel = opened(x)

    back = channel.read_back(channel.publish(message(text), {}))

    alts = ("Beans in pots", "A trowel")
    assert back == ReadBack(True, text, 2, alts, Comments.LIMITED)


def test_a_long_post_is_read_whole(x: FakeX) -> None:
    channel = opened(x)
    out = channel.publish(message("Cut", ()), {})
    post = {"id": out.id, "text": "Cut", "note_post": {"text": "Not cut at all"}}
    x.answers = [httpx.Response(200, json={"data": post})]

    assert channel.read_back(out).text == "Not cut at all"


def test_a_decorative_picture_has_no_alternative_text(x: FakeX) -> None:
    channel = opened(x)

    out = channel.publish(message(alts=("", "A trowel")), {})

    assert channel.read_back(out).alts == ("", "A trowel")
    assert x.calls.count("POST /2/media/metadata") == 1


def test_what_is_withdrawn_is_gone(x: FakeX) -> None:
    channel = opened(x)
    out = channel.publish(message(), {})

    channel.withdraw(out)

    assert x.posts == {}
    assert channel.read_back(out) == ReadBack(there=False)


def test_withdrawing_what_is_gone_is_quiet(x: FakeX) -> None:
    channel = opened(x)

    channel.withdraw(Out("1800000000000000999", "https://x.com/i/web/status/1"))

    assert x.calls == ["DELETE /2/tweets/1800000000000000999"]


@pytest.mark.parametrize(
    "wrong",
    [
        replace(message(), pictures=(picture(1, "One"),) * 5),
        replace(message(), pictures=(picture(1, "a" * 1001),)),
        replace(message(), pictures=(replace(picture(1, ""), data=b"0" * 5_000_001),)),
        replace(message(), pictures=(picture(1, "A film", "image/gif"),)),
    ],
    ids=["five pictures", "a long alternative text", "six megabytes", "a GIF"],
)
def test_what_x_would_not_take_is_refused_before_it_is_sent(
    x: FakeX, wrong: Message
) -> None:
    with pytest.raises(Refused):
        opened(x).publish(wrong, {})

    assert x.calls == []
