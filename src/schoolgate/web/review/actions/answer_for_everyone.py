"""A named person says: I checked everyone in this picture.

It stands for faces that nobody has told, once somebody other than the author has said
it; never for a child who is told, whose consent and restriction are asked for anyhow.
"""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.errors import OldApproval
from schoolgate.web.posts.models import Picture, Post
from schoolgate.web.posts.states import EDITABLE, State, check_move
from schoolgate.web.review.actions.judge_again import judge_again

CARRIES = "photos.children"


@transaction.atomic
def answer_for_everyone(
    picture: Picture, *, by: Person, at: datetime, seen: str = ""
) -> Picture:
    """Answer for everybody shown. It is journalled with the picture's hash.

    ``seen`` is the content's hash on the page of whoever is not its author: nobody
    answers for a picture that was changed after they looked.
    """
    school = picture.post.school
    here = standing(by, school, at.date())
    if by.pk != picture.post.author_id:
        here.require("posts.answer")
    here.require("posts.draft")
    post = Post.objects.select_for_update(of=("self",)).get(pk=picture.post_id)
    if State(post.state) not in EDITABLE:
        check_move(State(post.state), State.DRAFT)
    if by.pk != post.author_id and seen != post.content_hash:
        raise OldApproval
    picture = post.pictures.get(pk=picture.pk)
    picture.checked_by, picture.checked_at = by, at
    picture.save(update_fields=["checked_by", "checked_at"])
    clauses = in_force(school).setting(CARRIES, at.date())
    details = {"picture": picture.sha256, "names given": len(picture.shown)}
    act = Act(school, by, at, clauses, details)
    write("picture.everyone_answered", post, act)
    judge_again(post, at=at)
    return picture
