"""Somebody says who can be recognised in a video: its author, or who may approve it.

The account is part of the content: whatever was approved before is not any more.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.pictures.actions.account_for import FaceAnswer, note
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.edit import changed, locked_draft
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.content import hash_of
from schoolgate.web.posts.models import InIt, PersonInVideo, Post, Shows, Video
from schoolgate.web.posts.states import State

CARRIES = "photos.children"
MOST_FILMED = 400
# Until it is approved, somebody else than the author can say it too.
ALSO_OTHERS = frozenset({State.SENT_BACK, State.WAITING})
IN_A_VIDEO = frozenset({Shows.PUPIL, Shows.STAFF, Shows.VISITOR})


@transaction.atomic
def list_filmed(
    video: Video, told: Iterable[FaceAnswer], *, by: Person, at: datetime
) -> Video:
    """Add people who can be recognised; whoever is listed already stays so once."""
    post, video = _held(video, by=by, at=at)
    there = {_who(one) for one in video.filmed.all()}
    new = {_who(one): one for one in (_filmed(post, video, t, by, at) for t in told)}
    fresh = [one for who, one in new.items() if who not in there]
    if len(there) + len(fresh) > MOST_FILMED:
        raise PostError(f"At most {MOST_FILMED} people can be listed in one video.")
    PersonInVideo.objects.bulk_create(fresh)
    if fresh and video.in_it == InIt.NOBODY:
        video.in_it = InIt.UNSAID
        video.save(update_fields=["in_it"])
    _keep(post, by=by, at=at)
    return video


@transaction.atomic
def take_from_list(filmed: PersonInVideo, *, by: Person, at: datetime) -> None:
    """Take somebody from the list who is not in the video after all."""
    post, video = _held(filmed.video, by=by, at=at)
    filmed.delete()
    if video.in_it == InIt.LISTED and not video.filmed.exists():
        video.in_it = InIt.UNSAID
        video.save(update_fields=["in_it"])
    _keep(post, by=by, at=at)


@transaction.atomic
def say_who_is_in_it(video: Video, in_it: InIt, *, by: Person, at: datetime) -> Video:
    """Say that everybody is listed who can be recognised, or that nobody can be."""
    post, video = _held(video, by=by, at=at)
    many = video.filmed.count()
    if in_it is InIt.LISTED and not many:
        raise PostError("Nobody is listed yet. Add everyone who can be recognised.")
    if in_it is InIt.NOBODY and many:
        raise PostError("Somebody is listed. Take them out first, if nobody can be.")
    video.in_it = in_it
    video.save(update_fields=["in_it"])
    _keep(post, by=by, at=at)
    return video


def _held(video: Video, *, by: Person, at: datetime) -> tuple[Post, Video]:
    """The post and its video, locked, if this person can still say who is in it."""
    if by.pk == video.post.author_id:
        return locked_draft(video.post, by=by, at=at), Video.objects.get(pk=video.pk)
    standing(by, video.post.school, at.date()).require("posts.answer")
    locked = Post.objects.select_for_update(of=("self",))
    post = locked.select_related("school__trust", "author").get(pk=video.post_id)
    if State(post.state) not in ALSO_OTHERS:
        raise PostError(f"A post that is {post.state} has been decided about already.")
    return post, Video.objects.get(pk=video.pk)


def _filmed(
    post: Post, video: Video, told: FaceAnswer, by: Person, at: datetime
) -> PersonInVideo:
    if told.shows not in IN_A_VIDEO:
        raise PostError("List pupils, staff, or visitors who agreed.")
    filmed = PersonInVideo(video=video, said_by=by, said_at=at)
    note(post, filmed, told)
    return filmed


def _who(one: PersonInVideo) -> tuple[int | None, int | None, str]:
    return one.pupil_id, one.staff_id, one.visitor.casefold()


def _keep(post: Post, *, by: Person, at: datetime) -> None:
    """The content is another one; where not its author says so, it goes on waiting."""
    post = Post.objects.select_related("school__trust").get(pk=post.pk)
    if by.pk == post.author_id:
        changed(post, by=by, at=at)
        return
    post.content_hash, post.version = hash_of(post), post.version + 1
    post.changed_at = at
    post.save(update_fields=["content_hash", "version", "changed_at"])
    voided = post.approvals.filter(voided_at__isnull=True).update(voided_at=at)
    clauses = in_force(post.school).setting(CARRIES, at.date())
    details = {"content": post.content_hash, "approvals voided": voided}
    write("video.people_named", post, Act(post.school, by, at, clauses, details))
