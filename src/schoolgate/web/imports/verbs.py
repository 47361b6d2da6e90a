"""The event types of lists: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "imports.import",
    {
        "list.undone": "undid a list",
        "list.loaded": "loaded a list",
    },
)
