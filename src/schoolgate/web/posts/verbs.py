"""The event types of posts: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "posts.post",
    {
        "post.started": "started a draft",
        "post.changed": "changed the draft",
        "post.deleted": "deleted the draft",
        "post.recalled": "recalled the post",
        "post.scheduled": "scheduled the post",
        "post.checked_again": "checked the post again",
        "post.published": "finished: the post is published everywhere",
        "post.partly_published": "finished: the post is published in part",
        "post.failed": "finished: the post could not be published",
        "post.withdrawn": "finished: the post is taken down everywhere",
    },
)
