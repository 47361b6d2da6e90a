"""The event types of publishing: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "publishing.incident",
    {
        "incident.ended": "ended the incident",
        "incident.declared": "declared an incident",
    },
)
register(
    "posts.post",
    {
        "post.publishing_started": "started to publish the post",
        "post.retried": "tried again to publish the post",
        "publication.published_by_hand": "published the post by hand",
        "publication.not_found": "found that the post was not published",
        "publication.not_published": "did not publish the post",
        "publication.published": "published the post",
        "publication.found_gone": "checked that the post is gone",
        "publication.taken_down": "took the post down",
        "publication.check_failed": "could not check whether the post is gone",
        "publication.still_there": "found that the post is still there",
        "publication.differs": "found that the post differs from what was approved",
        "publication.unsure": "could not tell whether the post was published",
        "publication.takedown_failed": "could not take the post down",
        "publication.publish_failed": "could not publish the post",
    },
)
