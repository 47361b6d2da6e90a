"""What is not sent as an alarm: refused with a clear word, and no word is lost."""

import base64
import hashlib
from collections.abc import Callable
from datetime import datetime
from html import unescape
from urllib.parse import urlencode

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.pasted import holds_picture, without_picture
from schoolgate.web.concerns.tests.staffed import WORDS, Staffed, readers
from schoolgate.web.people.models import Person

Browser = Callable[[Person], Client]
PAGE = "/school/elm/alarm/"
RECEIVED = f"{PAGE}received/"
PUBLIC = "/public/elm/something-is-wrong/"
FORM = "application/x-www-form-urlencoded"
HANDLER = "schoolgate.web.concerns.tests.test_case_pages.NothingIsRead"
# What a picture may look like without an address: of one line, of many, and in figures.
BARE = base64.b64encode(hashlib.shake_256(b"a").digest(600)).decode()
WRAPPED = "\n".join(BARE[at : at + 76] for at in range(0, 760, 76))
HEXADECIMAL = hashlib.shake_256(b"a").hexdigest(300)
DATA = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ"


def body(what: str = WORDS, *about: str) -> str:
    return urlencode({"what": what, "about": about or ("nobody",)}, doseq=True)


def text_of(browser: Client, address: str) -> str:
    return unescape(browser.get(address).content.decode())


@pytest.fixture
def office(here: Staffed, signed_in: Browser, now: datetime) -> Client:
    """The browser of the office, in which the clock stands still."""
    return signed_in(here.people["office"])


@pytest.mark.parametrize("what", ["", "  \n "])
def test_no_words_are_not_sent(what: str, office: Client) -> None:
    answer = office.post(PAGE, body(what), FORM)
    page = unescape(answer.content.decode())

    assert answer.status_code == 422
    assert "Not sent yet" in page
    assert "Write what has happened" in page
    assert not Threat.objects.exists()


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        (urlencode({"what": WORDS}), "Tick who it is about, or “No”."),
        (body(WORDS, "somebody"), "Select a valid choice"),
    ],
)
def test_who_it_is_about_has_to_be_said_and_the_words_stay(
    sent: str, words: str, office: Client
) -> None:
    answer = office.post(PAGE, sent, FORM)
    page = unescape(answer.content.decode())

    assert answer.status_code == 422
    assert "Not sent yet" in page
    assert words in page
    assert WORDS in page
    assert not Threat.objects.exists()


def test_sixty_thousand_characters_come_back_whole(office: Client) -> None:
    long = "ا" * 30_000 + "b" * 30_000

    answer = office.post(PAGE, body(long), FORM)
    page = answer.content.decode()

    assert answer.status_code == 422
    assert "This has 60,000 characters, and 20,000 are the most." in page
    assert long in page
    assert not Threat.objects.exists()


def test_a_yes_beside_a_no_is_heeded(here: Staffed, office: Client) -> None:
    office.post(PAGE, body(WORDS, "nobody", "head"), FORM)

    assert here.roles_of(readers(Threat.objects.get())) == {"chair"}


@pytest.mark.parametrize("who", ["office", "parent", "nobody"])
@pytest.mark.parametrize("kind", ["multipart", "application/json", "text/plain"])
def test_what_is_no_plain_form_is_refused_before_it_is_read(
    who: str,
    kind: str,
    here: Staffed,
    parent: Person,
    signed_in: Browser,
    settings: Settings,
) -> None:
    settings.FILE_UPLOAD_HANDLERS = [HANDLER]
    people = {**here.people, "parent": parent}
    browser = signed_in(people[who]) if who in people else Client()
    file = SimpleUploadedFile("it.png", b"\x89PNG\r\n\x1a\n", "image/png")

    if kind == "multipart":
        answer = browser.post(PAGE, {"what": "x", "about": "nobody", "file": file})
    else:
        answer = browser.post(PAGE, '{"what": "x"}', kind)

    assert answer.status_code == 403
    assert "takes words only" in answer.content.decode()
    assert not Threat.objects.exists()


@pytest.mark.parametrize(
    "words",
    [
        f"Before {DATA} after",
        f"Before {DATA}\n{'QUJD' * 19}\n{'REVG' * 19} after",
        f"Before {BARE} after",
        f"Before\n{WRAPPED} after",
        f"Before {HEXADECIMAL} after",
        "Before /9j/4AAQSkZJRgABAQEASABIAAD after",
        f"Before <img src='{DATA}'> after",
    ],
)
def test_a_pasted_picture_is_taken_out_and_the_words_come_back(
    words: str, office: Client
) -> None:
    answer = office.post(PAGE, body(words), FORM)
    page = unescape(answer.content.decode())

    assert answer.status_code == 403
    assert "There was a picture in it" in page
    written = page.partition("<textarea")[2].partition("</textarea>")[0]
    assert "Before" in written
    assert "after" in written
    assert "base64" not in page
    assert "iVBORw0KGgo" not in page
    assert "QUJDQUJDQUJD" not in page
    assert not any(run in page for run in (BARE[:76], WRAPPED[77:120], HEXADECIMAL))
    assert not Threat.objects.exists()


def test_a_session_that_ended_while_typing_loses_no_word(
    here: Staffed, signed_in: Browser
) -> None:
    out = Client(enforce_csrf_checks=True)

    answer = out.post(PAGE, body(WORDS, "head"), FORM)
    page = unescape(answer.content.decode())

    assert answer.status_code == 403
    assert "You are signed out" in page
    assert WORDS in page
    assert 'value="head" checked' in page
    assert not Threat.objects.exists()
    assert "Hester Quill" not in page


def test_a_page_from_before_signing_in_loses_no_word_and_is_sent_by_a_second_press(
    here: Staffed,
) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(here.people["office"])

    answer = browser.post(PAGE, body(), FORM)
    page = unescape(answer.content.decode())
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]

    assert answer.status_code == 403
    assert "press “Send now” once more" in page
    assert WORDS in page
    assert not Threat.objects.exists()
    sent = browser.post(PAGE, f"{body()}&csrfmiddlewaretoken={token}", FORM)
    main = page.partition("<main")[2]
    own = main.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    sent = browser.post(PAGE, f"{body()}&csrfmiddlewaretoken={own}", FORM)
    assert sent["Location"] == RECEIVED
    assert Threat.objects.count() == 1


@pytest.mark.parametrize("who", ["parent", "pupil", "volunteer"])
def test_a_parent_who_is_signed_in_is_told_kindly_whom_to_ring(
    who: str, here: Staffed, somebody: Callable[..., Person], signed_in: Browser
) -> None:
    browser = signed_in(somebody("Pax", here.school, who))

    page = text_of(browser, PAGE)
    answer = browser.post(PAGE, body(), FORM)

    assert "please ring" in page
    assert "You do the right thing" in page
    assert "<textarea" not in page
    assert "Hester Quill" not in page
    assert answer.status_code == 403
    assert WORDS in unescape(answer.content.decode())
    assert not Threat.objects.exists()


def test_nobody_in_particular_and_strangers_are_led_to_the_public_page(
    here: Staffed, stranger: Person, signed_in: Browser
) -> None:
    assert Client().get(PAGE)["Location"] == PUBLIC
    assert signed_in(stranger).get(PAGE)["Location"] == PUBLIC
    assert signed_in(stranger).post(PAGE, body(), FORM).status_code == 403
    assert Client().get("/school/none/alarm/").status_code == 404
    assert not Threat.objects.exists()


@pytest.mark.parametrize("start", ["data:", "data:a/", ";base64", "data:a data:b "])
def test_a_long_text_that_looks_like_a_picture_is_read_at_once(start: str) -> None:
    # Read in steps that grow with its square, this would take an hour.
    long = start + "a" * 1_000_000

    assert not holds_picture(long)
    assert without_picture(long) == long


@pytest.mark.parametrize(
    "words",
    [
        "They took personal data:names, addresses, telephones",
        "The data: image of a child, taken at lunch",
        "see data:,hello",
        "base64, he said, is what he used",
        f"https://example.org/{'a-long-road/' * 60}",
        "ا" * 900,
        "AAAAA" * 200,
        "0123456789" * 60,
        "SMITHjones2016 " * 60,
    ],
)
def test_innocent_words_are_no_picture(words: str, office: Client) -> None:
    assert not holds_picture(words)
    assert without_picture(words) == words
    assert office.post(PAGE, body(words), FORM)["Location"] == RECEIVED
