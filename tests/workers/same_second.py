"""Withdraw and publish in the same second, in threads of their own; print the outcome.

Each post shows a child of its own. While workers publish it, a parent says no, or the
child is put on Never shown, or nobody says anything. In the end only the last may be
out.
"""

import json
import os
import random
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from io import BytesIO

import django
from PIL import Image

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "schoolgate.web.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import close_old_connections, connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from schoolgate.web.accounts.credentials import store  # noqa: E402
from schoolgate.web.accounts.models import Account  # noqa: E402
from schoolgate.web.consent.actions.say import say_by_link  # noqa: E402
from schoolgate.web.journal.queries import breaks  # noqa: E402
from schoolgate.web.people.actions.restrict import restrict  # noqa: E402
from schoolgate.web.people.models import (  # noqa: E402
    Contact,
    Holding,
    Person,
    Pupil,
    Roll,
    Tie,
)
from schoolgate.web.pictures.actions.account_for import FaceAnswer, account_for  # noqa: E402
from schoolgate.web.pictures.actions.add_picture import add_picture  # noqa: E402
from schoolgate.web.pictures.actions.describe_picture import (  # noqa: E402
    PictureDescription as Described,
)
from schoolgate.web.pictures.actions.describe_picture import (  # noqa: E402
    describe_picture,
)
from schoolgate.web.pictures.actions.take_likeness import take_likeness  # noqa: E402
from schoolgate.web.posts.actions.begin import begin  # noqa: E402
from schoolgate.web.posts.actions.edit import DraftContent, edit  # noqa: E402
from schoolgate.web.posts.models import (  # noqa: E402
    Face,
    Picture,
    Post,
    Shows,
    Target,
)
from schoolgate.web.publishing import outbox  # noqa: E402
from schoolgate.web.publishing.actions.start_publishing import (  # noqa: E402
    start_publishing,
)
from schoolgate.web.publishing.publish import publish  # noqa: E402
from schoolgate.web.review.actions.answer import NEVER, FactAnswer, answer  # noqa: E402
from schoolgate.web.review.actions.approve import approve  # noqa: E402
from schoolgate.web.review.actions.send import send  # noqa: E402
from schoolgate.web.review.cases import judge_post  # noqa: E402
from schoolgate.web.takedowns.models import TakeDown  # noqa: E402
from schoolgate.web.takedowns.sweeps import see_to_take_downs  # noqa: E402
from schoolgate.web.trust.models import School  # noqa: E402

POSTS, PAUSE = 15, "0.02"
HOWS = ("no", "never", "nothing")
FOLDER = settings.DATA / "out"
Step = Callable[[], object]


class Cast:
    """A school, who writes and who approves, and where it goes."""

    def __init__(self) -> None:
        self.school = School.objects.create(
            slug="elm", name="Elm", policy="st-marys-putney"
        )
        self.teacher, self.head, self.dsl = map(
            self._person, ("teacher", "head", "dsl")
        )
        self.account = Account.objects.create(
            school=self.school, platform="x", name="@elm", state="open"
        )
        where = {"channel": "demonstration", "folder": str(FOLDER), "pause": PAUSE}
        store(self.account, where)

    def _person(self, role: str) -> Person:
        person = Person.objects.create_named(f"{role}@elm.example.org", role, "Example")
        since = date(2020, 9, 1)
        Holding.objects.create(
            person=person, school=self.school, role=role, since=since
        )
        return person

    def child(self, number: int, at: datetime) -> tuple[Pupil, Contact]:
        """A child whose mother said yes yesterday."""
        name = {"forename": f"Child{number}", "surname": f"Surname{number}"}
        pupil = Pupil.objects.create(school=self.school, key=f"{number}", **name)
        contact = Contact.objects.create(school=self.school, key=f"c{number}", **name)
        Tie.objects.create(pupil=pupil, contact=contact, has_responsibility=True)
        yesterday = at - timedelta(days=1)
        say_by_link(contact, pupil, {"x": True}, wording="en", at=yesterday)
        return pupil, contact

    def say(self, pupil: Pupil, contact: Contact, how: str) -> Step:
        """What somebody says of a child while it is being shown."""
        if how == "no":
            return lambda: say_by_link(
                contact, pupil, {"x": False}, wording="en", at=timezone.now()
            )
        if how == "never":
            return lambda: restrict(pupil, by=self.dsl, at=timezone.now())
        return lambda: None

    def approved(self, number: int, pupil: Pupil, at: datetime) -> Post:
        """A post that is due, with one child in its picture."""
        me = self.teacher
        post = begin(self.school, by=me, at=at)
        text = f"We planted tree number {number} by the river."
        wording = DraftContent(text, {self.account.pk: ""}, kind="activity")
        post = edit(post, wording, version=post.version, by=me, at=at)
        picture = add_picture(post, a_scene(number), "tree.jpg", by=me, at=at)
        take_likeness(picture, at=at)
        describe_picture(picture, Described("A child with a tree"), by=me, at=at)
        self._told(picture, pupil, at)
        post = send(Post.objects.get(pk=post.pk), by=me, at=at)
        for question in judge_post(post, at=at).decision.unanswered:
            if question.fact not in NEVER:
                said = FactAnswer(question.fact, value=False, seen=post.content_hash)
                answer(post, said, by=me, at=at)
        approve(post, seen=post.content_hash, by=self.head, at=at)
        return Post.objects.get(pk=post.pk)

    def _told(self, picture: Picture, pupil: Pupil, at: datetime) -> None:
        Picture.objects.filter(pk=picture.pk).update(looked_at=at)
        box = {"left": 0.4, "top": 0.4, "width": 0.2, "height": 0.2}
        face = Face.objects.create(picture=picture, number=1, **box)
        told = {face.pk: FaceAnswer(Shows.PUPIL, pupil.pk)}
        account_for(picture, told, by=self.teacher, at=at)


def main(chance: random.Random) -> dict[str, object]:
    """Let a no and a publication meet, over and over, and count what came of it."""
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    at = timezone.now() - timedelta(minutes=1)
    cast, trouble = Cast(), list[str]()
    Roll.objects.create(school=cast.school, version=1, pupils_at=at, staff_at=at)
    children = [cast.child(number, at) for number in range(POSTS)]
    posts = [cast.approved(n, pupil, at) for n, (pupil, _) in enumerate(children)]
    for number, post in enumerate(posts):
        said = cast.say(*children[number], how=HOWS[number % len(HOWS)])
        together((partial(put_out, post), said, sweep), chance, trouble)
    wait_until_settled()
    return {
        "states": Counter(Target.objects.values_list("state", flat=True)),
        "posts": Counter(Post.objects.values_list("state", flat=True)),
        "open": TakeDown.objects.filter(done_at=None).count(),
        "there": len(list(FOLDER.glob("*.json"))),
        "trouble": trouble,
        "broken": [found.what for found in breaks()],
    }


def a_scene(number: int) -> bytes:
    """A picture that is like no other: of one that came down its like is held, too."""
    noise = random.Random(number).randbytes(12 * 9 * 3)
    coarse = Image.frombytes("RGB", (12, 9), noise)
    file = BytesIO()
    coarse.resize((800, 600), Image.Resampling.BICUBIC).save(file, "JPEG", quality=90)
    return file.getvalue()


def put_out(post: Post) -> None:
    """Start it, and publish what that makes due."""
    start_publishing(post, at=timezone.now())
    for target in Target.objects.filter(post=post):
        publish(target.pk, worker=f"w{post.pk}", clock=timezone.now)


def sweep() -> None:
    """See to take-downs, a few times while the others are at it."""
    for _ in range(3):
        see_to_take_downs(timezone.now())
        time.sleep(0.02)


def wait_until_settled() -> None:
    """Let the workers come to an end."""
    for _ in range(6):
        see_to_take_downs(timezone.now())
        for target in outbox.ready(timezone.now()):
            publish(target.pk, worker="last", clock=timezone.now)


def together(
    steps: tuple[Step, ...], chance: random.Random, trouble: list[str]
) -> None:
    """Take some steps at once, each in a thread, within half a second."""
    start = threading.Barrier(len(steps))

    def take(step: Step, wait: float) -> None:
        close_old_connections()
        start.wait()
        time.sleep(wait)
        try:
            step()
        except Exception as error:  # noqa: BLE001 # whatever it is, the test shows it
            trouble.append(f"{type(error).__name__}: {error}")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=take, args=(step, chance.uniform(0, 0.5)))
        for step in steps
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(random.Random(20261201))))
