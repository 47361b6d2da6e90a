"""The event types of the proof of the journal: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "journal.anchormailbox",
    {
        "journal.mailbox_named": "named the mailbox for the proof of the journal",
    },
)
