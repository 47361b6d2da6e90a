"""Posts, their pictures with who is in them, the ledger, and incidents."""

from schoolgate.web.posts.models.doubts import Compared, Doubt
from schoolgate.web.posts.models.forbidden import Forbidden
from schoolgate.web.posts.models.incidents import Incident
from schoolgate.web.posts.models.ledger import Audit, Showing, TakeDown
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
    "Audit",
    "Captions",
    "Compared",
    "Doubt",
    "Face",
    "Filmed",
    "Forbidden",
    "InIt",
    "Incident",
    "Looking",
    "Picture",
    "Post",
    "Remark",
    "Showing",
    "Shows",
    "TakeDown",
    "Target",
    "Video",
]
