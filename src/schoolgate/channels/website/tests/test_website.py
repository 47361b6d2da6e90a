import httpx
import pytest

from schoolgate.channels import fields, open_channel
from schoolgate.channels.port import Comments, NotSignedIn, Refused, Unsure
from schoolgate.channels.tests.again import (
    Day,
    Fault,
    Faulty,
    brought_out,
    calls_of,
    message,
    two_faults,
    ways,
)
from schoolgate.channels.website.page import content, escaped, slug_of, title_of
from schoolgate.channels.website.tests.site import (
    ADDRESS,
    PASSWORD,
    FakeSite,
    opened,
)
from schoolgate.engine.record import replace

CALLS = 8
FAULTS = [fault for fault in Fault if fault is not Fault.NONE]


@pytest.fixture
def site() -> FakeSite:
    return FakeSite()


def test_a_post_is_out_with_its_comments_closed(site: FakeSite) -> None:
    channel, sent = opened(Faulty(site)), message()

    out = channel.publish(sent, {})

    (post,) = site.kept["posts"].values()
    back = channel.read_back(out)
    assert (post["comment_status"], post["ping_status"]) == ("closed", "closed")
    assert (back.text, back.alts) == (sent.text, ("Beans in pots", "A trowel"))
    assert back.comments is out.comments is Comments.CLOSED


def test_pictures_come_first_and_are_named_by_the_post(site: FakeSite) -> None:
    sent = message()

    out = opened(Faulty(site)).publish(sent, {})

    slug = slug_of(sent)
    names = [picture["file_name"] for picture in site.kept["media"].values()]
    assert names == [f"{slug}-1.jpg", f"{slug}-2.jpg"]
    assert out.kept["media"].split() == list(site.kept["media"])
    assert site.calls[-1] == "POST /wp/v2/posts"


def test_nothing_is_left_of_what_is_withdrawn(site: FakeSite) -> None:
    channel = opened(Faulty(site))
    out = channel.publish(message(), {})

    channel.withdraw(out)
    channel.withdraw(out)

    assert site.kept == {"posts": {}, "media": {}}
    assert not channel.read_back(out).there


def test_a_picture_is_not_left_behind_by_a_post_that_is_refused(site: FakeSite) -> None:
    site.refuses_posts = True

    with pytest.raises(Refused):
        opened(Faulty(site)).publish(message(), {})

    assert site.kept["media"] == {}


def test_it_takes_eight_calls_with_two_pictures(site: FakeSite) -> None:
    assert calls_of(opened, message(), site) == CALLS


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("at", range(1, CALLS + 1))
def test_one_post_is_out_after_a_fault(site: FakeSite, fault: Fault, at: int) -> None:
    sent = message()

    brought_out(opened, sent, Day(), ways(site, fault, at))

    slug = slug_of(sent)
    assert site.slugs("posts") == [slug]
    assert site.slugs("media") == [f"{slug}-1", f"{slug}-2"]


@pytest.mark.parametrize("first", range(1, CALLS + 1))
@pytest.mark.parametrize("second", range(1, CALLS + 1))
def test_one_post_is_out_after_two_faults(
    site: FakeSite, first: int, second: int
) -> None:
    brought_out(opened, message(), Day(), two_faults(site, first, second))

    assert len(site.slugs("posts")) == 1
    assert len(site.slugs("media")) == 2


def test_without_pretty_addresses_the_path_is_in_the_query(site: FakeSite) -> None:
    site.link = f'<{ADDRESS}/?rest_route=/>; rel="https://api.w.org/"'

    opened(Faulty(site)).publish(message(), {})

    assert len(site.slugs("posts")) == 1


@pytest.mark.parametrize(
    "link", ["", '<https://elsewhere.example.org/wp-json/>; rel="https://api.w.org/"']
)
def test_a_password_goes_to_the_website_alone(site: FakeSite, link: str) -> None:
    hosts: set[str] = set()

    def noted(request: httpx.Request) -> httpx.Response:
        hosts.add(request.url.host)
        return site(request)

    site.link = link
    opened(Faulty(noted)).publish(message(), {})

    assert hosts == {"oak.example.org"}


def test_a_redirection_is_told_and_not_followed() -> None:
    def moved(request: httpx.Request) -> httpx.Response:
        del request
        return httpx.Response(301, headers={"location": "http://oak.example.org"})

    with pytest.raises(Refused, match="another address"):
        opened(Faulty(moved)).standing()


def test_a_wrong_password_is_told_before_anything_is_sent(site: FakeSite) -> None:
    with pytest.raises(NotSignedIn) as refused:
        opened(Faulty(site), password="wrong-password").publish(message(), {})

    assert site.calls == ["GET /", "GET /wp/v2/users/me"]
    assert "wrong-password" not in f"{refused.value!r}"


def test_an_editor_who_may_not_publish_is_told_what_they_lack(site: FakeSite) -> None:
    site.rights["publish_posts"] = False

    with pytest.raises(NotSignedIn, match="publish_posts"):
        opened(Faulty(site)).standing()


def test_whoever_can_not_look_is_unsure(site: FakeSite) -> None:
    with pytest.raises(Unsure):
        opened(Faulty(site), password="wrong").find(message(), {})


def test_comments_can_be_closed_afterwards(site: FakeSite) -> None:
    channel = opened(Faulty(site))
    out = channel.publish(message(comments=Comments.OPEN), {})

    assert out.comments is Comments.OPEN
    assert channel.close_comments(out) is Comments.CLOSED


def test_a_post_in_the_bin_is_not_there(site: FakeSite) -> None:
    channel = opened(Faulty(site))
    out = channel.publish(message(), {})
    site.kept["posts"][out.id]["status"] = "trash"

    assert not channel.read_back(out).there


def test_text_is_an_instruction_to_nobody() -> None:
    assert escaped('[gallery] <b> & "x"') == (
        "&#91;gallery&#93; &lt;b&gt; &amp; &quot;x&quot;"
    )


def test_an_address_that_stands_alone_is_a_link_and_not_fetched() -> None:
    html = content(message(text="https://example.org/a", alts=()), [])

    assert '<p><a href="https://example.org/a">' in html


@pytest.mark.parametrize(
    ("title", "start"),
    [
        ("Sports day – Été 2026!", "sports-day-ete-2026-"),
        ("", "year-4-planted-beans-"),
        ("🎉", ""),
        ("x" * 200, "x" * 60 + "-"),
    ],
)
def test_an_address_is_the_titles_words_and_a_mark(title: str, start: str) -> None:
    slug = slug_of(replace(message(), title=title))

    assert slug.startswith(start)
    assert len(slug) <= 80
    assert slug != slug_of(replace(message(), title=title, key="other"))


def test_a_title_is_one_line() -> None:
    assert title_of(replace(message(), title=" Sports \n day ")) == "Sports day"


@pytest.mark.parametrize("lacking", ["address", "user", "password"])
def test_a_credential_that_is_missing_is_named(lacking: str) -> None:
    said = {"address": ADDRESS, "user": "ed", "password": PASSWORD} | {lacking: ""}

    with pytest.raises(Refused, match="is missing"):
        open_channel("website", said)


def test_the_password_is_asked_for_as_a_secret() -> None:
    assert [f.name for f in fields("website") if f.secret] == ["password"]
