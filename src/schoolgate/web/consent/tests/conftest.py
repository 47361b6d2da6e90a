"""A child with two parents, for the tests of consent."""

from collections.abc import Callable
from datetime import datetime

import pytest

from schoolgate.web.consent.actions.say import say_by_link
from schoolgate.web.consent.models import Word
from schoolgate.web.people.models import Contact, Pupil, Tie
from schoolgate.web.trust.models import School


@pytest.fixture
def child(school: School) -> Pupil:
    return Pupil.objects.create(
        school=school, key="1", forename="Aisha", surname="Khan"
    )


def contact_of(child: Pupil, forename: str, *, responsible: bool = True) -> Contact:
    """An adult of a child."""
    contact = Contact.objects.create(
        school=child.school,
        key=forename,
        forename=forename,
        surname="Khan",
        email=f"{forename.lower()}@home.example.org",
    )
    Tie.objects.create(
        contact=contact,
        pupil=child,
        relationship="parent",
        has_responsibility=responsible,
    )
    return contact


@pytest.fixture
def mother(child: Pupil) -> Contact:
    return contact_of(child, "Gia")


@pytest.fixture
def father(child: Pupil) -> Contact:
    return contact_of(child, "Omar")


Says = Callable[..., list[Word]]


@pytest.fixture
def says(at: datetime) -> Says:
    """Let somebody answer: ``says(mother, child, x=True)``."""

    def say(contact: Contact, pupil: Pupil, **answers: bool) -> list[Word]:
        return say_by_link(contact, pupil, answers, wording="en 1", at=at)

    return say
