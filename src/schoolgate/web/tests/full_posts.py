"""Posts with so many pictures, faces, answers and whatever else a post can have."""

import hashlib
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from schoolgate.reading.pictures.tests.test_video import film
from schoolgate.web.accounts.models import Account
from schoolgate.web.events.models import Event
from schoolgate.web.people.models import Person, Pupil, Restriction, StaffMember
from schoolgate.web.pictures.models import Forbidden
from schoolgate.web.posts.content import hash_of
from schoolgate.web.posts.models import (
    Answer,
    Approval,
    Captions,
    Face,
    InIt,
    Looking,
    PersonInVideo,
    Picture,
    Post,
    Remark,
    Shows,
    Target,
    Video,
)
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.takedowns.models import Doubt, Showing, TakeDown
from schoolgate.web.takedowns.models.doubts import HOWS
from schoolgate.web.tests.full_settled import settled
from schoolgate.web.trust.models import School

SHOWN = (Shows.PUPIL, Shows.STAFF, Shows.VISITOR, Shows.UNSAID, Shows.UNRECOGNISABLE)
BY_HAND = {State.PUBLISHING: Sending.BY_HAND, State.FAILED: Sending.FAILED}


class Posts:
    """Writes posts of a school into the database, past all actions."""

    def __init__(
        self, school: School, cast: dict[str, Person], many: int, folder: Path
    ) -> None:
        self.school = school
        self.cast = cast
        self.many = many
        self.now = timezone.now()
        self.file = folder / "none.jpg"
        self.file.write_bytes(b"\xff\xd8none")
        self.film = film(folder / "run.mp4", seconds=2)
        self.staff = list(StaffMember.objects.filter(school=school))

    def whole(self, to: list[Account], there: list[Pupil], state: State) -> Post:
        """One post that has so many of all, and others in its state that have less."""
        for number in range(self.many):
            self._post(to, state, f"{state} {number}")
        post = self._post(to, state, f"The {state} one that is looked at")
        for number in range(self.many):
            self._faces(self._picture(post, number), there)
        self._video(post, there)
        self._said(post)
        return Post.objects.get(pk=post.pk)

    def to_hand_over(self, to: list[Account], there: list[Pupil]) -> Post:
        """One that is approved, and goes out by hand as soon as somebody does it."""
        post = self._post(to, State.PUBLISHING, "The one that is handed over")
        shown = [pupil for pupil in there if not hasattr(pupil, "restriction")]
        for number in range(self.many):
            picture = self._picture(post, number)
            picture.sha256 = hashlib.sha256(self.file.read_bytes()).hexdigest()
            picture.likeness = [picture.sha256]
            picture.save()
            self._faces(picture, shown)
        self._video(post, shown)
        self._said(post)
        return settled(post, self.cast["head"], self.now)

    def take(self, post: Post, event: Event) -> None:
        """Say at which event its pictures were taken."""
        post.pictures.update(taken_at=event)

    def _video(self, post: Post, there: list[Pupil]) -> None:
        video = Video.objects.create(
            post=post,
            file=str(self.film),
            name="run.mp4",
            media_type="video/mp4",
            sha256="0" * 64,
            size=self.film.stat().st_size,
            looking=Looking.DONE,
            in_it=InIt.LISTED,
            captions=Captions.NO_SPEECH,
            sound="Ours",
            samples=[
                {"second": n, "size": [64, 48], "faces": [[0.1, 0.1, 0.1, 0.1]]}
                for n in range(self.many)
            ],
        )
        told = {"video": video, "said_by": self.cast["teacher"], "said_at": self.now}
        for pupil in there:
            PersonInVideo.objects.create(shows=Shows.PUPIL, pupil=pupil, **told)
        for one in self.staff[: self.many]:
            PersonInVideo.objects.create(shows=Shows.STAFF, staff=one, **told)
        PersonInVideo.objects.create(shows=Shows.VISITOR, visitor="A visitor", **told)

    def out(self, to: list[Account], there: list[Pupil], number: int) -> Post:
        """A post that is out everywhere: its picture is forbidden, and has to go."""
        post = self._post(to, State.PUBLISHED, f"Long ago {number}")
        post.targets.update(state=Sending.OUT, out_at=self.now - timedelta(days=30))
        picture = self._picture(post, number)
        for target in post.targets.all():
            of = {"target": target, "pupil": there[number]}
            Showing.objects.create(picture=picture, at=self.now, **of)
            Doubt.objects.create(
                **of,
                restriction=Restriction.objects.filter(school=self.school)[0],
                how=next(iter(HOWS)),
                owner=self.cast["head"],
                due=self.now.date(),
                made_at=self.now,
            )
            for done in (None, self.now):
                TakeDown.objects.create(
                    **of,
                    why="consent",
                    owner=self.cast["office"],
                    due_at=self.now,
                    made_at=self.now,
                    asked_at=self.now,
                    done_at=done,
                )
        Forbidden.objects.create(
            school=self.school,
            picture=picture,
            sha256=picture.sha256,
            hashes=picture.likeness,
            why="The family asked.",
            by=self.cast["head"],
            at=self.now,
        )
        return post

    def _post(self, to: list[Account], state: State, text: str) -> Post:
        post = Post.objects.create(
            school=self.school,
            author=self.cast["teacher"],
            roles=["teacher"],
            state=state,
            title=text,
            text=text,
            kind="activity",
            created_at=self.now,
            changed_at=self.now,
            sent_at=None if state == State.DRAFT else self.now,
            out_at=self.now if state == State.PUBLISHED else None,
            go_out_at=self.now if state == State.SCHEDULED else None,
            alerted_at=self.now,
        )
        sending = BY_HAND.get(state, Sending.NOT_YET)
        Target.objects.bulk_create(
            Target(post=post, account=account, state=sending) for account in to
        )
        return post

    def _picture(self, post: Post, number: int) -> Picture:
        return Picture.objects.create(
            post=post,
            file=str(self.file),
            name=f"class {number}.jpg",
            media_type="image/jpeg",
            sha256=f"{number:064x}",
            width=1000,
            height=500,
            alt="A class in the garden",
            looked_at=self.now,
            likeness=[f"{number + 1:064x}"],
            compared_at=self.now,
            checked_by=self.cast["leader"],
            checked_at=self.now,
        )

    def _faces(self, picture: Picture, there: list[Pupil]) -> None:
        """Two of each kind of face, and more where there is more of all."""
        Face.objects.bulk_create(
            Face(
                picture=picture,
                number=number,
                left=0.1,
                top=0.1,
                width=0.1,
                height=0.1,
                shows=shows,
                pupil=there[number % len(there)] if shows == Shows.PUPIL else None,
                staff=self.staff[number % self.many] if shows == Shows.STAFF else None,
                said_by=self.cast["teacher"],
            )
            for number in range(4 * self.many)
            for shows in (SHOWN[number % len(SHOWN)],)
        )

    def _said(self, post: Post) -> None:
        post.content_hash = hash_of(Post.objects.get(pk=post.pk))
        post.save()
        leader = {"post": post, "by": self.cast["leader"], "at": self.now}
        said = {"content_hash": post.content_hash, **leader}
        for number in range(self.many):
            Remark.objects.create(text="Say where.", **leader)
            fact = "incident.about" if number else "post.future_event"
            Answer.objects.create(fact=fact, value=False, **said)
        Approval.objects.create(roles=["slt"], **said)
