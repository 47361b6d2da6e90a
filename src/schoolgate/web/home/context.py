"""What the frame of every page shows: the school, the way around, an incident."""

from django.conf import settings
from django.http import HttpRequest

from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import Standing

PAGES = (
    ("posts.see", "Posts", "posts:list"),
    ("posts.see", "Calendar", "posts:calendar"),
    ("events.see", "Events", "events:list"),
    ("accounts.see", "Accounts", "accounts:register"),
    ("people.see", "People", "people:list"),
    ("consent.see", "Consent", "consent:groups"),
    ("contacts.keep", "Our contacts", "contacts:list"),
    ("journal.see", "Journal", "journal"),
    ("journal.prove", "Journal proof", "journal_proof"),
)


def around(request: HttpRequest) -> dict[str, object]:
    """The context of every page."""
    person = getattr(request, "user", None)
    here: Standing | None = getattr(request, "standing", None)
    return {
        "demonstration": settings.DEMONSTRATION,
        "person": person if isinstance(person, Person) else None,
        "here": here,
        "school": here.school if here else None,
        "pages": [page for page in PAGES if here and here.may(page[0])],
        "incident": here.school.incident if here else "",
    }
