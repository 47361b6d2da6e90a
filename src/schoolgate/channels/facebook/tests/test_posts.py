import httpx
import pytest

from schoolgate.channels.facebook.abilities import ABILITIES
from schoolgate.channels.facebook.tests.fake import PAGE, FakePage
from schoolgate.channels.facebook.tests.opening import TOKEN, opened, opener
from schoolgate.channels.port import (
    Closing,
    Comments,
    Message,
    Out,
    ReadBack,
    Refused,
)
from schoolgate.channels.tests.again import Day, Faulty, message, picture
from schoolgate.channels.tests.meta import error
from schoolgate.engine.record import replace


def test_a_post_is_out_with_its_pictures_and_what_they_show(page: FakePage) -> None:
    out = opened(page).publish(message(), {})

    (post,) = page.posts.values()
    shown = [page.photos[key] for key in post["keys"]]
    assert post["message"] == "Year 4 planted beans."
    assert [each["alt_text_custom"] for each in shown] == ["Beans in pots", "A trowel"]
    assert [each["data"] for each in shown] == [p.data for p in message().pictures]
    assert out.address == f"https://www.facebook.com/{out.id}"


@pytest.mark.parametrize("alts", [(), ("One",), ("One", ""), tuple("abcdefghij")])
def test_what_is_read_back_is_what_was_written(
    page: FakePage, alts: tuple[str, ...]
) -> None:
    channel, text = opened(page), "Beans & <peas>\n\nat https://elm.test 🌱"

    back = channel.read_back(channel.publish(message(text, alts), {}))

    assert back == ReadBack(True, text, len(alts), alts, Comments.OPEN)


def test_it_never_says_that_comments_are_closed(page: FakePage) -> None:
    channel = opened(page)

    out = channel.publish(message(comments=Comments.CLOSED), {})

    assert ABILITIES.closing is Closing.NOT_AT_ALL
    assert "close the comments" in ABILITIES.note
    assert out.comments is channel.close_comments(out) is Comments.OPEN


def test_what_is_withdrawn_is_gone_with_its_photographs(page: FakePage) -> None:
    channel = opened(page)
    out = channel.publish(message(), {})

    channel.withdraw(out)

    assert (page.posts, page.photos) == ({}, {})
    assert channel.read_back(out) == ReadBack(there=False)


def test_withdrawing_what_is_gone_is_quiet(page: FakePage) -> None:
    channel = opened(page)
    out = channel.publish(message(), {})
    channel.withdraw(out)

    channel.withdraw(out)

    assert page.posts == {}


def test_what_facebook_hides_from_the_token_is_not_said_to_be_gone(
    page: FakePage,
) -> None:
    hidden = error(100, "Object does not exist or you lack permission", 33)
    page.answers = [hidden, error(10, "Permission denied")]

    with pytest.raises(Refused, match="Permission denied"):
        opened(page).read_back(Out(f"{PAGE}_1", ""))


def test_a_post_that_is_refused_leaves_no_photographs_behind(page: FakePage) -> None:
    steps = {"photo-1": "nobody's", "photo-2": page.new("Photo")}
    page.photos[steps["photo-2"]] = {"id": steps["photo-2"]}

    with pytest.raises(Refused):
        opened(page).publish(message(), steps)

    assert page.photos == {}
    assert "photo-1" not in steps


def test_the_token_is_in_no_address(day: Day) -> None:
    seen: list[httpx.Request] = []

    def watched(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return httpx.Response(200, json={"id": PAGE, "name": "Elm School"})

    opener(day)(Faulty(watched)).standing()

    assert TOKEN not in str(seen[0].url)
    assert seen[0].headers["authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize(
    "wrong",
    [
        replace(message(), pictures=(picture(1, "One"),) * 11),
        replace(message(), pictures=(picture(1, "a" * 1001),)),
        replace(message(), pictures=(picture(1, "A film", "image/gif"),)),
    ],
    ids=["eleven pictures", "a long alternative text", "a GIF"],
)
def test_what_facebook_would_not_take_is_refused_before_it_is_sent(
    page: FakePage, wrong: Message
) -> None:
    with pytest.raises(Refused):
        opened(page).publish(wrong, {})

    assert page.calls == []
