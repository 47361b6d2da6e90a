"""Posts, with their pictures, their video, and who is in them."""

from schoolgate.web.posts.models.pictures import Face, Picture, Shows
from schoolgate.web.posts.models.posts import (
    Answer,
    Approval,
    Post,
    Remark,
    Target,
)
from schoolgate.web.posts.models.videos import Captions, Filmed, InIt, Looking, Video

__all__ = [
    "Answer",
    "Approval",
    "Captions",
    "Face",
    "Filmed",
    "InIt",
    "Looking",
    "Picture",
    "Post",
    "Remark",
    "Shows",
    "Target",
    "Video",
]
