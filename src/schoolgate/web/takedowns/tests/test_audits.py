"""Each term somebody looks through everything that is out with a child."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.takedowns.actions.audit_pictures import audit_pictures
from schoolgate.web.takedowns.ledger import A_TERM, not_audited
from schoolgate.web.takedowns.models import Audit, Showing
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
PAGE = "/school/elm/posts/with-children/"
DONE = f"{PAGE}looked-through/"
TASK = "Look through everything that shows a child"
A_DAY = timedelta(days=1)


@pytest.fixture
def out(written: Write, at: datetime) -> Target:
    """A post with Aisha in it that is out."""
    target = written().targets.get()
    target.state, target.out_at = Sending.OUT, at
    target.save()
    pupil = Pupil.objects.get()
    Showing.objects.create(target=target, pupil=pupil, sha256="a", at=at)
    return target


@pytest.mark.parametrize("who", ["head", "dsl"])
def test_the_head_and_the_safeguarding_lead_look_through_it(
    who: str,
    out: Target,
    school: School,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)

    audit_pictures(school, by=person, at=at)

    audit = Audit.objects.get()
    assert (audit.by, audit.at, audit.publications) == (person, at, 1)
    entry = Entry.objects.get(verb="pictures.audited")
    assert "law:B12" in entry.clauses


@pytest.mark.parametrize("who", ["teacher", "leader", "office", "governor", "stranger"])
def test_nobody_else_does(
    who: str,
    school: School,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        audit_pictures(school, by=person, at=at)
    assert signed_in(person).post(DONE).status_code == 404
    assert Audit.objects.count() == 0


def test_it_is_due_again_after_a_term(
    out: Target, school: School, head: Person, at: datetime
) -> None:
    assert not_audited(school, at.date()).exists()

    audit_pictures(school, by=head, at=at)

    assert not not_audited(school, (at + A_TERM - A_DAY).date()).exists()
    assert not_audited(school, (at + A_TERM).date()).exists()


def test_where_nobody_is_shown_nothing_is_due(
    out: Target, school: School, at: datetime
) -> None:
    Target.objects.update(state=Sending.GONE)

    assert not not_audited(school, at.date()).exists()


def test_another_schools_audit_is_not_ours(
    out: Target, school: School, other_school: School, stranger: Person, at: datetime
) -> None:
    audit_pictures(other_school, by=stranger, at=at)

    assert not_audited(school, at.date()).exists()


def test_home_asks_for_it_until_the_button_is_pressed(
    out: Target, head: Person, teacher: Person, signed_in: Browser
) -> None:
    browser = signed_in(head)
    assert TASK in browser.get("/school/elm/").content.decode()
    assert TASK not in signed_in(teacher).get("/school/elm/").content.decode()
    assert "Nobody has looked through it yet" in browser.get(PAGE).content.decode()

    page = browser.post(DONE, follow=True).content.decode()

    assert "by Hester Example: 1 then" in page
    assert TASK not in browser.get("/school/elm/").content.decode()


def test_the_button_is_no_address_to_look_at(head: Person, signed_in: Browser) -> None:
    assert signed_in(head).get(DONE).status_code == 405


def test_a_long_list_has_pages_and_one_number(
    out: Target,
    written: Write,
    head: Person,
    signed_in: Browser,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("schoolgate.web.takedowns.views.ledger.A_PAGE", 1)
    more = written("Our garden in November.").targets.get()
    more.state = Sending.OUT
    more.save()
    pupil = Pupil.objects.get()
    Showing.objects.create(target=more, pupil=pupil, sha256="b", at=at)

    page = signed_in(head).get(PAGE).content.decode()

    assert "I have looked through all 2" in page
    assert "Page 1 of 2" in page
