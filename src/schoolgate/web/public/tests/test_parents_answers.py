"""A parent sees what they said, and whether it counts: never whose no is in its way.

Each way in which a yes may not count makes the same page, word for word.
"""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from schoolgate.web.consent.actions.say import Paper, say_by_link, say_on_paper
from schoolgate.web.consent.models import Word
from schoolgate.web.consent.tests.conftest import contact_of
from schoolgate.web.consent.wording import wordings
from schoolgate.web.people.actions.bring_back import bring_back
from schoolgate.web.people.actions.restrict import restrict
from schoolgate.web.people.models import Contact, Person, Pupil
from schoolgate.web.public.tests.test_parents import address
from schoolgate.web.trust.models import School

OLD = date(2011, 3, 1)
NOT_IN_USE = "Your answer: Yes. Not in use at the moment: ask the school"


@pytest.fixture
def child(school: School) -> Pupil:
    """Old enough to be asked as well, and said yes."""
    return Pupil.objects.create(
        school=school, key="1", forename="Aisha", surname="Khan", born_on=OLD
    )


@pytest.fixture
def mother(child: Pupil) -> Contact:
    return contact_of(child, "Gia")


@pytest.fixture
def father(child: Pupil) -> Contact:
    return contact_of(child, "Omar")


@pytest.fixture
def now(monkeypatch: pytest.MonkeyPatch, at: datetime) -> datetime:
    monkeypatch.setattr("django.utils.timezone.now", lambda: at)
    return at


@pytest.fixture
def agreed(child: Pupil, mother: Contact, office: Person, now: datetime) -> Pupil:
    """The mother and the child said yes to the website."""
    day = now - timedelta(days=1)
    say_by_link(mother, child, {"website": True}, wording="en", at=day)
    say_on_paper(child, {"website": True}, Paper("", own=True), by=office, at=day)
    return child


def page_of(contact: Contact, client: Client) -> str:
    """The page without the form's tokens, which are never twice the same."""
    page = client.get(address(contact)).content.decode()
    return re.sub(r'(nonce|value|content)="[^"]{20,}"', "", page)


def website(page: str) -> str:
    found = re.search(
        r"school(?:'|&#39;)s website.*?govuk-hint\">(.*?)</p>", page, re.S
    )
    assert found
    return found[1]


Against = Callable[[Pupil, Contact, Contact, Person, datetime], None]


def the_father(
    child: Pupil, _mother: Contact, father: Contact, _head: Person, at: datetime
) -> None:
    say_by_link(father, child, {"website": False}, wording="en", at=at)


def the_child(
    child: Pupil, _mother: Contact, _father: Contact, head: Person, at: datetime
) -> None:
    say_on_paper(child, {"website": False}, Paper("", own=True), by=head, at=at)


def an_old_form(
    child: Pupil, _mother: Contact, _father: Contact, head: Person, at: datetime
) -> None:
    say_on_paper(child, {"any": False}, Paper("Grandmother"), by=head, at=at)


def a_restriction(
    child: Pupil, _mother: Contact, _father: Contact, head: Person, at: datetime
) -> None:
    restrict(child, by=head, at=at)


def nobody_has_heard_the_child(
    child: Pupil, _mother: Contact, _father: Contact, _head: Person, _at: datetime
) -> None:
    child.words.filter(own=True).delete()


EVERY = [
    the_father,
    the_child,
    an_old_form,
    a_restriction,
    nobody_has_heard_the_child,
]


def test_a_yes_that_counts_says_so_and_until_when(
    agreed: Pupil, mother: Contact, client: Client
) -> None:
    says = website(page_of(mother, client))

    assert says.startswith("Your answer: Yes. In use at the moment. A yes counts until")


@pytest.mark.parametrize("against", EVERY)
def test_a_yes_that_does_not_count_is_told_plainly_and_without_whose_no_it_was(
    against: Against,
    agreed: Pupil,
    mother: Contact,
    father: Contact,
    head: Person,
    now: datetime,
    client: Client,
) -> None:
    against(agreed, mother, father, head, now)

    page = page_of(mother, client)

    assert website(page) == NOT_IN_USE
    assert "Omar" not in page
    assert 'value="yes" checked' in page


def test_every_reason_makes_the_very_same_page_with_as_many_questions(
    agreed: Pupil,
    mother: Contact,
    father: Contact,
    head: Person,
    now: datetime,
    client: Client,
) -> None:
    seen = set()
    page_of(mother, client)
    for against in EVERY:
        with transaction.atomic():
            against(agreed, mother, father, head, now)
            with CaptureQueriesContext(connection) as asked:
                page = page_of(mother, client)
            seen.add((page, len(asked)))
            transaction.set_rollback(True)

    assert len(seen) == 1


def test_a_no_of_ones_own_is_told_and_nothing_else(
    agreed: Pupil, mother: Contact, father: Contact, now: datetime, client: Client
) -> None:
    say_by_link(father, agreed, {"website": False}, wording="en", at=now)

    assert website(page_of(father, client)) == "Your answer: No"


def test_who_said_nothing_learns_nothing_of_a_no(
    agreed: Pupil,
    mother: Contact,
    father: Contact,
    now: datetime,
    client: Client,
) -> None:
    Word.objects.all().delete()
    untouched = website(page_of(father, client))

    say_by_link(mother, agreed, {"website": False}, wording="en", at=now)

    assert website(page_of(father, client)) == untouched == "Your answer: Not answered"


def test_anothers_day_is_not_told_as_ones_own(
    agreed: Pupil, mother: Contact, father: Contact, now: datetime, client: Client
) -> None:
    say_by_link(father, agreed, {"website": True}, wording="en", at=now)
    Word.objects.filter(contact=father).update(until=date(2026, 12, 5))

    assert "5 December 2026" not in page_of(mother, client)


def test_a_yes_that_ran_out_or_is_of_before_the_child_left_asks_to_answer_again(
    agreed: Pupil, mother: Contact, office: Person, now: datetime, client: Client
) -> None:
    type(agreed).objects.filter(pk=agreed.pk).update(left_on=now.date())
    bring_back(agreed, by=office, at=now)

    page = page_of(mother, client)

    assert website(page) == "Your answer: Yes. Ran out: please answer again"
    assert 'value="yes" checked' not in page


@pytest.mark.parametrize("language", ["en", "cy", "pl", "ur"])
def test_each_language_says_it(
    language: str,
    agreed: Pupil,
    mother: Contact,
    head: Person,
    now: datetime,
    client: Client,
) -> None:
    restrict(agreed, by=head, at=now)
    text = wordings()[language].texts

    page = client.get(f"{address(mother)}?language={language}").content.decode()

    said = f"{text['mine']}: {text['yes']}. {text['not_in_use']}"
    assert said in page.replace("&#39;", "'")
