"""A form of words however it comes: in pieces, too long, in another charset."""

from collections.abc import Callable
from datetime import datetime
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.test.client import FakePayload
from pytest_django.fixtures import Settings

from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.received_form import ODD, TOO_LONG
from schoolgate.web.concerns.tests.staffed import WORDS, Staffed
from schoolgate.web.concerns.words import WHAT, words_or_reason
from schoolgate.web.people.models import Person

Browser = Callable[[Person], Client]
PAGE = "/school/elm/alarm/"
RECEIVED = f"{PAGE}received/"
FORM = "application/x-www-form-urlencoded"
SENT = urlencode({"what": WORDS, "about": "nobody"})


class InPieces(FakePayload):
    """What a server hands on of a request in pieces: it ends, and has no length."""

    def read(self, size: int | None = None, /) -> bytes:
        """Read as much as there is."""
        left = len(self)
        return super().read(left if size is None else min(size, left))


@pytest.fixture
def office(here: Staffed, signed_in: Browser, now: datetime) -> Client:
    """The browser of the office, in which the clock stands still."""
    return signed_in(here.people["office"])


def typed(page: str) -> str:
    """What stands in the form."""
    return unescape(page).partition("<textarea")[2].partition("</textarea>")[0]


def test_an_alarm_in_pieces_is_sent(office: Client) -> None:
    in_pieces: dict[str, Any] = {
        "CONTENT_LENGTH": "",
        "wsgi.input_terminated": True,
        "wsgi.input": InPieces(SENT.encode()),
    }

    answer = office.generic("POST", PAGE, SENT, FORM, **in_pieces)

    assert answer["Location"] == RECEIVED
    assert words_or_reason(WHAT, Threat.objects.get()) == WORDS


def test_an_alarm_without_a_length_or_an_end_is_refused_in_words(
    office: Client,
) -> None:
    answer = office.generic("POST", PAGE, SENT, FORM, CONTENT_LENGTH="")

    assert answer.status_code == 422
    assert "Write what has happened" in answer.content.decode()


def test_what_is_longer_than_the_form_takes_comes_back_with_its_words(
    office: Client, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50_000
    body = urlencode({"about": "nobody", "what": WORDS + " and so on" * 9_000})

    answer = office.post(PAGE, body, FORM)
    page = answer.content.decode()

    assert answer.status_code == 403
    assert TOO_LONG in unescape(page)
    assert WORDS in typed(page)
    assert 'value="nobody" checked' in page
    assert not Threat.objects.exists()


def test_thousands_of_fields_are_no_error(office: Client) -> None:
    body = SENT + "&x=1" * 3_000

    assert office.post(PAGE, body, FORM)["Location"] == RECEIVED


@pytest.mark.parametrize(
    ("charset", "declared"),
    [
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16-le"),
        ("utf-16", ""),
        ("utf-16-le", ""),
        ("utf-16-be", ""),
        ("utf-32", ""),
        ("latin-1", "iso-8859-1"),
        ("utf-8", "utf-7"),
    ],
)
def test_another_charset_brings_the_words_back_to_be_looked_at(
    charset: str, declared: str, office: Client
) -> None:
    kind = f"{FORM}; charset={declared}" if declared else FORM

    answer = office.generic("POST", PAGE, SENT.encode(charset), kind)
    page = answer.content.decode()

    assert answer.status_code == 403
    assert ODD in unescape(page)
    assert "A letter came" in typed(page)
    assert not Threat.objects.exists()


@pytest.mark.parametrize("declared", ["no-such-charset", "hex", '"utf-8"', "UTF8"])
def test_a_charset_that_is_none_is_read_as_every_browser_writes(
    declared: str, office: Client
) -> None:
    answer = office.generic("POST", PAGE, SENT.encode(), f"{FORM}; charset={declared}")

    assert answer["Location"] == RECEIVED


@pytest.mark.parametrize(
    "body", [b"what=A+boy+%FF%FE+cries&about=nobody", b"what=\xff"]
)
def test_letters_that_can_not_be_read_are_shown_to_be_put_right(
    body: bytes, office: Client
) -> None:
    answer = office.generic("POST", PAGE, body, FORM)

    assert answer.status_code == 403
    assert ODD in unescape(answer.content.decode())
    assert not Threat.objects.exists()


def test_a_sign_of_nothing_is_refused_with_the_words(office: Client) -> None:
    body = urlencode({"what": "A boy\0 cries", "about": "nobody"})

    answer = office.post(PAGE, body, FORM)

    assert answer.status_code == 422
    assert "A boy" in typed(answer.content.decode())


def test_a_picture_in_a_form_that_is_too_long_is_not_shown(
    office: Client, settings: Settings
) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 50_000
    picture = "data:image/png;base64," + "iVBORw0KGgo" + "aB3" * 40_000
    body = urlencode({"what": f"{WORDS} {picture}", "about": "nobody"})

    answer = office.post(PAGE, body, FORM)
    page = answer.content.decode()

    assert answer.status_code == 403
    assert "There was a picture in it" in page
    assert WORDS in typed(page)
    assert "aB3aB3" not in page
