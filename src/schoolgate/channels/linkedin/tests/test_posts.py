import pytest

from schoolgate.channels.linkedin.tests.fake import FakeLinkedIn
from schoolgate.channels.linkedin.tests.opening import opened
from schoolgate.channels.port import Comments, Message, Out, ReadBack, Refused
from schoolgate.channels.tests.again import message, picture
from schoolgate.engine.record import replace


def test_a_post_is_out_with_its_pictures_and_what_they_show(
    linkedin: FakeLinkedIn,
) -> None:
    out = opened(linkedin).publish(message(), {})

    content = linkedin.posts[out.id]["shown"]["content"]
    images = content["multiImage"]["images"]
    assert [each["altText"] for each in images] == ["Beans in pots", "A trowel"]
    assert [linkedin.images[each["id"]] for each in images] == [
        each.data for each in message().pictures
    ]
    assert out.address == f"https://www.linkedin.com/feed/update/{out.id}/"


@pytest.mark.parametrize("alts", [(), ("One",), ("",), ("One", ""), ("x",) * 20])
def test_what_is_read_back_is_what_was_written(
    linkedin: FakeLinkedIn, alts: tuple[str, ...]
) -> None:
    channel = opened(linkedin)
    text = "Beans (and <peas>)\n\n#elmschool – a_b@c {d} at https://elm.test/a_b 🌱"

    back = channel.read_back(channel.publish(message(text, alts), {}))

    assert back == ReadBack(True, text, len(alts), alts, Comments.CLOSED)


def test_comments_are_closed_when_it_is_out(linkedin: FakeLinkedIn) -> None:
    out = opened(linkedin).publish(message(), {})

    assert out.comments is Comments.CLOSED
    assert linkedin.states[out.id] == "CLOSED"


def test_comments_that_are_to_be_open_stay_open(linkedin: FakeLinkedIn) -> None:
    out = opened(linkedin).publish(message(comments=Comments.OPEN), {})

    assert out.comments is Comments.OPEN
    assert linkedin.states[out.id] == "OPEN"


def test_comments_can_be_closed_later(linkedin: FakeLinkedIn) -> None:
    channel = opened(linkedin)
    out = channel.publish(message(comments=Comments.OPEN), {})

    assert channel.close_comments(out) is Comments.CLOSED
    assert linkedin.states[out.id] == "CLOSED"


def test_a_state_that_is_not_known_is_not_said_to_be_closed(
    linkedin: FakeLinkedIn,
) -> None:
    channel = opened(linkedin)
    out = channel.publish(message(), {})
    linkedin.states[out.id] = "HALF"

    assert channel.read_back(out).comments is Comments.UNKNOWN


def test_what_is_withdrawn_is_gone(linkedin: FakeLinkedIn) -> None:
    channel = opened(linkedin)
    out = channel.publish(message(), {})

    channel.withdraw(out)

    assert linkedin.posts == {}
    assert channel.read_back(out) == ReadBack(there=False)


def test_withdrawing_what_is_gone_is_quiet(linkedin: FakeLinkedIn) -> None:
    opened(linkedin).withdraw(Out("urn:li:share:1", ""))

    assert linkedin.calls == ["DELETE /rest/posts/urn%3Ali%3Ashare%3A1"]


@pytest.mark.parametrize(
    "wrong",
    [
        message(alts=("x",) * 21),
        message(alts=("x" * 4087,)),
        replace(message(), pictures=(replace(picture(1, ""), width=90_000),)),
        replace(message(), pictures=(picture(1, "A picture", "image/webp"),)),
    ],
    ids=["21 pictures", "a long alternative text", "a wide picture", "a WebP"],
)
def test_what_linkedin_would_not_take_is_refused_before_it_is_sent(
    linkedin: FakeLinkedIn, wrong: Message
) -> None:
    with pytest.raises(Refused):
        opened(linkedin).publish(wrong, {})

    assert linkedin.calls == []
