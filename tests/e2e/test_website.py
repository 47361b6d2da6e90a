from collections.abc import Callable

import httpx
import pytest

from schoolgate.channels import open_channel
from schoolgate.channels.markup import Read
from schoolgate.channels.port import (
    Channel,
    Comments,
    Message,
    NotSignedIn,
    Refused,
    TryLater,
)
from schoolgate.channels.tests.again import Fault
from schoolgate.channels.website.channel import Website
from schoolgate.channels.website.page import slug_of
from schoolgate.channels.website.server import Server
from tests.e2e.running import free_port
from tests.e2e.sending import ALTS, brought_out, faults_until, message, way
from tests.e2e.wordpress import WordPress

pytestmark = pytest.mark.e2e
CALLS = 8


@pytest.fixture
def channel(wordpress: WordPress) -> Channel:
    return open_channel("website", said(wordpress))


def said(wordpress: WordPress, **changed: str) -> dict[str, str]:
    return {
        "address": wordpress.address,
        "user": wordpress.user,
        "password": wordpress.password,
    } | changed


def opener(wordpress: WordPress, fault: Fault, at: int) -> Callable[[int], Channel]:
    def opened(attempt: int) -> Channel:
        wire = way() if attempt else way(fault, at)
        site = (wordpress.address, wordpress.user, wordpress.password)
        return Website(Server(*site, wire))

    return opened


def named(wordpress: WordPress, kind: str, sent: Message) -> list[str]:
    slugs = (str(each["slug"]) for each in wordpress.everything(kind))
    return sorted(slug for slug in slugs if slug.startswith(slug_of(sent)))


def words(text: str) -> str:
    return " ".join(text.split())


def test_a_post_is_out_as_it_was_approved(channel: Channel) -> None:
    sent = message()

    out = channel.publish(sent, {})

    back = channel.read_back(out)
    assert (back.there, back.pictures, back.alts) == (True, 2, ALTS)
    assert words(back.text) == words(sent.text)


def test_a_reader_sees_the_words_and_no_foreign_markup(channel: Channel) -> None:
    hostile = "<script>alert(1)</script> [gallery] &amp; <!-- wp:html -->"
    sent = message(text=hostile)

    page = httpx.get(channel.publish(sent, {}).address)

    # WordPress sets typographer's dashes where it shows a text.
    shown = words(Read(page.text).text).replace("–", "--")
    assert page.status_code == 200
    assert words(sent.text) in shown
    assert "<script>alert" not in page.text
    assert "<b>&" not in page.text


def test_comments_are_closed_with_the_post(
    wordpress: WordPress, channel: Channel
) -> None:
    out = channel.publish(message(), {})

    comment = httpx.post(
        f"{wordpress.address}/wp-json/wp/v2/comments",
        json={"post": out.id, "content": "hello"},
        auth=(wordpress.user, wordpress.password),
    )

    assert out.comments is channel.read_back(out).comments is Comments.CLOSED
    assert comment.status_code == 403
    assert comment.json()["code"] == "rest_comment_closed"


def test_comments_can_be_closed_afterwards(channel: Channel) -> None:
    out = channel.publish(message(comments=Comments.OPEN), {})

    before = channel.read_back(out).comments
    after = channel.close_comments(out)

    assert (before, after) == (Comments.OPEN, Comments.CLOSED)
    assert channel.read_back(out).comments is Comments.CLOSED


def test_nothing_is_left_of_what_is_withdrawn(
    wordpress: WordPress, channel: Channel
) -> None:
    sent = message()
    out = channel.publish(sent, {})
    pictures = [
        str(each["source_url"])
        for each in wordpress.everything("media")
        if str(each["slug"]).startswith(slug_of(sent))
    ]
    before = [httpx.get(address).status_code for address in pictures]

    channel.withdraw(out)
    channel.withdraw(out)

    assert before == [200, 200]
    assert [httpx.get(address).status_code for address in pictures] == [404, 404]
    assert httpx.get(out.address).status_code == 404
    assert not channel.read_back(out).there
    assert channel.find(sent, {}) is None
    assert named(wordpress, "media", sent) == []


@pytest.mark.parametrize(("fault", "at"), faults_until(CALLS))
def test_one_post_is_out_after_a_fault(
    wordpress: WordPress, fault: Fault, at: int
) -> None:
    sent = message()

    out, _ = brought_out(opener(wordpress, fault, at), sent)

    slug = slug_of(sent)
    assert named(wordpress, "posts", sent) == [slug]
    assert named(wordpress, "media", sent) == [f"{slug}-1", f"{slug}-2"]
    assert len(out.kept["media"].split()) == 2


def test_it_takes_as_many_calls_as_are_tried(wordpress: WordPress) -> None:
    wire = way()
    site = (wordpress.address, wordpress.user, wordpress.password)

    Website(Server(*site, wire)).publish(message(), {})

    assert wire.calls == CALLS


def test_sent_twice_without_its_steps_it_is_out_once(
    wordpress: WordPress, channel: Channel
) -> None:
    sent = message()

    first, second = channel.publish(sent, {}), channel.publish(sent, {})

    assert first == second
    assert len(named(wordpress, "posts", sent)) == 1


def test_a_wrong_password_is_told_and_publishes_nothing(wordpress: WordPress) -> None:
    wrong = open_channel("website", said(wordpress, password="wrong-password"))
    before = len(wordpress.everything("posts"))

    with pytest.raises(NotSignedIn) as refused:
        wrong.publish(message(), {})

    assert "wrong-password" not in str(refused.value)
    assert len(wordpress.everything("posts")) == before


def test_an_address_that_is_no_wordpress_is_told(wordpress: WordPress) -> None:
    other = f"{wordpress.address}/wp-content"

    with pytest.raises(Refused):
        open_channel("website", said(wordpress, address=other)).standing()


def test_the_application_password_stands(channel: Channel) -> None:
    assert channel.standing().account == "publisher"


def test_a_server_that_is_not_there_is_tried_later(wordpress: WordPress) -> None:
    gone = said(wordpress, address=f"http://localhost:{free_port()}")

    with pytest.raises(TryLater):
        open_channel("website", gone).publish(message(), {})
