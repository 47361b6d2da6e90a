"""Pictures with faces, drawn from a public-domain portrait, for the tests."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from skimage import data

from schoolgate.web.consent.models import Word
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.posts.models import Face, Picture, Post
from schoolgate.web.review.actions.answer_for_everyone import answer_for_everyone


@cache
def portraits(many: int) -> bytes:
    """A JPEG with so many faces in a row; each is an astronaut's, from NASA."""
    astronaut: Callable[[], NDArray[np.uint8]] = data.astronaut
    portrait = Image.fromarray(astronaut()).crop((130, 0, 330, 240))
    image = Image.new("RGB", (260 * max(many, 1) + 20, 320), "#88aacc")
    for place in range(many):
        image.paste(portrait, (30 + 260 * place, 40))
    file = BytesIO()
    image.save(file, "JPEG", quality=90)
    return file.getvalue()


def a_picture(
    post: Post, at: datetime, faces: int = 1, certain: float = 0.9
) -> Picture:
    """A picture of a post with faces that were found, and no file behind it."""
    picture = Picture.objects.create(
        post=post,
        file="pictures/none.jpg",
        name="class.jpg",
        media_type="image/jpeg",
        sha256="0" * 64,
        width=1000,
        height=500,
        alt="A class in the garden",
        looked_at=at,
    )
    Face.objects.bulk_create(
        Face(
            picture=picture,
            number=number,
            left=number / 100,
            top=0.1,
            width=0.1,
            height=0.1,
            score=certain,
        )
        for number in range(1, faces + 1)
    )
    return picture


def agrees(pupil: Pupil, at: datetime, *uses: str) -> None:
    """Somebody said yes for a pupil."""
    for use in uses:
        says(pupil, use, "yes", at)


def says(pupil: Pupil, use: str, answer: str, at: datetime) -> Word:
    """Somebody said yes or no for a pupil, as if on paper."""
    return Word.objects.create(
        school=pupil.school,
        pupil=pupil,
        said_by="A parent",
        use=use,
        yes=answer == "yes",
        how="paper",
        since=at.date(),
        at=at,
    )


def leader_answers(picture: Picture, leader: Person, at: datetime) -> None:
    """A second person answers for everybody in a picture, as it stands now."""
    seen = Post.objects.get(pk=picture.post_id).content_hash
    answer_for_everyone(picture, by=leader, at=at, seen=seen)
