"""A school with a family and a contact of its own."""

from datetime import datetime

import pytest

from schoolgate.web.contacts.actions.add_contact import add_contact
from schoolgate.web.contacts.models import OwnContact
from schoolgate.web.people.models import Contact, Person
from schoolgate.web.trust.models import School


@pytest.fixture
def family(school: School) -> Contact:
    return Contact.objects.create(
        school=school,
        key="c1",
        forename="Rana",
        surname="Khan",
        phone="+44 7700 900123",
        email="Rana.Khan@Gmail.com",
    )


@pytest.fixture
def trip_phone(school: School, office: Person, at: datetime) -> OwnContact:
    return add_contact(school, "07700 900 777", "Trip phone", by=office, at=at)
