"""An address that a mail server refuses: it is said, printed for, not written again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client

from schoolgate.web.consent.actions.begin_round import (
    begin_round,
    begin_round_by_itself,
)
from schoolgate.web.consent.actions.choose_renewing import choose_renewing
from schoolgate.web.consent.actions.errors import ConsentError
from schoolgate.web.consent.actions.say import say_by_link
from schoolgate.web.consent.actions.send_letters import send_letters
from schoolgate.web.consent.actions.steer_round import (
    note_it_came_back,
    try_again,
    try_refused_again,
)
from schoolgate.web.consent.ends import ends_of, window_of
from schoolgate.web.consent.models import RenewalLetter, Renewing, Round
from schoolgate.web.consent.states import Mail
from schoolgate.web.letters.refusals import refusal
from schoolgate.web.people.models import Contact, Person, Pupil
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
PAGE = "/school/elm/consent/renewals/"
GIA = "gia@home.example.org"
A_DAY = timedelta(days=1)
NO_SUCH = SMTPRecipientsRefused({GIA: (550, b"no such user")})


@pytest.fixture(autouse=True)
def ending(child: Pupil, mother: Contact, at: datetime) -> None:
    """The mother said yes so long ago that it ends in thirty days."""
    then = at - timedelta(days=335)
    say_by_link(mother, child, {"website": True}, wording="en", at=then)


@pytest.fixture
def refuses(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the mail server refuse an address: ``refuses(error, address)``."""
    taken = EmailBackend.send_messages

    def refuse(error: Exception, *addresses: str) -> None:
        def send(self: Any, messages: Any) -> int:
            if messages[0].to[0] in addresses:
                raise error
            return taken(self, messages)

        monkeypatch.setattr(EmailBackend, "send_messages", send)

    return refuse


@pytest.fixture
def refused(
    refuses: Callable[..., None], school: School, office: Person, at: datetime
) -> RenewalLetter:
    """The letter to the mother, whose address the server refused."""
    refuses(NO_SUCH, GIA)
    begun = begin_round(school, by=office, at=at)
    send_letters(begun.pk, clock=lambda: at)
    return RenewalLetter.objects.get(contact__forename="Gia")


def chosen(school: School, head: Person, at: datetime) -> Renewing:
    choose_renewing(school, 60, by=head, at=at)
    return Renewing.objects.select_related("school").get()


def test_the_row_says_so(refused: RenewalLetter) -> None:
    assert (refused.state, refused.refused, refused.address) == ("failed", True, GIA)
    assert refused.trouble == "The mail server refuses it (550)"


def test_its_pupil_goes_to_the_printed_ones(
    refused: RenewalLetter, child: Pupil, school: School, at: datetime
) -> None:
    ends = ends_of(school, window_of(at.date()))

    assert ends.to_print == ends.unreached == (child.pk,)
    assert ends.by_contact() == {}


def test_no_round_of_a_persons_writes_there_again(
    refused: RenewalLetter, school: School, office: Person, at: datetime
) -> None:
    with pytest.raises(ConsentError, match="Nobody can be written to"):
        begin_round(school, by=office, at=at + A_DAY)


def test_no_round_by_itself_writes_there_again(
    refused: RenewalLetter, school: School, head: Person, at: datetime
) -> None:
    choice = chosen(school, head, at)

    for day in range(1, 4):
        assert begin_round_by_itself(choice, at=at + day * A_DAY) is None
    assert RenewalLetter.objects.count() == 1


def test_what_the_server_refused_for_another_reason_is_not_sent_daily_either(
    refuses: Callable[..., None], school: School, head: Person, at: datetime
) -> None:
    refuses(SMTPDataError(554, b"not from you"), GIA)
    choice = chosen(school, head, at)
    begun = begin_round_by_itself(choice, at=at)
    assert begun is not None
    send_letters(begun.pk, clock=lambda: at)

    assert begin_round_by_itself(choice, at=at + A_DAY) is None
    assert not RenewalLetter.objects.get().refused


def test_an_address_that_was_mended_is_written_to_again(
    refused: RenewalLetter,
    mother: Contact,
    school: School,
    office: Person,
    at: datetime,
) -> None:
    Contact.objects.filter(pk=mother.pk).update(email="gia.khan@home.example.org")

    again = begin_round(school, by=office, at=at + A_DAY)

    assert send_letters(again.pk, clock=lambda: at + A_DAY) == 1


def test_trying_what_failed_leaves_the_refused_one_alone(
    refused: RenewalLetter, office: Person, at: datetime
) -> None:
    assert try_again(refused.round, by=office, at=at) == 0


def test_a_person_who_is_sure_of_the_address_tries_it_once_more(
    refused: RenewalLetter, refuses: Callable[..., None], office: Person, at: datetime
) -> None:
    refuses(NO_SUCH)

    assert try_refused_again(refused.round, by=office, at=at) == 1
    assert send_letters(refused.round_id, clock=lambda: at) == 1

    refused.refresh_from_db()
    assert (refused.state, refused.refused) == (Mail.SENT, False)


@pytest.mark.parametrize("who", ["teacher", "leader", "dsl", "governor", "stranger"])
def test_nobody_else_tries_it(
    who: str,
    refused: RenewalLetter,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)

    with pytest.raises(PermissionDenied):
        try_refused_again(refused.round, by=person, at=at)
    answer = signed_in(person).post(f"{PAGE}{refused.round_id}/", {"do": "refused"})

    assert answer.status_code == 404
    assert RenewalLetter.objects.get().state == Mail.FAILED


def test_a_letter_that_came_back_is_printed_too(
    school: School, office: Person, child: Pupil, at: datetime
) -> None:
    begun = begin_round(school, by=office, at=at)
    send_letters(begun.pk, clock=lambda: at)

    note_it_came_back(RenewalLetter.objects.get(), by=office, at=at)

    assert ends_of(school, window_of(at.date())).to_print == (child.pk,)


def test_beside_a_parent_who_is_reached_only_the_other_gets_paper(
    father: Contact,
    refused: RenewalLetter,
    mother: Contact,
    school: School,
    at: datetime,
) -> None:
    ends = ends_of(school, window_of(at.date()))
    [pupil] = ends.to_print

    assert ends.unreached == ()
    assert ends.on_paper(pupil) == (mother,)
    assert set(ends.by_contact()) == {father.pk}


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch, at: datetime) -> None:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)


def test_the_page_says_it_and_the_letter_is_among_those_to_print(
    refused: RenewalLetter, now: None, office: Person, signed_in: Browser
) -> None:
    browser = signed_in(office)

    page = browser.get(PAGE).content.decode()
    printed = browser.get(f"{PAGE}letters/").content.decode()

    assert "Nothing is sent there again" in page
    assert "try them once more" in page
    assert "For \u2068Gia Khan\u2069" in printed


@pytest.mark.parametrize(
    ("error", "of_address"),
    [
        (NO_SUCH, True),
        (SMTPRecipientsRefused({GIA: (450, b"later")}), False),
        (SMTPDataError(554, b"no"), False),
        (ValueError("no address"), True),
        (OSError("gone"), False),
    ],
)
def test_only_a_refused_address_is_taken_for_one(
    error: Exception, of_address: bool
) -> None:
    assert refusal(error).of_address is of_address


def test_another_schools_round_is_untouched(
    refused: RenewalLetter, other_school: School, at: datetime
) -> None:
    assert not Round.objects.filter(school=other_school).exists()
    assert ends_of(other_school, window_of(at.date())).to_print == ()
