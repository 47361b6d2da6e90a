"""All whose yes ends soon are asked again: once in a round, and nobody by itself."""

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend

from schoolgate.web.consent.actions.begin_round import (
    begin_round,
    begin_round_by_itself,
)
from schoolgate.web.consent.actions.choose_renewing import choose_renewing
from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.actions.say import say_by_link
from schoolgate.web.consent.actions.send_letters import send_letters
from schoolgate.web.consent.actions.steer_round import (
    end_round,
    go_on,
    note_it_came_back,
    stop_round,
    try_again,
)
from schoolgate.web.consent.models import RenewalLetter, Renewing, Round
from schoolgate.web.consent.states import MOVES, Mail
from schoolgate.web.consent.tests.conftest import contact_of
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Contact, Person, Pupil
from schoolgate.web.trust.models import School

A_DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def ending(child: Pupil, mother: Contact, at: datetime) -> None:
    """The mother said yes so long ago that it ends in thirty days."""
    then = at - timedelta(days=335)
    say_by_link(mother, child, {"website": True, "x": True}, wording="en", at=then)


@pytest.fixture
def begun(school: School, office: Person, at: datetime) -> Round:
    return begin_round(school, by=office, at=at)


def sent(begun: Round, at: datetime) -> int:
    return send_letters(begun.pk, clock=lambda: at)


def state_of(contact: Contact) -> str:
    return RenewalLetter.objects.get(contact=contact).state


@pytest.mark.parametrize("who", ["office", "head", "dpo"])
def test_who_keeps_consents_asks_again(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    begun = begin_round(school, by=request.getfixturevalue(who), at=at)

    assert begun.letters.count() == 1
    assert Entry.objects.filter(verb="consent.renewal_started").exists()


@pytest.mark.parametrize("who", ["teacher", "leader", "dsl", "governor", "stranger"])
def test_nobody_else_does(
    who: str,
    begun: Round,
    school: School,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    person, letter = request.getfixturevalue(who), RenewalLetter.objects.get()
    steps: list[Callable[[], object]] = [
        lambda: begin_round(school, by=person, at=at),
        lambda: stop_round(begun, by=person, at=at),
        lambda: go_on(begun, by=person, at=at),
        lambda: end_round(begun, by=person, at=at),
        lambda: try_again(begun, by=person, at=at),
        lambda: note_it_came_back(letter, by=person, at=at),
        lambda: choose_renewing(school, 30, by=person, at=at),
    ]

    for step in steps:
        with pytest.raises(PermissionDenied):
            step()


def test_the_mail_says_what_ends_when_and_that_silence_is_a_no(
    begun: Round, at: datetime, mailoutbox: list[Any]
) -> None:
    assert sent(begun, at) == 1

    [mail] = mailoutbox
    assert mail.to == ["gia@home.example.org"]
    assert "Until 23 December 2026: Pictures on the school's website" in mail.body
    assert "If you do nothing, it counts as a no" in mail.body
    assert "/public/consent/" in mail.body


def test_the_mail_names_no_child_and_nobody_else(
    begun: Round, father: Contact, at: datetime, mailoutbox: list[Any]
) -> None:
    sent(begun, at)

    [mail] = mailoutbox
    said = mail.subject + mail.body
    assert not [name for name in ("Aisha", "Khan", "Omar", "Gia") if name in said]


def test_the_mail_is_in_the_homes_language(
    begun: Round, mother: Contact, at: datetime, mailoutbox: list[Any]
) -> None:
    Contact.objects.filter(pk=mother.pk).update(language="pl")

    sent(begun, at)

    assert "Do 23 grudnia 2026: Zdjęcia na stronie" in mailoutbox[0].body


def test_each_family_is_written_to_once_however_often_the_worker_comes(
    begun: Round, at: datetime, mailoutbox: list[Any]
) -> None:
    for _ in range(3):
        sent(begun, at)

    begun.refresh_from_db()
    assert len(mailoutbox) == 1
    assert begun.done_at == at


def test_one_letter_for_two_children(
    mother: Contact,
    child: Pupil,
    school: School,
    office: Person,
    at: datetime,
    mailoutbox: list[Any],
) -> None:
    sister = Pupil.objects.create(
        school=school, key="2", forename="Bibi", surname="Khan"
    )
    mother.ties.create(pupil=sister, has_responsibility=True)
    then = at - timedelta(days=330)
    say_by_link(mother, sister, {"print": True}, wording="en", at=then)

    sent(begin_round(school, by=office, at=at), at)

    [mail] = mailoutbox
    assert mail.body.count("Until ") == 2


def test_who_has_answered_before_their_letter_goes_gets_none(
    begun: Round, mother: Contact, child: Pupil, at: datetime, mailoutbox: list[Any]
) -> None:
    say_by_link(mother, child, {"website": True, "x": False}, wording="en", at=at)

    sent(begun, at)

    assert not mailoutbox
    assert state_of(mother) == Mail.NEEDLESS


def test_a_round_is_stopped_and_goes_on_and_nobody_gets_two(
    begun: Round, office: Person, at: datetime, mailoutbox: list[Any]
) -> None:
    stop_round(begun, by=office, at=at)
    sent(begun, at)
    assert not mailoutbox

    go_on(begun, by=office, at=at)
    sent(begun, at)
    sent(begun, at)

    assert len(mailoutbox) == 1


def test_what_is_ended_is_sent_to_nobody_else(
    begun: Round, office: Person, at: datetime, mailoutbox: list[Any]
) -> None:
    end_round(begun, by=office, at=at)
    go_on(begun, by=office, at=at)
    sent(begun, at)

    assert not mailoutbox


def test_there_is_one_round_at_a_time(
    begun: Round, school: School, office: Person, at: datetime
) -> None:
    with pytest.raises(ConsentError, match="under way"):
        begin_round(school, by=office, at=at)


def test_with_nobody_to_write_to_no_round_begins(
    school: School, mother: Contact, office: Person, at: datetime
) -> None:
    Contact.objects.update(email="")

    with pytest.raises(ConsentError, match="Nobody can be written to"):
        begin_round(school, by=office, at=at)


def test_who_may_not_answer_is_not_written_to(
    child: Pupil, mother: Contact, school: School, office: Person, at: datetime
) -> None:
    contact_of(child, "Fay", responsible=False)
    left = contact_of(child, "Lou")
    Contact.objects.filter(pk=left.pk).update(left_on=at.date())

    begun = begin_round(school, by=office, at=at)

    assert [one.contact for one in begun.letters.all()] == [mother]


Refuses = Callable[[Exception], None]


@pytest.fixture
def refuses(monkeypatch: pytest.MonkeyPatch) -> Refuses:
    """Let the mail server answer with an error: ``refuses(error)``."""

    def refuse(error: Exception) -> None:
        def answer(_backend: EmailBackend, _messages: object) -> int:
            raise error

        monkeypatch.setattr(EmailBackend, "send_messages", answer)

    return refuse


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (SMTPRecipientsRefused({"gia": (550, b"no such user")}), "refuses it (550)"),
        (SMTPDataError(554, b"spam"), "refuses it (554)"),
        (UnicodeError("no address"), "Correct it"),
    ],
)
def test_a_letter_that_is_refused_has_failed_with_why(
    error: Exception,
    says: str,
    begun: Round,
    mother: Contact,
    at: datetime,
    refuses: Refuses,
) -> None:
    refuses(error)

    sent(begun, at)

    letter = RenewalLetter.objects.get(contact=mother)
    assert letter.state == Mail.FAILED
    assert says in letter.trouble


@pytest.mark.parametrize(
    "error",
    [
        SMTPRecipientsRefused({"gia": (451, b"greylisted")}),
        SMTPServerDisconnected("gone"),
        TimeoutError(),
    ],
)
def test_a_letter_that_may_go_later_is_tried_later_and_not_for_ever(
    error: Exception, begun: Round, mother: Contact, at: datetime, refuses: Refuses
) -> None:
    refuses(error)
    sent(begun, at)
    assert state_of(mother) == Mail.GOING
    assert RenewalLetter.objects.get().trouble

    for hours in range(1, 9):
        sent(begun, at + timedelta(hours=hours))
    assert state_of(mother) == Mail.GOING
    sent(begun, at + timedelta(days=4))

    assert state_of(mother) == Mail.FAILED


def test_without_a_mail_server_the_letters_wait(
    begun: Round, mother: Contact, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unreachable(_backend: EmailBackend) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr(EmailBackend, "open", unreachable)

    sent(begun, at)

    begun.refresh_from_db()
    assert "can’t be reached" in begun.trouble
    assert (state_of(mother), begun.done_at) == (Mail.GOING, None)


def test_what_failed_is_tried_again_by_a_person(
    begun: Round,
    mother: Contact,
    office: Person,
    at: datetime,
    mailoutbox: list[Any],
) -> None:
    RenewalLetter.objects.update(state=Mail.FAILED)
    sent(begun, at)

    assert try_again(begun, by=office, at=at) == 1
    sent(begun, at)

    assert len(mailoutbox) == 1


def test_a_letter_that_came_back_has_failed(
    begun: Round, mother: Contact, office: Person, at: datetime
) -> None:
    sent(begun, at)

    note_it_came_back(RenewalLetter.objects.get(), by=office, at=at)

    assert RenewalLetter.objects.get().trouble == "It came back"


def chosen(school: School, by: Person, at: datetime, days: int = 30) -> Renewing:
    return choose_renewing(school, days, by=by, at=at)


def test_by_itself_nobody_is_written_to_unless_the_school_chose_it(
    school: School, office: Person, at: datetime
) -> None:
    choice = Renewing.objects.create(school=school)
    assert begin_round_by_itself(choice, at=at) is None

    choice = chosen(school, office, at)

    assert begin_round_by_itself(choice, at=at) is not None
    entry = Entry.objects.get(verb="consent.renewal_chosen")
    assert entry.details == {"was": "never", "days": 30}


def test_by_itself_it_looks_once_a_day_and_tells_of_an_end_once(
    school: School, office: Person, at: datetime
) -> None:
    choice = chosen(school, office, at)
    first = begin_round_by_itself(choice, at=at)
    assert first is not None
    assert begin_round_by_itself(choice, at=at) is None
    sent(first, at)

    assert begin_round_by_itself(choice, at=at + A_DAY) is None


def test_by_itself_a_later_end_is_told_when_its_day_comes(
    school: School, child: Pupil, mother: Contact, office: Person, at: datetime
) -> None:
    then = at - timedelta(days=330)
    say_by_link(mother, child, {"print": True}, wording="en", at=then)
    choice = chosen(school, office, at)
    first = begin_round_by_itself(choice, at=at)
    assert first is not None
    sent(first, at)

    assert begin_round_by_itself(choice, at=at + 4 * A_DAY) is None
    assert begin_round_by_itself(choice, at=at + 5 * A_DAY) is not None


def test_an_end_that_is_further_away_than_chosen_waits(
    school: School, office: Person, at: datetime
) -> None:
    assert begin_round_by_itself(chosen(school, office, at, days=29), at=at) is None


@pytest.mark.parametrize("days", [0, 6, 91])
def test_too_few_or_too_many_days_are_refused(
    days: int, school: School, office: Person, at: datetime
) -> None:
    with pytest.raises(ConsentError, match="between 7 and 90"):
        choose_renewing(school, days, by=office, at=at)


def test_every_state_of_a_letter_has_its_moves() -> None:
    assert set(MOVES) == set(Mail)
