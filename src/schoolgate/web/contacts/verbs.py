"""The event types of the school's own contacts: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "contacts.owncontact",
    {
        "contact.added": "added one of the school's own contacts",
        "contact.ended": "removed one of the school's own contacts",
    },
)
