"""The event types of take-downs: what the journal can say about them."""

from schoolgate.web.journal.events import register, register_sensitive

register(
    "trust.school",
    {
        "takedowns.cancelled": "cancelled take-downs",
        "takedowns.late_told": "told the heads that take-downs are late",
        "takedowns.reminded": "was reminded of take-downs",
        "takedowns.listed": "listed what to take down",
        "takedowns.reported": "reported what was taken down",
        "takedowns.everything_started": "started to take everything down",
    },
)
register(
    "takedowns.audit",
    {
        "pictures.audited": "looked through the pictures that are published",
    },
)
register(
    "posts.post",
    {
        "post.list_alerted": "warned the author that a school list has changed",
        "publication.taken_down_by_hand": "took the post down by hand",
        "publication.takedown_started": "started to take the post down",
    },
)
register_sensitive(
    "takedowns.doubt",
    {
        "match.asked": "asked who is in a post",
        "match.decided": "said who is in a post",
    },
)
