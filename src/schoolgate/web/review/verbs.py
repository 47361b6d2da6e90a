"""The event types of reviews: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "posts.post",
    {
        "post.held_back": "sent the post back to its author",
        "post.expired": "closed the post: nobody approved it in time",
        "post.answered": "answered a question about the post",
        "post.reuse_answered": "answered “seen before”",
        "post.finding_dismissed": "answered “not this”",
        "post.sent_back": "sent the post back",
        "post.submitted": "sent the post for approval",
        "picture.everyone_answered": "answered for everyone in a picture",
        "post.approved": "approved the post",
    },
)
