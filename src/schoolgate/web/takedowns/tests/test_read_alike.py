"""What is out is read for names as a draft is: however and wherever they stand."""

from datetime import datetime

import pytest

from schoolgate.checks.look import run
from schoolgate.web.people.actions.restrict import restrict, restrict_name
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.posts.around import around
from schoolgate.web.posts.models import Picture, Post, Target, Video
from schoolgate.web.posts.states import Sending
from schoolgate.web.posts.tests.fixtures import Work, Write
from schoolgate.web.posts.tests.pictured import a_picture
from schoolgate.web.posts.tests.working import Moody, put_out
from schoolgate.web.takedowns.doubts import with_words
from schoolgate.web.takedowns.models import Doubt, TakeDown
from schoolgate.web.takedowns.models.doubts import FORENAME, NAMED, TOLD
from schoolgate.web.takedowns.never_shown import CHECK, words_of
from schoolgate.web.takedowns.tests.test_down_by_itself import state
from schoolgate.web.trust.models import School

IN_FULL = (
    "| Reid | Callum | Gold |",
    "Well done Callum Reid",
    "Reid, Callum won",
    "Callum J Reid",
    "Callum James Reid won",
    "#CallumReid",
    "@callumreid",
    "#WellDoneCallumReid",
    "Cal Reid sang",
    "Cal-\nlum Reid",
    "C a l l u m R e i d",
    "Callum-\nReid",
)
IN_PART = (
    "Callum sang a solo in assembly",
    "CALLUM SANG",
    "callum won",
    "Callum's cake",
    "Look what Callum made!",
    "C. Reid scored",
    "Callum R was great",
    "Callum Ried",
    "Reid Callum (3B) 1st",
    "#WellDoneCallum",
    "Cal made this",
)
OTHERS = ("Well done to everybody", "Mr Callum read to us", "We read a letter")


@pytest.fixture
def callum(aisha: Pupil) -> Pupil:
    name = {"forename": "Callum", "surname": "Reid", "known_as": "Cal"}
    return Pupil.objects.create(school=aisha.school, key="Z1", **name)


@pytest.fixture
def words(platform: Moody, written: Write, at: datetime) -> Target:
    """A post that is out, of words alone."""
    return put_out(written().targets.get(), (), at)


def read(target: Target) -> Target:
    return with_words(Target.objects.filter(pk=target.pk)).get()


def gate(target: Target) -> str:
    """What the check of names says of a draft of the same words."""
    looked = run(CHECK, words_of(read(target)), around(target.post.school))
    facts = {found.fact for found in looked.findings}
    if "names.never_shown" in facts:
        return "stops"
    return "waits" if "names.never_shown_in_part" in facts else "passes"


@pytest.mark.parametrize("text", IN_FULL)
def test_a_full_name_that_stops_a_draft_is_taken_down_by_itself(
    text: str, words: Target, callum: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    Target.objects.filter(pk=words.pk).update(text=text)
    restrict(callum, by=dsl, at=at)

    work(at)

    assert gate(words) == "stops"
    assert state(words) == Sending.GONE


@pytest.mark.parametrize("text", IN_PART)
def test_what_would_make_a_draft_wait_waits_for_a_person_where_it_is_out(
    text: str, words: Target, callum: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    Target.objects.filter(pk=words.pk).update(text=text)
    restrict(callum, by=dsl, at=at)

    work(at)

    assert gate(words) == "waits"
    assert state(words) == Sending.OUT
    assert Doubt.objects.get(decided_at=None).how in {NAMED, FORENAME}


@pytest.mark.parametrize("text", OTHERS)
def test_what_a_draft_may_say_asks_nobody_where_it_is_out(
    text: str, words: Target, callum: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    Target.objects.filter(pk=words.pk).update(text=text)
    restrict(callum, by=dsl, at=at)

    work(at)

    assert gate(words) == "passes"
    assert not Doubt.objects.exists()


@pytest.mark.parametrize("text", ["Kate Bell sang", "Katie Bell sang"])
def test_a_nickname_with_the_surname_is_the_name(
    text: str, words: Target, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    listed = Pupil.objects.create(
        school=aisha.school, key="Z2", forename="Katherine", surname="Bell"
    )
    Target.objects.filter(pk=words.pk).update(text=text)
    restrict(listed, by=dsl, at=at)

    work(at)

    assert state(words) == Sending.GONE


def test_a_nickname_that_is_somebody_elses_forename_waits_for_a_person(
    words: Target, aisha: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    name = {"school": aisha.school, "surname": "Bell"}
    listed = Pupil.objects.create(key="Z2", forename="Katherine", **name)
    Pupil.objects.create(key="Z3", forename="Kate", **name)
    Target.objects.filter(pk=words.pk).update(text="Kate Bell sang")
    restrict(listed, by=dsl, at=at)

    work(at)

    assert state(words) == Sending.OUT
    assert Doubt.objects.get(decided_at=None).how == NAMED


def in_the_title(post: Post, name: str, at: datetime) -> None:
    Post.objects.filter(pk=post.pk).update(title=name)


def in_an_alternative_text(post: Post, name: str, at: datetime) -> None:
    picture = a_picture(post, at, faces=0)
    Picture.objects.filter(pk=picture.pk).update(alt=f"{name} with a trumpet")


def in_a_transcript(post: Post, name: str, at: datetime) -> None:
    Video.objects.create(
        post=post,
        file="videos/none.mp4",
        name="concert.mp4",
        media_type="video/mp4",
        sha256="0" * 64,
        size=1,
        captions="written",
        transcript=f"Teacher: And now a solo by {name}. [applause]",
    )


@pytest.mark.parametrize(
    "write", [in_the_title, in_an_alternative_text, in_a_transcript]
)
@pytest.mark.parametrize(
    ("name", "how"), [("Reid, Callum", NAMED), ("Callum", FORENAME)]
)
def test_a_name_is_found_wherever_it_goes_out_with_the_post(
    write: object,
    name: str,
    how: str,
    words: Target,
    callum: Pupil,
    dsl: Person,
    work: Work,
    at: datetime,
) -> None:
    assert callable(write)
    write(words.post, name, at)
    restrict(callum, by=dsl, at=at)

    work(at)

    assert Doubt.objects.get().how == how
    assert TakeDown.objects.exists() == (how == NAMED)


def test_a_name_that_somebody_typed_for_a_picture_is_found(
    words: Target, school: School, dsl: Person, work: Work, at: datetime
) -> None:
    picture = a_picture(words.post, at, faces=0)
    Picture.objects.filter(pk=picture.pk).update(shown=["Otylia Zaremba"])
    restrict_name(school, "Otylia", "Zaremba", by=dsl, at=at)

    work(at)

    assert Doubt.objects.get().how == TOLD
    assert state(words) == Sending.GONE


def test_another_childs_words_are_not_asked_about(
    words: Target, callum: Pupil, bram: Pupil, dsl: Person, work: Work, at: datetime
) -> None:
    text = f"Well done {callum.forename} {callum.surname}"
    Target.objects.filter(pk=words.pk).update(text=text)
    restrict(bram, by=dsl, at=at)

    work(at)

    assert not Doubt.objects.exists()
