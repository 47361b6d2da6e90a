"""The demonstration's own contacts; numbers that Ofcom keeps for drama."""

from datetime import datetime

from schoolgate.web.contacts.actions.add_contact import add_contact
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

NUMBERS = {"Office": "020 7946 0018", "Trip phone": "07700 900 018"}


def add_contacts(school: School, office: Person, at: datetime) -> None:
    """Add the numbers and the email domain that a school gives out."""
    for purpose, number in NUMBERS.items():
        add_contact(school, number, purpose, by=office, at=at)
    domain = f"@{school.slug}.example.org"
    add_contact(school, domain, "All our emails", by=office, at=at)
