"""Posts, with their pictures, their video, and who is in them."""

from schoolgate.web.posts.models.pictures import Face, Picture, Shows
from schoolgate.web.posts.models.posts import (
    Answer,
    Approval,
    Post,
    Remark,
    Target,
)
from schoolgate.web.posts.models.videos import (
    Captions,
    InIt,
    Looking,
    PersonInVideo,
    Video,
)

__all__ = [
    "Answer",
    "Approval",
    "Captions",
    "Face",
    "InIt",
    "Looking",
    "PersonInVideo",
    "Picture",
    "Post",
    "Remark",
    "Shows",
    "Target",
    "Video",
]
