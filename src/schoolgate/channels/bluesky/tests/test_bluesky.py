import httpx
import pytest

from schoolgate.channels import abilities, fields, open_channel
from schoolgate.channels.bluesky.records import ALL, POST
from schoolgate.channels.bluesky.tests.server import PASSWORD, FakePds, opened, wrong
from schoolgate.channels.port import (
    ChannelError,
    Comments,
    NotSignedIn,
    Refused,
    TryLater,
    Unsure,
)
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

CALLS = 4
SHAPE = {"width": 640, "height": 480}
FAULTS = [fault for fault in Fault if fault is not Fault.NONE]


@pytest.fixture
def pds() -> FakePds:
    return FakePds()


def test_post_and_gates_are_written_in_one_call(pds: FakePds) -> None:
    out = opened(Faulty(pds)).publish(message(), {})

    assert pds.calls == ["createSession", "uploadBlob", "uploadBlob", "applyWrites"]
    assert [collection for collection, _ in pds.records] == list(ALL)
    assert out.comments is Comments.CLOSED


def test_what_is_out_is_read_back_and_withdrawn(pds: FakePds) -> None:
    channel, sent = opened(Faulty(pds)), message()
    out = channel.publish(sent, {})

    back = channel.read_back(out)
    channel.withdraw(out)

    assert (back.text, back.alts) == (sent.text, ("Beans in pots", "A trowel"))
    assert pds.records == {}
    assert not channel.read_back(out).there


def test_a_picture_keeps_its_kind_and_its_shape(pds: FakePds) -> None:
    opened(Faulty(pds)).publish(message(), {})

    ((record),) = [v for (name, _), v in pds.records.items() if name == POST]
    image = record["embed"]["images"][0]
    assert pds.types == ["image/jpeg", "image/jpeg"]
    assert image["aspectRatio"].items() >= SHAPE.items()
    assert image["image"]["mimeType"] == "image/jpeg"


def test_facets_count_bytes_and_unknown_people_stay_words(pds: FakePds) -> None:
    text = "🎉 @friend.test and @nobody.test: https://oak.example.org #Beans"

    opened(Faulty(pds)).publish(message(text=text, alts=()), {})

    ((record),) = [v for (name, _), v in pds.records.items() if name == POST]
    spans = [facet["index"] for facet in record["facets"]]
    data = text.encode()
    marked = [data[s["byteStart"] : s["byteEnd"]].decode() for s in spans]
    assert marked == ["@friend.test", "https://oak.example.org", "#Beans"]


def test_it_takes_four_calls_with_two_pictures(pds: FakePds) -> None:
    assert calls_of(opened, message(), pds) == CALLS


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("at", range(1, CALLS + 1))
def test_one_post_is_out_after_a_fault(pds: FakePds, fault: Fault, at: int) -> None:
    brought_out(opened, message(), Day(), ways(pds, fault, at))

    assert [collection for collection, _ in pds.records] == list(ALL)


@pytest.mark.parametrize("first", range(1, CALLS + 1))
@pytest.mark.parametrize("second", range(1, CALLS + 1))
def test_one_post_is_out_after_two_faults(
    pds: FakePds, first: int, second: int
) -> None:
    brought_out(opened, message(), Day(), two_faults(pds, first, second))

    assert [collection for collection, _ in pds.records] == list(ALL)


@pytest.mark.parametrize(
    ("answer", "meaning"),
    [
        (wrong(400, "InvalidRequest", "no"), Refused),
        (wrong(400, "ExpiredToken", "Token has expired"), NotSignedIn),
        (wrong(401, "AuthenticationRequired", "no"), NotSignedIn),
        (wrong(429, "RateLimitExceeded", "slowly"), TryLater),
        (wrong(502, "UpstreamFailure", "later"), Unsure),
        (httpx.Response(200, text="<html>"), Unsure),
    ],
)
def test_an_answer_to_the_post_has_its_meaning(
    pds: FakePds, answer: httpx.Response, meaning: type[ChannelError]
) -> None:
    channel = opened(Faulty(pds))
    channel.standing()
    pds.next_answer = answer

    with pytest.raises(ChannelError) as told:
        channel.publish(message(alts=()), {})

    assert type(told.value) is meaning


def test_whoever_can_not_look_is_unsure(pds: FakePds) -> None:
    with pytest.raises(Unsure):
        opened(Faulty(pds, Fault.UNREACHED, 1)).find(message(), {"rkey": "x"})


def test_a_password_goes_to_no_unsafe_server(pds: FakePds) -> None:
    pds.endpoint = "http://pds.example.org"
    channel = opened(Faulty(pds))
    channel.standing()

    for _ in range(2):
        with pytest.raises(Refused, match="https"):
            channel.publish(message(), {})

    assert pds.calls == ["createSession"]


def test_a_password_is_not_sent_on_to_an_unsafe_server() -> None:
    asked: list[str] = []

    def elsewhere(request: httpx.Request) -> httpx.Response:
        asked.append(str(request.url))
        return httpx.Response(307, headers={"location": "http://pds.example.org/x"})

    with pytest.raises(Refused, match="https"):
        opened(Faulty(elsewhere)).standing()

    assert len(asked) == 1


def test_it_goes_on_at_the_accounts_own_server(pds: FakePds) -> None:
    hosts: list[str] = []

    def noted(request: httpx.Request) -> httpx.Response:
        hosts.append(request.url.host)
        return pds(request)

    pds.endpoint = "https://oyster.example.org"
    opened(Faulty(noted)).publish(message(alts=()), {})

    assert hosts == ["pds.example.org", "oyster.example.org"]


def test_the_password_is_in_no_error_and_in_no_representation(pds: FakePds) -> None:
    channel = opened(Faulty(pds), password=f"{PASSWORD}-wrong")

    with pytest.raises(NotSignedIn) as refused:
        channel.standing()

    assert PASSWORD not in f"{refused.value!r}{channel!r}{vars(channel)!r}"


def test_five_pictures_are_refused_before_anything_is_sent(pds: FakePds) -> None:
    with pytest.raises(Refused, match="takes 4 pictures"):
        opened(Faulty(pds)).publish(message(alts=("1", "2", "3", "4", "5")), {})

    assert pds.calls == []


@pytest.mark.parametrize("lacking", ["handle", "password"])
def test_a_credential_that_is_missing_is_named(lacking: str) -> None:
    said = {"handle": "@oak.test", "password": PASSWORD} | {lacking: " "}

    with pytest.raises(Refused, match="is missing"):
        open_channel("bluesky", said)


def test_the_password_is_asked_for_as_a_secret() -> None:
    secret = [field.name for field in fields("bluesky") if field.secret]

    assert secret == ["password"]
    assert abilities("bluesky").withdraws
