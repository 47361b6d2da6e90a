"""What an approval binds to: the hash of a post's text, pictures and targets."""

import hashlib
import json
import unicodedata

from schoolgate.web.posts.models import Picture, Post, Shows, Video


def hash_of(post: Post) -> str:
    """The SHA-256 of everything that a reader will see, and of whom it goes to.

    Canonical JSON of text, title, kind, audience and declarations, the pictures in
    their order and the targets by account. When it goes out is not part of it.
    """
    content: dict[str, object] = {
        "title": post.title,
        "text": post.text,
        "kind": post.kind,
        "audience": post.audience,
        "said": post.said,
        "doubt": post.doubt,
        "pictures": [
            [
                *(p.sha256, p.alt, p.decorative, p.nobody, p.recognisable),
                *(sorted(p.shown), _told(p)),
            ]
            for p in post.pictures.all()
        ],
        "targets": sorted([t.account_id, t.text] for t in post.targets.all()),
    }
    if video := video_of(post):
        said = video.captions, video.transcript, video.sound
        content["video"] = [video.sha256, *said, video.in_it, _filmed(video)]
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def video_of(post: Post) -> Video | None:
    """The post's video, if it has one."""
    return getattr(post, "video", None)


def _told(picture: Picture) -> list[list[object]]:
    """Who a person said is in it; what a detector found is not part of it."""
    return [
        [face.number, face.shows, face.pupil_id, face.staff_id, face.visitor]
        for face in picture.faces.all()
        if face.shows != Shows.UNSAID
    ]


def _filmed(video: Video) -> list[list[object]]:
    """Who a person said can be recognised in it, in whatever order they were told."""
    who: list[list[object]] = [
        [one.shows, one.pupil_id, one.staff_id, one.visitor]
        for one in video.filmed.all()
    ]
    return sorted(who, key=repr)


def key_of(text: str) -> str:
    """A key that two posts share if their words are the same; "" without words."""
    words = unicodedata.normalize("NFKC", text).casefold().split()
    return hashlib.sha256(" ".join(words).encode()).hexdigest() if words else ""


def finding_key(fact: str, words: str) -> str:
    """Names one finding of one fact, for as long as its words stand."""
    return hashlib.sha256(f"{fact}\0{words}".encode()).hexdigest()
