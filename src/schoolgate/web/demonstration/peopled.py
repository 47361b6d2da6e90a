"""Posts of the demonstration with children in them, and what came of two of them.

Two go out with everybody told. Then two parents take a yes back, and one child leaves:
what a channel reaches has gone by itself, and what a person put out is late, or waits
for the office. A third waits for somebody to say who is in it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from schoolgate.web.consent.actions.say import say_by_link
from schoolgate.web.consent.queries import Key, Who, how_it_stands, standings
from schoolgate.web.consent.standing import ConsentStanding, Stand
from schoolgate.web.consent.uses import uses_of
from schoolgate.web.consent.wording import wording_in
from schoolgate.web.demonstration.drawn import Scene, a_class
from schoolgate.web.demonstration.events import CONCERT
from schoolgate.web.demonstration.stage import DemoSchool, out, work, write_draft
from schoolgate.web.events.models import Event
from schoolgate.web.people.models import Contact, Pupil
from schoolgate.web.pictures.actions.account_for import FaceAnswer, account_for
from schoolgate.web.pictures.actions.add_picture import add_picture
from schoolgate.web.pictures.actions.describe_picture import (
    PictureDescription as Described,
)
from schoolgate.web.pictures.actions.describe_picture import describe_picture
from schoolgate.web.pictures.actions.say_where_taken import say_where_taken
from schoolgate.web.pictures.actions.take_likeness import take_likeness
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.models import Face, Picture, Post, Shows
from schoolgate.web.posts.states import Sending, State
from schoolgate.web.publishing.actions.hand_over import hand_over
from schoolgate.web.review.actions.send import send
from schoolgate.web.takedowns.actions.list_take_downs import list_take_downs
from schoolgate.web.takedowns.actions.start_take_downs import start_take_downs

GARDEN, FARM, SINGERS = Scene(5), Scene(3, looks=5), Scene(6, looks=2)


@dataclass(frozen=True, slots=True)
class _Told:
    """A picture with its words, and who is in it from the left."""

    text: str
    scene: Scene
    file: str
    alt: str
    pupils: Sequence[Pupil]


def put_out_with_people(stage: DemoSchool) -> None:
    """Put two posts out with everybody told, and let something happen to them."""
    if not stage.is_lived_in:
        return
    at = stage.now - timedelta(days=6)
    several = _may_be_shown(stage, GARDEN.children + FARM.children, at)
    garden = _Told(
        "Our gardeners pulled the first carrots of the year.",
        GARDEN,
        "carrots.jpg",
        "Five children side by side on a lawn",
        several[: GARDEN.children],
    )
    farm = _Told(
        "A morning at the farm: we met eleven sheep.",
        FARM,
        "farm.jpg",
        "Three children on a field",
        several[GARDEN.children :],
    )
    posts = [_out(stage, one, at) for one in (garden, farm)]
    if all(post.state == State.PUBLISHED for post in posts):
        _taken_back(stage, several)


def waits_to_be_told(stage: DemoSchool) -> None:
    """Begin a post whose picture shows children whom nobody has told yet."""
    at = stage.now - timedelta(minutes=20)
    post = write_draft(stage, "We practised for the winter concert.", at)
    alt = "Six children in a row, singing"
    drawn = _Told("", SINGERS, "concert.jpg", alt, ())
    concert = Event.objects.filter(school=stage.school, name=CONCERT).first()
    picture = _added(stage, post, drawn, at)
    _found(picture, SINGERS, at)
    say_where_taken(picture, concert, by=stage.cast["teacher"], at=at)


def _may_be_shown(stage: DemoSchool, many: int, at: datetime) -> list[Pupil]:
    """So many children whose parents said yes to wherever the posts go."""
    pupils = Pupil.objects.filter(school=stage.school, restriction=None).order_by("key")
    nation, every = in_force(stage.school).policy.nation, list(pupils)
    who = Who(frozenset(pupil.pk for pupil in every))
    found = standings(who, nation, at.date())
    return [pupil for pupil in every if _agreed(stage, found, pupil)][:many]


def _agreed(
    stage: DemoSchool, found: Mapping[Key, ConsentStanding], pupil: Pupil
) -> bool:
    stands = (
        how_it_stands(found, "pupil", pupil.pk, account.platform)
        for account in stage.accounts
    )
    return all(one.stand is Stand.GIVEN for one in stands)


def _out(stage: DemoSchool, told: _Told, at: datetime) -> Post:
    """Out by itself on two accounts; on a third a person puts it."""
    me = stage.cast["teacher"]
    first, by_hand, *_, website = stage.accounts
    post = write_draft(stage, told.text, at, on=(first, by_hand, website))
    picture = _added(stage, post, told, at)
    faces = _found(picture, told.scene, at)
    who = zip(faces, told.pupils, strict=False)
    account_for(
        picture,
        {face.pk: FaceAnswer(Shows.PUPIL, pupil.pk) for face, pupil in who},
        by=me,
        at=at,
    )
    post = out(stage, send(post, by=me, at=at), at)
    for target in post.targets.filter(state=Sending.BY_HAND):
        hand_over(target, f"{target.account.address}/{post.pk}", by=me, at=at)
    post.refresh_from_db()
    return post


def _added(stage: DemoSchool, post: Post, told: _Told, at: datetime) -> Picture:
    me = stage.cast["teacher"]
    picture = add_picture(post, a_class(told.scene), told.file, by=me, at=at)
    take_likeness(picture, at=at)
    return describe_picture(picture, Described(told.alt), by=me, at=at)


def _found(picture: Picture, scene: Scene, at: datetime) -> list[Face]:
    """The faces as the detector finds them; we drew them, and need not look."""
    Picture.objects.filter(pk=picture.pk).update(looked_at=at)
    rows = (
        Face(
            picture=picture,
            number=number,
            left=left,
            top=top,
            width=width,
            height=height,
        )
        for number, (left, top, width, height) in enumerate(scene.boxes(), 1)
    )
    return Face.objects.bulk_create(rows)


def _taken_back(stage: DemoSchool, shown: Sequence[Pupil]) -> None:
    """A parent takes a yes back two days ago, another this morning; one child leaves.

    What a channel reaches is gone; what a person put out waits for the office.
    """
    in_garden, in_farm = shown[0], shown[GARDEN.children]
    for pupil, at in (
        (in_garden, stage.now - timedelta(days=2)),
        (in_farm, stage.now - timedelta(hours=3)),
    ):
        _says_no(pupil, at)
        _gone(pupil, at)
    Pupil.objects.filter(pk=shown[1].pk).update(left_on=stage.now.date())
    _gone(shown[1], stage.now)


def _gone(pupil: Pupil, at: datetime) -> None:
    """Do a worker's work: take down what shows a child, or ask a person for it."""
    list_take_downs(at=at)
    start_take_downs(at=at)
    for post in Post.objects.filter(targets__showings__pupil=pupil).distinct():
        work(post, at)


def _says_no(pupil: Pupil, at: datetime) -> None:
    contact = Contact.objects.filter(ties__pupil=pupil).order_by("pk")[0]
    answers = dict.fromkeys(uses_of(pupil.school), False)
    wording = wording_in(contact.language).version
    say_by_link(contact, pupil, answers, wording=wording, at=at)
