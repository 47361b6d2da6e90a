"""The event types of events: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "events.event",
    {
        "event.changed": "changed an event",
        "event.asked_for": "asked for an event",
        "event.created": "created an event",
        "event.refused": "refused an event",
        "event.attendance_marked": "marked who was at an event",
        "event.cancelled": "cancelled an event",
    },
)
