"""Who may decide about a post now: one answer in mail, Today, list, button, action."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from schoolgate.engine.level import Demand
from schoolgate.policyfile.places import policies_folder
from schoolgate.web.conftest import Cast
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Absence, Holding, Person, Roll
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.errors import (
    Decided,
    NobodyCanApprove,
    NotYourTurn,
    OwnPost,
    Twice,
)
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.publishing.actions.start_publishing import start_publishing
from schoolgate.web.review.actions.approve import approve
from schoolgate.web.review.actions.judge_again import judge_again
from schoolgate.web.review.actions.send import send_to_somebody
from schoolgate.web.review.actions.send_back import send_back
from schoolgate.web.review.approving import able_to_meet, who_may_decide
from schoolgate.web.review.requirements import Requirement, documents_of
from schoolgate.web.review.sweeps import judge_waiting
from schoolgate.web.review.tests import deciding
from schoolgate.web.review.turns import to_judge_again
from schoolgate.web.trust.models import School

POLICIES = (
    ("st-marys-putney", "activity"),
    ("villiers", "activity"),
    ("milton-road", "event"),
    ("st-peters-stonnall", "activity"),
    ("stonelow-junior", "activity"),
)
ABOVE = frozenset(("chair", "trust-officer"))
Browser = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _mail_at_once(settings: Settings) -> None:
    immediate = "django_tasks.backends.immediate.ImmediateBackend"
    settings.TASKS = {"default": {"BACKEND": immediate}}


@pytest.fixture
def milton(school: School) -> School:
    """The school under a policy that asks for the head, and for nobody else."""
    school.policy = "milton-road"
    school.save()
    return school


@pytest.fixture
def deputy(school: School, somebody: Cast) -> Person:
    return somebody("Dev", school, "deputy")


@pytest.fixture
def chair(school: School, somebody: Cast) -> Person:
    return somebody("Chandra", school, "chair", "governor")


@pytest.fixture
def heads_post(milton: School, head: Person, at: datetime) -> Post:
    """The head's own post, where the policy asks for the head."""
    return deciding.sent_by(head, milton, at, "event")


def go_away(person: Person, school: School, on: date) -> None:
    Absence.objects.create(person=person, school=school, since=on, until=on)


def deciders(post: Post, at: datetime) -> list[Person]:
    fresh = Post.objects.select_related("school__trust", "author").get(pk=post.pk)
    return list(who_may_decide(fresh, at).people)


@pytest.mark.slow
@pytest.mark.matrix
@pytest.mark.parametrize(("policy", "kind"), POLICIES)
def test_every_surface_names_the_same_people(
    policy: str, kind: str, school: School, at: datetime
) -> None:
    school.policy = policy
    school.save()
    for table in deciding.tables():
        _forget_everybody(school)
        seats = deciding.seated(table, school, at.date())
        people = list(seats.values())
        post = deciding.sent_by(seats[table.author], school, at, kind)

        by_mail = deciding.by_mail(post, at)

        assert deciding.by_today(post, people, at) == by_mail, table
        assert deciding.by_list(post, people, at) == by_mail, table
        assert deciding.by_button(post, people, at) == by_mail, table
        assert deciding.by_action(post, people, at) == by_mail, table
        _expect_sound(table, seats, by_mail)


def _forget_everybody(school: School) -> None:
    Post.objects.filter(school=school).delete()
    Absence.objects.all().delete()
    Holding.objects.all().delete()
    for number, person in enumerate(Person.objects.all()):
        Person.objects.filter(pk=person.pk).update(email=f"gone{number}@{person.pk}.x")


def _expect_sound(
    table: deciding.Table, seats: dict[str, Person], found: set[int]
) -> None:
    """Never the author, who is away, or a teacher; the chair for those who lead."""
    by_pk = {person.pk: role for role, person in seats.items()}
    roles = {by_pk[pk] for pk in found}
    held = {one[0]: set(one) for one in table.people}
    assert table.author not in roles, table
    assert not roles & table.away, table
    assert not roles & {"governor", "office"}, table
    if roles & ABOVE:
        assert held[table.author] & {"head", "principal", "deputy", "slt"}, table
    assert not (roles & {"trust-officer"} and "chair" in roles), table


def test_a_heads_own_post_waits_for_the_deputy(
    heads_post: Post, deputy: Person, chair: Person, at: datetime
) -> None:
    assert deciders(heads_post, at) == [deputy]

    approve(heads_post, seen=heads_post.content_hash, by=deputy, at=at)

    assert Post.objects.get().state == State.SCHEDULED
    entry = Entry.objects.get(verb="post.approved")
    assert entry.details["in the stead of"] == ["head"]


def test_it_waits_for_the_chair_where_the_deputy_is_away(
    heads_post: Post, milton: School, deputy: Person, chair: Person, at: datetime
) -> None:
    go_away(deputy, milton, at.date())

    assert deciders(heads_post, at) == [chair]

    approve(heads_post, seen=heads_post.content_hash, by=chair, at=at)
    start_publishing(heads_post, at=at)
    assert Post.objects.get().state == State.PUBLISHING


def test_it_waits_for_a_trust_officer_where_there_is_no_chair(
    heads_post: Post, milton: School, at: datetime
) -> None:
    officer = Person.objects.create_named("t@trust.example.org", "Tobias", "Crane")
    since = date(2020, 1, 1)
    Holding.objects.create(
        person=officer, trust=milton.trust, role="trust-officer", since=since
    )

    assert deciders(heads_post, at) == [officer]


def test_a_chair_may_not_approve_a_teachers_post(
    milton: School, teacher: Person, head: Person, chair: Person, at: datetime
) -> None:
    post = deciding.sent_by(teacher, milton, at, "event")
    go_away(head, milton, at.date())

    with pytest.raises(NotYourTurn, match="Hester Example is away"):
        approve(post, seen=post.content_hash, by=chair, at=at)


def test_a_governor_never_approves(
    heads_post: Post, governor: Person, at: datetime
) -> None:
    with pytest.raises(NotYourTurn):
        approve(heads_post, seen=heads_post.content_hash, by=governor, at=at)


def test_a_head_never_approves_their_own_whoever_is_missing(
    heads_post: Post, head: Person, at: datetime
) -> None:
    with pytest.raises(OwnPost):
        approve(heads_post, seen=heads_post.content_hash, by=head, at=at)


def test_a_second_head_decides_before_deputy_and_chair(
    heads_post: Post,
    milton: School,
    deputy: Person,
    chair: Person,
    somebody: Cast,
    at: datetime,
) -> None:
    second = somebody("Second", milton, "head")

    assert deciders(heads_post, at) == [second]
    with pytest.raises(NotYourTurn, match="waits for Second Example, not for you"):
        approve(heads_post, seen=heads_post.content_hash, by=deputy, at=at)


def test_whoever_is_back_between_mail_and_click_decides(
    milton: School, teacher: Person, head: Person, deputy: Person, at: datetime
) -> None:
    go_away(head, milton, at.date())
    post = deciding.sent_by(teacher, milton, at, "event")
    assert deciders(post, at) == [deputy]

    tomorrow = at + timedelta(days=1)

    with pytest.raises(NotYourTurn, match="waits for Hester Example"):
        approve(post, seen=post.content_hash, by=deputy, at=tomorrow)


def test_the_second_of_two_who_approve_at_once_reads_who_was_quicker(
    heads_post: Post, deputy: Person, chair: Person, at: datetime
) -> None:
    approve(heads_post, seen=heads_post.content_hash, by=deputy, at=at)

    with pytest.raises(Decided, match="scheduled now: Dev Example approved it"):
        approve(heads_post, seen=heads_post.content_hash, by=chair, at=at)


def test_a_head_above_whom_there_is_nobody_is_told_before_sending(
    written: Write, milton: School, head: Person, at: datetime
) -> None:
    post = written(by=head, doubt=True)

    with pytest.raises(NobodyCanApprove, match="give somebody the role “Deputy head”"):
        send_to_somebody(post, by=head, at=at)

    post.refresh_from_db()
    assert (post.state, post.sent_at) == (State.DRAFT, None)


def test_the_form_says_so_and_offers_to_send_it_all_the_same(
    written: Write, milton: School, head: Person, at: datetime, signed_in: Browser
) -> None:
    post = written(by=head)
    address = f"/school/elm/posts/{post.pk}/edit/"
    typed = {
        "doubt": "on",
        "version": post.version,
        "text": post.text,
        "target": post.targets.get().account_id,
        "kind": "activity",
    }
    browser = signed_in(head)

    page = browser.post(address, {**typed, "do": "send"})
    post.refresh_from_db()
    told = page.content.decode()
    assert "It is saved but not sent yet" in told
    assert "Hester Example wrote it" in told
    assert post.state == State.DRAFT

    browser.post(address, {**typed, "version": post.version, "do": "send-anyway"})
    post.refresh_from_db()
    assert post.state == State.WAITING
    page = browser.get(f"/school/elm/posts/{post.pk}/")
    assert "Nobody can approve it now" in page.content.decode()


def test_an_approval_in_the_heads_stead_ends_with_the_role(
    heads_post: Post, chair: Person, at: datetime
) -> None:
    approve(heads_post, seen=heads_post.content_hash, by=chair, at=at)
    Holding.objects.filter(person=chair, role="chair").delete()

    start_publishing(heads_post, at=at)

    assert Post.objects.get().state == State.SENT_BACK


def test_nobody_approves_twice(
    school: School, teacher: Person, somebody: Cast, at: datetime
) -> None:
    post, one, _ = _for_two(school, teacher, somebody, at)
    approve(post, seen=post.content_hash, by=one, at=at)

    with pytest.raises(Twice):
        approve(post, seen=post.content_hash, by=one, at=at)


def test_a_post_for_two_waits_for_the_other(
    school: School, teacher: Person, somebody: Cast, at: datetime
) -> None:
    post, one, two = _for_two(school, teacher, somebody, at)
    assert deciders(post, at) == [one, two]

    approve(post, seen=post.content_hash, by=one, at=at)
    assert deciders(post, at) == [two]
    approve(post, seen=post.content_hash, by=two, at=at)

    assert Post.objects.get().state == State.SCHEDULED


def _for_two(
    school: School, author: Person, somebody: Cast, at: datetime
) -> tuple[Post, Person, Person]:
    """A vacancy of a nursery: its trust asks for two people, head or trust."""
    _under_a_trust(school)
    one, two = somebody("Ada", school, "head"), somebody("Bea", school, "trust")
    post = deciding.sent_by(author, school, at, "vacancy")
    return Post.objects.get(pk=post.pk), one, two


def _under_a_trust(school: School) -> None:
    invented = policies_folder() / "invented"
    assert school.trust is not None
    school.trust.policy = str(invented / "acorn-trust" / "policy.yaml")
    school.trust.save()
    school.policy = str(invented / "acorn-high-street" / "policy.yaml")
    school.save()


def test_a_schools_file_lets_nobody_sign_what_its_trust_reserves_for_the_head(
    school: School, teacher: Person, head: Person, deputy: Person, at: datetime
) -> None:
    """The school says that a deputy counts as its head; its trust does not."""
    _under_a_trust(school)
    post = deciding.sent_by(teacher, school, at, "event")

    assert deciders(post, at) == [head]
    with pytest.raises(NotYourTurn):
        approve(post, seen=post.content_hash, by=deputy, at=at)


def test_a_schools_file_makes_no_teacher_a_deputy_for_what_the_law_reserves(
    school: School,
    colleague: Person,
    teacher: Person,
    head: Person,
    deputy: Person,
    roll: Roll,
    tmp_path: Path,
    at: datetime,
) -> None:
    folder = policies_folder() / "milton-road"
    text = (folder / "policy.yaml").read_text()
    (tmp_path / "clauses.yaml").write_text((folder / "clauses.yaml").read_text())
    mine = tmp_path / "policy.yaml"
    mine.write_text(text.replace("head: [deputy]", "head: [teacher]"))
    school.policy = str(mine)
    school.save()
    post = deciding.sent_by(colleague, school, at, "event")
    go_away(head, school, at.date())
    force = in_force(school)
    [law] = documents_of(force, "law:B12", at.date()) or documents_of(
        force, "law:B33", at.date()
    )
    demand = Demand.of(("head", "principal"))

    own = able_to_meet(post, (Requirement("own", demand),), at)
    of_the_law = able_to_meet(post, (Requirement(law, demand),), at)

    assert own == {teacher.pk}
    assert of_the_law == {deputy.pk}


def test_the_chair_sends_back_a_post_that_waits_for_them(
    heads_post: Post, chair: Person, at: datetime
) -> None:
    seen = heads_post.content_hash

    send_back(heads_post, "Say which day", seen=seen, by=chair, at=at)

    assert Post.objects.get().state == State.SENT_BACK


def test_the_chair_does_not_send_back_what_waits_for_others(
    heads_post: Post, deputy: Person, chair: Person, at: datetime
) -> None:
    seen = heads_post.content_hash

    with pytest.raises(PermissionDenied):
        send_back(heads_post, "Say which day", seen=seen, by=chair, at=at)


def test_the_chair_reads_everything_and_has_the_button(
    heads_post: Post, chair: Person, governor: Person, signed_in: Browser
) -> None:
    address = f"/school/elm/posts/{heads_post.pk}/"

    for_chair = signed_in(chair).get(address).content.decode()
    for_governor = signed_in(governor).get(address).content.decode()

    assert "Approve</button>" in for_chair
    assert "To approve:" in for_chair
    assert "Send back</button>" in for_chair
    assert "Approve</button>" not in for_governor
    assert "It waits for Chandra Example." in for_governor


def test_today_shows_what_waits_for_me_and_for_whom_my_own_waits(
    heads_post: Post,
    head: Person,
    deputy: Person,
    chair: Person,
    signed_in: Browser,
) -> None:
    for_deputy = signed_in(deputy).get("/school/elm/").content.decode()
    for_chair = signed_in(chair).get("/school/elm/").content.decode()
    for_head = signed_in(head).get("/school/elm/").content.decode()

    assert "To decide" in for_deputy
    assert "To decide" not in for_chair
    assert "It waits for Dev Example." in for_head


def test_the_list_marks_what_waits_for_me(
    heads_post: Post, deputy: Person, chair: Person, signed_in: Browser
) -> None:
    address = "/school/elm/posts/?which=waiting"

    assert "for you to decide" in signed_in(deputy).get(address).content.decode()
    assert "for you to decide" not in signed_in(chair).get(address).content.decode()


@pytest.mark.parametrize("many", [1, 30])
@pytest.mark.parametrize("page", ["", "posts/?which=waiting"])
def test_waiting_posts_cost_a_page_no_more_than_one(
    page: str,
    many: int,
    heads_post: Post,
    head: Person,
    deputy: Person,
    signed_in: Browser,
    at: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(many):
        deciding.sent_by(head, heads_post.school, at, "event")
    browser = signed_in(deputy)

    with django_assert_max_num_queries(10 if page else 20):
        answer = browser.get(f"/school/elm/{page}")

    assert answer.status_code == 200


def test_who_comes_to_decide_later_is_written_to_once(
    heads_post: Post, milton: School, deputy: Person, chair: Person, at: datetime
) -> None:
    with deciding.collected() as first:
        judge_waiting.func(heads_post.pk)
    go_away(deputy, milton, date.today())  # noqa: DTZ011 - the task's own day
    with deciding.collected() as second:
        judge_waiting.func(heads_post.pk)
        judge_waiting.func(heads_post.pk)

    assert first == [deputy.email]
    assert second == [chair.email]


def test_a_waiting_post_is_judged_again_each_hour(
    heads_post: Post, at: datetime
) -> None:
    soon, later = at + timedelta(minutes=59), at + timedelta(minutes=60)

    assert list(to_judge_again(soon, 5)) == []
    assert list(to_judge_again(later, 5)) == [heads_post]

    judge_again(heads_post, at=later)
    assert list(to_judge_again(later, 5)) == []


@pytest.mark.parametrize("email", ["hq@example.net", "hester+2@elm.example.org"])
def test_a_second_account_of_the_author_decides_nothing(
    email: str, milton: School, head: Person, heads_post: Post, at: datetime
) -> None:
    name = "Hester" if email.startswith("hq") else "Somebody"
    second = Person.objects.create_named(email, name, "Example")
    Holding.objects.create(
        person=second, school=milton, role="deputy", since=at.date(), given_by=head
    )

    found = who_may_decide(Post.objects.get(pk=heads_post.pk), at)

    assert found.find(second) is None
    with pytest.raises((NotYourTurn, OwnPost)):
        approve(heads_post, seen=heads_post.content_hash, by=second, at=at)


def test_a_second_account_of_a_teacher_decides_nothing_of_theirs(
    milton: School, teacher: Person, somebody: Cast, at: datetime
) -> None:
    post = deciding.sent_by(teacher, milton, at, "event")
    second = Person.objects.create_named(
        "t@example.net", teacher.surname, teacher.forename
    )
    Holding.objects.create(person=second, school=milton, role="head", since=at.date())

    other = somebody("Hester", milton, "head")

    assert who_may_decide(Post.objects.get(pk=post.pk), at).people == (other,)
