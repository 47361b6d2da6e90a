"""Posts of the demonstration, in every state that a post can be in."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from io import BytesIO

from PIL import Image, ImageDraw

from schoolgate.engine.record import record
from schoolgate.web.accounts.models import Account
from schoolgate.web.people.models import Person
from schoolgate.web.posts import outbox
from schoolgate.web.posts.actions.add_picture import add_picture
from schoolgate.web.posts.actions.answer import NEVER, Said, answer
from schoolgate.web.posts.actions.answer_for_everyone import answer_for_everyone
from schoolgate.web.posts.actions.approve import approve
from schoolgate.web.posts.actions.begin import begin
from schoolgate.web.posts.actions.describe_picture import Said as Described
from schoolgate.web.posts.actions.describe_picture import describe_picture
from schoolgate.web.posts.actions.edit import Wording, edit
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.actions.expire import expire
from schoolgate.web.posts.actions.send import send
from schoolgate.web.posts.actions.send_back import send_back
from schoolgate.web.posts.actions.start_publishing import start_publishing
from schoolgate.web.posts.actions.take_likeness import take_likeness
from schoolgate.web.posts.actions.withdraw import withdraw
from schoolgate.web.posts.approving import approvers, open_demands, signed_for
from schoolgate.web.posts.cases import judge_post
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.publishing import publish
from schoolgate.web.posts.states import State
from schoolgate.web.trust.models import School

FINE = "Our choir sang at the town hall today, and the hall sang back. Thank you!"
NAMED = "Well done {pupil}, who won the poetry prize at the county final!"
LONG_AGO = timedelta(days=30)


@record
class Stage:
    """A school with its cast by role, its accounts, and the time of day."""

    school: School
    cast: Mapping[str, Person]
    accounts: tuple[Account, ...]
    now: datetime
    pupil: str
    kind: str


def put_on(stage: Stage) -> None:
    """Write a post for each state; what a policy won't let out stays where it is."""
    for scene in SCENES:
        scene(stage)


def _draft(stage: Stage) -> None:
    text = NAMED.format(pupil=stage.pupil)
    _written(stage, text, stage.now - timedelta(hours=2))


def _pictured(stage: Stage) -> None:
    at = stage.now - timedelta(hours=1)
    post = _written(stage, "Our garden in November, without its gardeners.", at)
    me = stage.cast["teacher"]
    picture = add_picture(post, a_garden(), "garden.jpg", by=me, at=at)
    take_likeness(picture, at=at)
    words = Described("Rows of winter cabbage behind a low wall", nobody=True)
    describe_picture(picture, words, by=me, at=at)


def _waiting(stage: Stage) -> None:
    _sent(stage, FINE, stage.now - timedelta(minutes=40))


def _sent_back(stage: Stage) -> None:
    at = stage.now - timedelta(days=1)
    post = _sent(stage, "Cake sale on Friday!", at)
    leader = stage.cast["slt"]
    words = "Please say where and at what time."
    send_back(post, words, seen=post.content_hash, by=leader, at=at)


def _expired(stage: Stage) -> None:
    at = stage.now - LONG_AGO
    expire(_sent(stage, "Reminder: coats for the walk tomorrow.", at), at=stage.now)


def _scheduled(stage: Stage) -> None:
    later = stage.now + timedelta(days=3)
    post = _sent(stage, "Library open until five this Thursday.", stage.now, later)
    _approved(stage, post, stage.now)


def _published(stage: Stage) -> None:
    at = stage.now - timedelta(days=2)
    _out(stage, "Year 4 planted forty daffodils by the gate.", at)


def _withdrawn(stage: Stage) -> None:
    at = stage.now - timedelta(days=5)
    post = _out(stage, "No school on Monday!", at)
    if post.state == State.PUBLISHED:
        withdraw(post, why="The day was wrong", by=stage.cast["head"], at=at)
        _work(post, at)


def _failed(stage: Stage) -> None:
    at = stage.now - timedelta(days=4)
    post = _approved(stage, _sent(stage, "Thank you to our governors.", at), at)
    if post.state == State.SCHEDULED:
        start_publishing(post, at=at)
        for target in outbox.ready(at).filter(post=post):
            taken = outbox.take(target.pk, worker="demonstration", at=at)
            if taken:
                outbox.failed(taken, "The platform refused the sign-in.", at=at)


SCENES: tuple[Callable[[Stage], None], ...] = (
    _expired,
    _withdrawn,
    _failed,
    _published,
    _sent_back,
    _draft,
    _pictured,
    _scheduled,
    _waiting,
)


def _written(
    stage: Stage, text: str, at: datetime, later: datetime | None = None
) -> Post:
    me = stage.cast["teacher"]
    post = begin(stage.school, by=me, at=at)
    targets = {account.pk: "" for account in stage.accounts[:1]}
    wording = Wording(text, targets, kind=stage.kind, go_out_at=later)
    return edit(post, wording, version=post.version, by=me, at=at)


def _sent(stage: Stage, text: str, at: datetime, later: datetime | None = None) -> Post:
    me = stage.cast["teacher"]
    return send(_written(stage, text, at, later), by=me, at=at)


def _approved(stage: Stage, post: Post, at: datetime) -> Post:
    """Have what is asked answered, and everybody approve whom the policy asks."""
    _answered(stage, post, at)
    for _ in range(3):
        post.refresh_from_db()
        wanted = open_demands(judge_post(post, at=at).demands, signed_for(post))
        people = [p for d in sorted(wanted) for p in approvers(post, d, at.date())[:1]]
        if post.state != State.WAITING or not people:
            break
        try:
            approve(post, seen=post.content_hash, by=people[0], at=at)
        except PostError:
            break
    post.refresh_from_db()
    return post


def _answered(stage: Stage, post: Post, at: datetime) -> None:
    me = stage.cast["teacher"]
    for picture in post.pictures.all():
        answer_for_everyone(picture, by=me, at=at)
    for question in judge_post(post, at=at).decision.unanswered:
        if question.fact not in NEVER:
            said = Said(question.fact, value=False, seen=post.content_hash)
            answer(post, said, by=me, at=at)


def _out(stage: Stage, text: str, at: datetime) -> Post:
    post = _approved(stage, _sent(stage, text, at), at)
    if post.state == State.SCHEDULED:
        start_publishing(post, at=at)
        _work(post, at)
    post.refresh_from_db()
    return post


def _work(post: Post, at: datetime) -> None:
    for target in outbox.ready(at).filter(post=post):
        publish(target.pk, worker="demonstration", clock=lambda: at)


def a_garden() -> bytes:
    """A drawn picture with nobody in it: a bed of green rows under a pale sky."""
    image = Image.new("RGB", (960, 640), "#cfe8f5")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 320, 960, 640), fill="#6b4f3a")
    for row in range(5):
        for column in range(12):
            x, y = 40 + column * 78, 350 + row * 56
            draw.ellipse((x, y, x + 46, y + 40), fill="#3f7d3a", outline="#2b5a28")
    file = BytesIO()
    image.save(file, "JPEG", quality=88)
    return file.getvalue()
