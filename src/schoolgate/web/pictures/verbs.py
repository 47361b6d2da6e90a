"""The event types of pictures and videos: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "posts.post",
    {
        "video.people_named": "said who is in the video",
        "video.watched": "watched the video",
        "picture.banned": "banned a picture",
        "picture.face_covered": "covered a face",
        "picture.reshaped": "cropped, turned or shrank a picture",
        "picture.restored": "restored the original of a picture",
    },
)
register(
    "trust.school",
    {
        "picture.allowed": "allowed a banned picture again",
    },
)
