from datetime import UTC, date, datetime, timedelta

import httpx
import pytest

from schoolgate.channels import open_channel
from schoolgate.channels.linkedin.signing import Signed, version_ends
from schoolgate.channels.linkedin.tests.fake import FakeLinkedIn
from schoolgate.channels.linkedin.tests.opening import CREDENTIALS, opened, opener
from schoolgate.channels.port import (
    ChannelError,
    NotSignedIn,
    Refused,
    TryLater,
    Unsure,
)
from schoolgate.channels.tests.again import Day, Faulty, message

TEXT = message(alts=())


def test_the_page_is_told_with_the_role_of_the_token(linkedin: FakeLinkedIn) -> None:
    told = opened(linkedin, expires="2026-12-31").standing()

    assert told.account == "urn:li:organization:77 (ADMINISTRATOR)"
    assert told.expires == datetime(2026, 12, 31, tzinfo=UTC)
    assert told.warning == ""


@pytest.mark.parametrize("role", [{}, {"organization": "urn:li:organization:78"}])
def test_a_token_of_another_page_is_told_as_such(
    linkedin: FakeLinkedIn, role: dict[str, str]
) -> None:
    linkedin.role = role

    with pytest.raises(NotSignedIn, match="no role"):
        opened(linkedin).standing()


def test_a_version_that_ends_soon_is_warned_of(
    day: Day, linkedin: FakeLinkedIn
) -> None:
    day.at = datetime(2027, 3, 1, tzinfo=UTC)

    told = opened(linkedin, version="202604").standing()

    assert "about 15 April 2027" in told.warning


def test_a_version_that_does_not_end_soon_is_not_warned_of(
    day: Day, linkedin: FakeLinkedIn
) -> None:
    day.at = datetime(2027, 2, 1, tzinfo=UTC)

    assert opened(linkedin, version="202604").standing().warning == ""
    assert version_ends("202604") == date(2027, 4, 15)


def test_a_version_that_ended_is_told_with_its_cure(linkedin: FakeLinkedIn) -> None:
    with pytest.raises(Refused, match="newer version"):
        opened(linkedin, version="202508").publish(TEXT, {})


@pytest.mark.parametrize("wrong", [{"version": "v2"}, {"version": "202613"}])
def test_what_is_no_version_is_refused(wrong: dict[str, str]) -> None:
    with pytest.raises(Refused, match="no version"):
        open_channel("linkedin", {**CREDENTIALS, **wrong})


def test_what_is_no_day_is_refused() -> None:
    with pytest.raises(Refused, match="no day"):
        open_channel("linkedin", {**CREDENTIALS, "expires": "soon"})


def test_an_expired_token_is_told_as_such_and_publishes_nothing(
    linkedin: FakeLinkedIn,
) -> None:
    linkedin.token = "another"

    with pytest.raises(NotSignedIn, match="Sign the account in"):
        opened(linkedin).publish(TEXT, {})

    assert linkedin.posts == {}


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (400, Refused),
        (403, NotSignedIn),
        (409, Refused),
        (422, Refused),
        (429, TryLater),
        (500, Unsure),
        (504, Unsure),
    ],
)
def test_each_answer_is_one_of_our_errors(
    linkedin: FakeLinkedIn, status: int, kind: type[ChannelError]
) -> None:
    linkedin.answers = [httpx.Response(status, json={"message": "No such thing"})]

    with pytest.raises(kind, match="No such thing") as raised:
        opened(linkedin).publish(TEXT, {})

    assert type(raised.value) is kind


def test_a_rate_limit_says_how_long_to_wait_if_linkedin_does(
    linkedin: FakeLinkedIn,
) -> None:
    limit = httpx.Response(429, headers={"retry-after": "60"}, json={"message": "No"})
    linkedin.answers = [limit]

    with pytest.raises(TryLater) as raised:
        opened(linkedin).publish(TEXT, {})

    assert raised.value.wait == timedelta(seconds=60)


def test_a_success_without_an_id_is_unsure(linkedin: FakeLinkedIn) -> None:
    linkedin.answers = [httpx.Response(201)]

    with pytest.raises(Unsure, match="which post"):
        opened(linkedin).publish(TEXT, {})


@pytest.mark.parametrize("content", [b"", b"[]", b"<html>", b"{}", b'{"value": {}}'])
def test_an_upload_that_can_not_be_read_is_tried_again(
    linkedin: FakeLinkedIn, content: bytes
) -> None:
    linkedin.answers = [httpx.Response(200, content=content)]

    with pytest.raises(TryLater):
        opened(linkedin).publish(message(), {})


def test_the_token_goes_to_linkedin_alone(day: Day, linkedin: FakeLinkedIn) -> None:
    linkedin.uploads = "https://uploads.example.org/"
    seen: list[httpx.Request] = []

    def watched(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        return linkedin(request)

    opener(day)(Faulty(watched)).publish(message(), {})

    strangers = [each for each in seen if each.url.host == "uploads.example.org"]
    assert len(strangers) == 2
    assert all("authorization" not in each.headers for each in strangers)


def test_pictures_go_nowhere_without_https(linkedin: FakeLinkedIn) -> None:
    linkedin.uploads = "http://www.linkedin.com/dms-uploads/"

    with pytest.raises(Refused, match="https"):
        opened(linkedin).publish(message(), {})

    assert linkedin.images == {}


def test_no_error_tells_the_token(linkedin: FakeLinkedIn) -> None:
    said = {"message": "Bad linkedin-token-1 " * 40}
    linkedin.answers = [httpx.Response(400, json=said)]

    with pytest.raises(Refused) as raised:
        opened(linkedin).publish(TEXT, {})

    assert "linkedin-token" not in str(raised.value) + repr(raised.value)


def test_no_representation_tells_the_token(linkedin: FakeLinkedIn) -> None:
    channel = opened(linkedin)
    parts = vars(vars(channel)["_page"]).values()

    told = [repr(each) for each in (channel, *vars(channel).values(), *parts)]
    told.append(f"{Signed.of(CREDENTIALS)}")

    assert not any("linkedin-token" in each for each in told)


def test_a_server_without_https_gets_no_token() -> None:
    with pytest.raises(Refused, match="https"):
        open_channel("linkedin", {**CREDENTIALS, "base": "http://a.example.org"})
