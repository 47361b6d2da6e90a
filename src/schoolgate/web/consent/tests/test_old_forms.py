"""A form that lay in a pile is no later word than the no that came meanwhile."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.actions.say import Paper, say_on_paper
from schoolgate.web.consent.models import OFFICE, Word
from schoolgate.web.consent.tests.conftest import Says
from schoolgate.web.people.models import Contact, Group, Person, Pupil

Browser = Callable[[Person], Client]
A_DAY = timedelta(days=1)
YES = {"x": True}


def typed(
    child: Pupil, by: Person, at: datetime, signed_on: date | None = None, how: str = ""
) -> list[Word]:
    """The office enters a yes that her mother signed."""
    paper = Paper("Gia Khan", "file 3", how=how or "paper", signed_on=signed_on)
    return say_on_paper(child, YES, paper, by=by, at=at)


@pytest.fixture
def refused(mother: Contact, child: Pupil, says: Says) -> None:
    """Her mother says no by her link, this Monday."""
    says(mother, child, x=False, website=False)


@pytest.mark.parametrize("days", [None, -3, 0], ids=["unsaid", "before", "that day"])
def test_a_yes_that_may_be_older_than_her_no_is_refused(
    days: int | None, refused: None, child: Pupil, office: Person, at: datetime
) -> None:
    signed = None if days is None else at.date() + days * A_DAY

    with pytest.raises(ConsentError, match="said no on 23 Nov 2026"):
        typed(child, office, at + 2 * A_DAY, signed)

    assert not Word.objects.filter(yes=True).exists()


def test_a_yes_that_was_signed_after_her_no_is_a_yes(
    refused: None, child: Pupil, office: Person, at: datetime
) -> None:
    [word] = typed(child, office, at + 2 * A_DAY, at.date() + A_DAY)

    assert word.yes


def test_what_she_tells_the_office_today_needs_no_day(
    refused: None, child: Pupil, office: Person, at: datetime
) -> None:
    [word] = typed(child, office, at, how=OFFICE)

    assert word.yes


def test_a_no_on_paper_needs_no_day(
    refused: None, child: Pupil, office: Person, at: datetime
) -> None:
    paper = Paper("Gia Khan")

    assert say_on_paper(child, {"x": False}, paper, by=office, at=at)


def test_a_day_to_come_is_none(
    refused: None, child: Pupil, office: Person, at: datetime
) -> None:
    with pytest.raises(ConsentError, match="day to come"):
        typed(child, office, at, at.date() + A_DAY)


def test_of_a_sheet_with_such_a_form_nothing_is_entered_until_it_has_a_day(
    refused: None,
    child: Pupil,
    office: Person,
    signed_in: Browser,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at + 2 * A_DAY)
    child.school_class = Group.objects.create(
        school=child.school, kind="class", name="Elm"
    )
    child.save()
    sheet = f"/school/elm/consent/group/{child.school_class.pk}/"
    sent = {f"website-{child.pk}": "y", f"by-{child.pk}": "Gia Khan"}
    browser = signed_in(office)

    page = browser.post(sheet, sent)
    assert page.status_code == 422
    assert "Aisha Khan, website: whoever signed this said no" in page.content.decode()
    assert not Word.objects.filter(yes=True).exists()

    browser.post(sheet, sent | {"signed_on": "2026-11-24"})
    assert Word.objects.get(yes=True).pupil == child
