"""Children in a post's words: whom a picture shows, and whom nobody may name."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from schoolgate.engine.level import Level
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import AccountState as Standing
from schoolgate.web.desk.showing import PostNote as JudgementView
from schoolgate.web.desk.showing import view_of_judgement
from schoolgate.web.people.actions.restrict import restrict
from schoolgate.web.people.models import Person, Pupil, Roll
from schoolgate.web.pictures.actions.account_for import FaceAnswer, account_for
from schoolgate.web.posts.actions.edit import DraftContent, edit
from schoolgate.web.posts.actions.errors import (
    NotReady,
    NotTheOneAsked,
    OwnPost,
)
from schoolgate.web.posts.models import Captions, Post, Shows, Video
from schoolgate.web.posts.states import State
from schoolgate.web.posts.tests.fixtures import Write, answer_all
from schoolgate.web.posts.tests.pictured import a_picture, agrees
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.dismiss import NotThis, dismiss
from schoolgate.web.review.actions.send import send
from schoolgate.web.review.cases import judge_post
from schoolgate.web.review.judging import Judged
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
FULL, PART = "Well done Zofia Nowak!", "Zofia sang a solo."


@pytest.fixture
def zofia(school: School, roll: Roll) -> Pupil:
    return Pupil.objects.create(
        school=school, key="2", forename="Zofia", surname="Nowak"
    )


@pytest.fixture
def listed(zofia: Pupil, dsl: Person, at: datetime) -> Pupil:
    """Zofia, who is never shown."""
    restrict(zofia, by=dsl, at=at)
    return zofia


def again(post: Post) -> Post:
    return Post.objects.select_related("school__trust", "author").get(pk=post.pk)


def judged(post: Post, at: datetime) -> Judged:
    return judge_post(again(post), at=at)


def cites(post: Post, at: datetime) -> tuple[str, ...]:
    return judged(post, at).decision.cites


def on_names(post: Post, at: datetime) -> list[JudgementView]:
    """What is said of names to somebody who may see who is never shown."""
    told = view_of_judgement(judged(post, at), sees_listed=True).told
    return [one for one in told if "name of a pupil" in one.says]


def pictured(post: Post, pupil: Pupil, by: Person, at: datetime) -> None:
    """Give the post a picture in which the pupil is told, with a consent for it."""
    agrees(pupil, at, "x", "facebook")
    face = a_picture(post, at).faces.get()
    account_for(
        face.picture, {face.pk: FaceAnswer(Shows.PUPIL, pupil.pk)}, by=by, at=at
    )


@pytest.mark.parametrize(
    "text",
    ["Look what Zofia made!", "zofia's lighthouse", "Z.N. won", "#WellDoneZofia"],
)
def test_the_child_in_the_picture_is_looked_for_in_the_text(
    text: str, written: Write, zofia: Pupil, teacher: Person, at: datetime
) -> None:
    post = written(text)
    before = cites(post, at)

    pictured(post, zofia, teacher, at)

    assert "SM-12" not in before
    assert "SM-12" in cites(post, at)


def test_an_alternative_text_is_read(
    written: Write, zofia: Pupil, teacher: Person, at: datetime
) -> None:
    post = written("Our lighthouses.")
    pictured(post, zofia, teacher, at)
    post.pictures.update(alt="Zofia on the lawn")

    [told] = on_names(post, at)

    assert told.level == "stop"
    assert told.says.startswith("“Zofia” is the name of a pupil (in the alternative")
    assert (told.start, told.instead) == (-1, "")


def test_a_title_is_read(written: Write, zofia: Pupil, at: datetime) -> None:
    post = written("Our lighthouses.")
    Post.objects.filter(pk=post.pk).update(
        doubt=True, title="Well done Zofia Nowak of Year 4"
    )

    [told] = on_names(post, at)

    assert told.level == "stop"
    assert "(in the title)" in told.says


def test_a_transcript_is_read(written: Write, zofia: Pupil, at: datetime) -> None:
    post = written("Our play.")
    Video.objects.create(
        post=post,
        file="videos/none.mp4",
        name="play.mp4",
        media_type="video/mp4",
        sha256="0" * 64,
        size=1,
        captions=Captions.WRITTEN,
        transcript="Hello, I am Zofia Nowak of Year 4",
    )

    [told] = on_names(post, at)

    assert told.level == "stop"
    assert "(in the transcript of play.mp4)" in told.says


def test_the_text_of_one_account_is_read(
    written: Write, zofia: Pupil, school: School, account: Account, at: datetime
) -> None:
    post = written("Our lighthouses.")
    page = Account.objects.create(
        school=school, platform="facebook", name="Elm", state=Standing.OPEN
    )
    targets = {account.pk: "", page.pk: FULL}
    wording = DraftContent("Our lighthouses.", targets, kind="activity")
    edit(post, wording, version=again(post).version, by=post.author, at=at)

    [told] = on_names(post, at)

    assert told.level == "stop"
    assert told.platforms == ("Facebook",)


def test_what_stands_beside_two_texts_is_told_once(
    written: Write, zofia: Pupil, school: School, account: Account, at: datetime
) -> None:
    post = written("One.")
    other = Account.objects.create(
        school=school, platform="x", name="@elm2", state=Standing.OPEN
    )
    wording = DraftContent("One.", {account.pk: "", other.pk: "Two."}, kind="activity")
    edit(post, wording, version=again(post).version, by=post.author, at=at)
    Post.objects.filter(pk=post.pk).update(
        doubt=True, title="Well done Zofia Nowak of Year 4"
    )

    assert len(on_names(post, at)) == 1


def test_a_first_name_is_offered_where_the_post_then_passes(
    written: Write, zofia: Pupil, at: datetime
) -> None:
    [told] = on_names(written(FULL), at)

    assert told.instead == "Zofia"


def test_no_name_is_offered_beside_the_picture(
    written: Write, zofia: Pupil, teacher: Person, at: datetime
) -> None:
    post = written(FULL)
    pictured(post, zofia, teacher, at)

    [told] = on_names(post, at)

    assert told.instead == ""
    assert "Zofia" not in told.cure


def test_a_listed_childs_full_name_stops_and_nothing_says_why(
    written: Write, listed: Pupil, at: datetime
) -> None:
    [told] = on_names(written(FULL), at)

    assert told.level == "stop"
    assert told.says == "“Zofia Nowak” is the full name of a pupil."
    assert [cited.id for cited in told.clauses] == ["SM-34"]
    assert told.instead == ""
    assert "first name" not in told.cure.lower()


def test_a_listed_childs_forename_waits_for_whoever_decides_on_names(
    written: Write, listed: Pupil, at: datetime
) -> None:
    post = written(PART)

    [told] = on_names(post, at)

    assert told.level == "approve"
    assert told.says == "“Zofia” may be the name of a pupil."
    assert [cited.id for cited in told.clauses] == ["SM-34"]
    approvers = view_of_judgement(judged(post, at), sees_listed=True).approvers
    assert "Head" in " ".join(approvers).title()


def test_another_childs_forename_is_free(
    written: Write, listed: Pupil, at: datetime
) -> None:
    assert on_names(written("Aisha sang a solo."), at) == []


@pytest.mark.parametrize("text", [FULL, PART])
def test_its_author_reads_nothing_of_a_list(
    text: str, written: Write, listed: Pupil, teacher: Person, signed_in: Browser
) -> None:
    post = written(text)

    page = signed_in(teacher).get(f"/school/elm/posts/{post.pk}/edit/")

    said = page.content.decode().lower()
    for word in ("never shown", "never_shown", "restricted", "law:b16"):
        assert word not in said


PARTS = ["{} sang a solo.", "Look what {} made!", "Our pupil {} won.", "{} and Bo sang"]


@pytest.mark.parametrize("text", PARTS)
def test_a_listed_forename_reads_to_others_as_any_childs(
    text: str, written: Write, listed: Pupil, school: School, at: datetime
) -> None:
    Pupil.objects.create(school=school, key="3", forename="Yelena", surname="Borak")
    one = view_of_judgement(judged(written(text.format("Zofia")), at))
    other = view_of_judgement(judged(written(text.format("Yelena")), at))

    assert repr(one).replace("Zofia", "Yelena") == repr(other)


@pytest.mark.parametrize("who", ["teacher", "leader"])
@pytest.mark.parametrize("page", ["", "edit/"])
def test_no_page_tells_others_that_a_forename_is_listed(
    page: str,
    who: str,
    written: Write,
    listed: Pupil,
    signed_in: Browser,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)
    post = written(PART, by=person)

    said = signed_in(person).get(f"/school/elm/posts/{post.pk}/{page}").content.decode()

    assert "the name of a pupil" not in said
    assert "Leave the child" not in said


@pytest.mark.parametrize("who", ["head", "dsl"])
def test_who_keeps_the_list_reads_what_there_is_to_decide(
    who: str,
    waiting_on_a_forename: Post,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    page = browser.get(f"/school/elm/posts/{waiting_on_a_forename.pk}/")

    assert "“Zofia” may be the name of a pupil." in page.content.decode()


def test_a_leader_who_may_not_decide_reads_nothing_of_it(
    waiting_on_a_forename: Post, leader: Person, signed_in: Browser
) -> None:
    page = signed_in(leader).get(f"/school/elm/posts/{waiting_on_a_forename.pk}/")

    assert "the name of a pupil" not in page.content.decode()


def test_a_name_that_says_more_is_told_to_everybody(
    written: Write, listed: Pupil, at: datetime
) -> None:
    told = view_of_judgement(judged(written(f"{FULL} {PART}"), at)).told

    assert [one.level for one in told if "pupil" in one.says] == ["stop"]


@pytest.fixture
def waiting_on_a_forename(
    written: Write, listed: Pupil, teacher: Person, at: datetime
) -> Post:
    post = send(written(PART), by=teacher, at=at)
    answer_all(post, teacher, at)
    return again(post)


def test_the_head_decides_on_the_forename(
    waiting_on_a_forename: Post, head: Person, at: datetime
) -> None:
    post = waiting_on_a_forename

    approve(post, seen=post.content_hash, by=head, at=at)

    assert again(post).state == State.SCHEDULED


def test_its_author_does_not(waiting_on_a_forename: Post, at: datetime) -> None:
    post = waiting_on_a_forename

    with pytest.raises(OwnPost):
        approve(post, seen=post.content_hash, by=post.author, at=at)


def test_a_leader_who_is_not_asked_for_names_does_not_settle_it_alone(
    waiting_on_a_forename: Post, leader: Person, at: datetime
) -> None:
    """A senior leader is asked for any post of a teacher's, the head for the name."""
    post = waiting_on_a_forename

    with pytest.raises(NotTheOneAsked):
        approve(post, seen=post.content_hash, by=leader, at=at)

    assert again(post).state == State.WAITING


def test_nobody_approves_a_listed_full_name(
    written: Write, listed: Pupil, teacher: Person, head: Person, at: datetime
) -> None:
    post = send(written(FULL, doubt=True), by=teacher, at=at)

    with pytest.raises(NotReady):
        approve(post, seen=again(post).content_hash, by=head, at=at)


def test_not_this_frees_no_listed_full_name(
    written: Write, listed: Pupil, teacher: Person, head: Person, at: datetime
) -> None:
    post = again(send(written(FULL, doubt=True), by=teacher, at=at))
    [told] = on_names(post, at)
    said = NotThis(told.key, "Another Zofia", post.content_hash)

    dismiss(post, said, by=head, at=at)

    assert judged(post, at).outcome is Level.STOP
    [still] = on_names(post, at)
    assert still.key == ""


def test_not_this_frees_any_other_name(
    written: Write, zofia: Pupil, teacher: Person, head: Person, at: datetime
) -> None:
    post = again(send(written(FULL, doubt=True), by=teacher, at=at))
    [told] = on_names(post, at)

    dismiss(post, NotThis(told.key, "A singer", post.content_hash), by=head, at=at)

    assert judged(post, at).outcome < Level.STOP


def test_a_finding_of_a_title_is_dismissed_by_itself(
    written: Write, zofia: Pupil, teacher: Person, head: Person, at: datetime
) -> None:
    post = written("Well done Zofia Nowak and Aisha Khan of Year 4!")
    Post.objects.filter(pk=post.pk).update(
        doubt=True, title="Well done Zofia Nowak of Year 4"
    )
    post = again(send(again(post), by=teacher, at=at))
    [in_title] = [one for one in on_names(post, at) if "title" in one.says]

    dismiss(post, NotThis(in_title.key, "A ship", post.content_hash), by=head, at=at)

    left = [one.says for one in on_names(post, at)]
    assert len(left) == 2
    assert not [says for says in left if "title" in says]


def test_a_colleague_does_not_free_a_listed_name(
    written: Write,
    listed: Pupil,
    teacher: Person,
    colleague: Person,
    at: datetime,
) -> None:
    post = again(send(written(PART), by=teacher, at=at))
    [told] = on_names(post, at)

    with pytest.raises(PermissionDenied):
        dismiss(post, NotThis(told.key, "No", post.content_hash), by=colleague, at=at)
