from datetime import UTC, datetime, timedelta

import pytest

from schoolgate.channels.port import (
    Abilities,
    ChannelError,
    Closing,
    Message,
    NotSignedIn,
    Picture,
    Refused,
    TryLater,
    Unsure,
)
from schoolgate.channels.wire import (
    answered,
    asking,
    fits,
    nothing_out,
    safe_address,
    wait_of,
)

DATE = "Mon, 23 Nov 2026 09:00:00 GMT"
SMALL = Abilities(
    "Small", Closing.NO_COMMENTS, 1, 10, 5, withdraws=True, reads_back=True
)
AT = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "address",
    [
        "https://school.example.org",
        "https://school.example.org/news/",
        "http://localhost:2583",
        "http://127.0.0.1:8097/",
        "http://[::1]:80",
    ],
)
def test_https_and_the_own_machine_are_safe(address: str) -> None:
    assert safe_address(f" {address} ") == address.rstrip("/")


@pytest.mark.parametrize(
    "address",
    [
        "http://school.example.org",
        "http://localhost.example.org",
        "school.example.org",
        "file:///etc/passwd",
        "https://",
        "https://name:secret@school.example.org",
        "http://[::1",
        "",
    ],
)
def test_nothing_else_is_safe(address: str) -> None:
    with pytest.raises(Refused):
        safe_address(address)


def test_a_password_in_an_address_is_not_said_again() -> None:
    with pytest.raises(Refused) as refused:
        safe_address("https://name:secret@school.example.org")

    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("status", "meaning"),
    [
        (301, Refused),
        (400, Refused),
        (401, NotSignedIn),
        (403, NotSignedIn),
        (404, Refused),
        (408, Unsure),
        (422, Refused),
        (429, TryLater),
        (500, Unsure),
        (503, Unsure),
    ],
)
def test_a_status_has_one_meaning(status: int, meaning: type[ChannelError]) -> None:
    assert type(answered("P", status, "said")) is meaning


def test_what_is_said_is_one_short_line() -> None:
    error = answered("P", 400, "a\nb " + "c" * 1000)

    assert error.what.startswith("P answered 400: a b c")
    assert len(error.what) < 250


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "30"}, 30),
        ({"Retry-After": "Mon, 23 Nov 2026 09:01:00 GMT", "Date": DATE}, 60),
        ({"RateLimit-Reset": "1795424700", "Date": DATE}, 300),
        ({"X-RateLimit-Reset": "2026-11-23T09:05:00.000000Z", "Date": DATE}, 300),
        ({"X-RateLimit-Reset": "2026-11-23T08:00:00Z", "Date": DATE}, 1),
        ({"X-RateLimit-Reset": "2026-11-23T09:05:00Z"}, None),
        ({"Retry-After": "soon", "Date": DATE}, None),
        ({}, None),
    ],
)
def test_the_wait_is_read_by_the_platforms_own_clock(
    headers: dict[str, str], seconds: int | None
) -> None:
    wait = wait_of(headers)

    assert wait == (None if seconds is None else timedelta(seconds=seconds))


def test_silence_is_a_later_try_where_nothing_goes_out() -> None:
    with pytest.raises(TryLater), nothing_out():
        raise Unsure("no answer")


@pytest.mark.parametrize("error", [TryLater("x"), NotSignedIn("x"), Unsure("x")])
def test_whoever_can_not_ask_is_unsure(error: ChannelError) -> None:
    with pytest.raises(Unsure), asking():
        raise error


def picture(data: bytes = b"x", alt: str = "") -> Picture:
    return Picture(data, "image/jpeg", alt, 1, 1, "a.jpg")


@pytest.mark.parametrize(
    ("pictures", "why"),
    [
        ((picture(), picture()), "takes 1 pictures"),
        ((picture(b"x" * 11),), "Picture 1 is larger"),
        ((picture(alt="abcdef"),), "alternative text of picture 1"),
    ],
)
def test_what_a_platform_does_not_take_is_refused_beforehand(
    pictures: tuple[Picture, ...], why: str
) -> None:
    with pytest.raises(Refused, match=why):
        fits(Message("k", "t", AT, pictures=pictures), SMALL)


def test_what_just_fits_is_let_through() -> None:
    fits(Message("k", "t", AT, pictures=(picture(b"x" * 10, "abcde"),)), SMALL)
