"""The mailbox for the proof of the journal: who may name it, and what they see."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from schoolgate.web.home.actions.name_mailbox import name_mailbox
from schoolgate.web.journal.anchors import keep_daily
from schoolgate.web.journal.models import AnchorMailbox, Entry
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

PAGE = "/school/elm/journal/proof/"
CHAIR = "chair@governors.example.org"
Browser = Callable[[Person], Client]


@pytest.mark.parametrize("who", ["head", "technician"])
def test_the_head_and_the_technician_name_a_mailbox(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    mailbox = name_mailbox(school, CHAIR, by=person, at=at)

    assert (mailbox.address, mailbox.due_at) == (CHAIR, at)
    entry = Entry.objects.get()
    assert (entry.by_id, entry.details) == (person.pk, {"mailbox": CHAIR})


@pytest.mark.parametrize("who", ["teacher", "office", "dsl", "governor", "stranger"])
def test_nobody_else_names_one(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        name_mailbox(school, CHAIR, by=request.getfixturevalue(who), at=at)

    assert not AnchorMailbox.objects.exists()


def test_another_mailbox_takes_its_place_and_is_written_to_at_once(
    school: School, head: Person, at: datetime
) -> None:
    name_mailbox(school, CHAIR, by=head, at=at)
    AnchorMailbox.objects.update(sent_at=at)

    name_mailbox(school, "la@example.org", by=head, at=at)

    mailbox = AnchorMailbox.objects.get()
    assert (mailbox.address, mailbox.due_at, mailbox.sent_at) == (
        "la@example.org",
        at,
        None,
    )


def test_the_page_says_that_no_mailbox_is_named(
    head: Person, signed_in: Browser
) -> None:
    page = signed_in(head).get(PAGE).content.decode()

    assert "No mailbox is named." in page


def test_the_page_takes_a_mailbox_and_shows_it(
    head: Person, signed_in: Browser, at: datetime
) -> None:
    keep_daily(at)
    browser = signed_in(head)

    answer = browser.post(PAGE, {"address": CHAIR}, follow=True)

    page = answer.content.decode()
    assert CHAIR in page
    assert "None yet" in page
    assert "23 Nov" in page


@pytest.mark.parametrize("typed", ["", "chair", "a@b@c", "chair@example.org\nBcc: x"])
def test_what_is_no_email_is_refused(
    typed: str, head: Person, signed_in: Browser
) -> None:
    answer = signed_in(head).post(PAGE, {"address": typed})

    assert answer.status_code == 422
    assert not AnchorMailbox.objects.exists()


@pytest.mark.parametrize("who", ["teacher", "office", "dsl", "stranger"])
def test_the_page_is_not_there_for_others(
    who: str, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(PAGE).status_code == 404
    assert browser.post(PAGE, {"address": CHAIR}).status_code == 404
