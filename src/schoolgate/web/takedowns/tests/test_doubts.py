"""A name alone that is never shown: what is out by it waits for a person to decide."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.consent.models import Word
from schoolgate.web.people.actions.restrict import restrict_name, unrestrict
from schoolgate.web.people.models import Person, Pupil, Restriction, Roll
from schoolgate.web.posts.actions.errors import PostError
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.posts.tests.pictured import agrees
from schoolgate.web.takedowns.actions.decide_doubt import (
    it_is_somebody_else,
    it_is_them,
)
from schoolgate.web.takedowns.actions.list_doubts import (
    doubt_what_came_out,
    list_doubts,
)
from schoolgate.web.takedowns.actions.list_take_downs import list_take_downs
from schoolgate.web.takedowns.models import Doubt, Showing, TakeDown
from schoolgate.web.takedowns.models.doubts import NAMED, TOLD
from schoolgate.web.takedowns.take_downs import HOUR
from schoolgate.web.takedowns.tests.test_ledger import put_out
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
SCHOOL = "/school/elm/"
PAGE = f"{SCHOOL}posts/take-down/may-be/"
MAY, MAY_NOT = ["head", "dsl"], ["teacher", "leader", "office", "dpo", "governor"]


@pytest.fixture
def aisha(roll: Roll, at: datetime) -> Pupil:
    """Aisha Khan is told as Aisha, and known by another surname on the list."""
    pupil = Pupil.objects.get(forename="Aisha")
    agrees(pupil, at, "x")
    Word.objects.update(heeded_at=at)
    Pupil.objects.filter(pk=pupil.pk).update(known_surname="Malik")
    pupil.refresh_from_db()
    return pupil


@pytest.fixture
def out(written: Write, aisha: Pupil, at: datetime) -> Target:
    return put_out(written(), aisha, at)


def alone(school: School, name: str, at: datetime) -> Restriction:
    """A name that nobody on the list bears as it is written."""
    first, _, last = name.partition(" ")
    return Restriction.objects.create(
        school=school, key="", forename=first, surname=last, since=at.date()
    )


@pytest.fixture
def doubt(out: Target, school: School, dsl: Person, at: datetime) -> Doubt:
    alone(school, "Aisha Malik", at)
    list_doubts(at=at)
    return Doubt.objects.get()


def test_who_is_told_by_that_name_is_asked_about_with_an_owner_and_a_day(
    doubt: Doubt, out: Target, aisha: Pupil, dsl: Person, at: datetime
) -> None:
    assert (doubt.target, doubt.pupil, doubt.how) == (out, aisha, TOLD)
    assert (doubt.owner, doubt.due) == (dsl, at.date())
    assert not TakeDown.objects.exists()


def test_it_is_asked_once(doubt: Doubt, at: datetime) -> None:
    assert list_doubts(at=at) == 0
    assert doubt_what_came_out(doubt.target, at=at) == 0


def test_a_visitor_by_that_name_is_asked_about(
    out: Target, school: School, at: datetime
) -> None:
    Showing.objects.create(target=out, visitor="Zoe Lamb (cousin)", sha256="b", at=at)
    alone(school, "Zo\u00eb Lamb", at)

    assert list_doubts(at=at) == 1
    assert Doubt.objects.get().how == TOLD


@pytest.mark.parametrize("words", ["Well done, Kit Ross!", "well done KIT ROSS"])
def test_a_text_that_holds_the_name_is_asked_about(
    words: str, out: Target, school: School, at: datetime
) -> None:
    Target.objects.filter(pk=out.pk).update(text=words)
    alone(school, "Kit Ross", at)

    assert list_doubts(at=at) == 1
    assert Doubt.objects.get().how == NAMED


@pytest.mark.parametrize("words", ["Ross Rossiter", "the kit", "Mr Kit Bell"])
def test_half_a_name_is_no_name(
    words: str, out: Target, school: School, at: datetime
) -> None:
    Target.objects.filter(pk=out.pk).update(text=words)
    alone(school, "Kit Ross", at)

    assert list_doubts(at=at) == 0


def test_what_is_gone_or_of_another_school_is_not_asked_about(
    out: Target, school: School, other_school: School, at: datetime
) -> None:
    alone(other_school, "Aisha Malik", at)
    assert list_doubts(at=at) == 0
    Target.objects.update(state=Sending.GONE)
    alone(school, "Aisha Malik", at)

    assert list_doubts(at=at) == 0


def test_what_comes_out_later_is_held_against_it_too(
    out: Target, school: School, at: datetime
) -> None:
    Target.objects.update(state=Sending.BEGUN)
    alone(school, "Aisha Malik", at)
    assert list_doubts(at=at) == 0
    Target.objects.update(state=Sending.OUT)

    assert doubt_what_came_out(Target.objects.get(), at=at) == 1


def test_a_namesake_of_a_child_on_the_list_is_known_to_be_another(
    out: Target, aisha: Pupil, school: School, at: datetime
) -> None:
    other = Pupil.objects.create(
        school=school, key="9", forename="Aisha", surname="Malik"
    )
    row = alone(school, "Aisha Malik", at)
    Restriction.objects.filter(pk=row.pk).update(pupil=other)

    assert list_doubts(at=at) == 0


@pytest.mark.parametrize("who", MAY)
def test_it_is_this_child_and_comes_down_today_like_anything_else(
    who: str,
    doubt: Doubt,
    office: Person,
    at: datetime,
    request: pytest.FixtureRequest,
) -> None:
    it_is_them(doubt, by=request.getfixturevalue(who), at=at)

    [item] = TakeDown.objects.all()
    assert (item.target, item.owner) == (doubt.target, office)
    assert item.due_at == at + HOUR
    assert list_take_downs(at=at) == 0


def test_it_is_somebody_else_and_is_never_asked_again(
    doubt: Doubt, dsl: Person, at: datetime
) -> None:
    it_is_somebody_else(doubt, by=dsl, at=at)

    doubt.refresh_from_db()
    assert doubt.is_them is False
    assert list_doubts(at=at) == 0
    assert not TakeDown.objects.exists()
    with pytest.raises(PostError, match="already"):
        it_is_them(doubt, by=dsl, at=at)


@pytest.mark.parametrize("who", [*MAY_NOT, "stranger"])
def test_nobody_else_decides_or_sees_the_page(
    who: str,
    doubt: Doubt,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)
    browser = signed_in(person)

    for decide in (it_is_them, it_is_somebody_else):
        with pytest.raises(PermissionDenied):
            decide(doubt, by=person, at=at)
    assert browser.get(PAGE).status_code == 404
    assert browser.post(f"{PAGE}{doubt.pk}/", {"do": "them"}).status_code == 404


def test_nobody_in_particular_has_to_sign_in(school: School) -> None:
    assert "/sign-in/" in Client().get(PAGE)["Location"]


@pytest.mark.parametrize("who", MAY)
def test_those_who_may_find_it_from_today_and_decide(
    who: str, doubt: Doubt, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    assert PAGE in browser.get(SCHOOL).content.decode()
    assert "Aisha Malik" in browser.get(PAGE).content.decode()

    browser.post(f"{PAGE}{doubt.pk}/", {"do": "other"})

    assert PAGE not in browser.get(SCHOOL).content.decode()
    assert "Aisha Malik" not in browser.get(PAGE).content.decode()


@pytest.mark.parametrize("who", MAY_NOT)
def test_no_page_says_anything_of_it_to_anybody_else(
    who: str,
    doubt: Doubt,
    dsl: Person,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    it_is_them(doubt, by=dsl, at=at)
    browser = signed_in(request.getfixturevalue(who))

    pages = ["", "journal/", f"posts/{doubt.target.post_id}/", "posts/take-down/"]
    for page in pages:
        said = browser.get(SCHOOL + page).content.decode()
        assert "Malik" not in said
        assert "never shown" not in said
        assert "who is in it" not in said
        assert "must not be shown" not in said


def test_taking_the_name_off_the_list_ends_the_asking(
    doubt: Doubt, head: Person, at: datetime
) -> None:
    unrestrict(doubt.restriction, by=head, at=at)

    assert not Doubt.objects.exists()


@pytest.mark.parametrize("who", MAY)
def test_a_name_is_put_on_the_list_on_its_page(
    who: str, school: School, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    address = f"{SCHOOL}people/never-shown/name/"

    browser.post(address, {"forename": "Kit", "surname": ""})
    browser.post(address, {"forename": "K" * 101, "surname": "Ross"})
    assert not Restriction.objects.exists()
    browser.post(address, {"forename": "Kit", "surname": "Ross"})

    [row] = Restriction.objects.all()
    assert (str(row.forename), row.surname, row.pupil) == ("Kit", "Ross", None)


@pytest.mark.parametrize("who", MAY_NOT)
def test_nobody_else_puts_a_name_on_the_list(
    who: str,
    school: School,
    at: datetime,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    person = request.getfixturevalue(who)
    said = {"forename": "Kit", "surname": "Ross"}

    with pytest.raises(PermissionDenied):
        restrict_name(school, "Kit", "Ross", by=person, at=at)
    answer = signed_in(person).post(f"{SCHOOL}people/never-shown/name/", said)

    assert answer.status_code == 404
    assert not Restriction.objects.exists()


@pytest.mark.parametrize("many", [1, 20])
@pytest.mark.parametrize("page", [PAGE, SCHOOL, f"{SCHOOL}posts/take-down/"])
def test_many_cost_no_more_than_one(
    page: str,
    many: int,
    doubt: Doubt,
    school: School,
    head: Person,
    at: datetime,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(many):
        row = alone(school, f"Kit {number}", at)
        Doubt.objects.create(
            target=doubt.target, restriction=row, how=NAMED, due=at.date(), made_at=at
        )
    browser = signed_in(head)

    with django_assert_max_num_queries(20 if page == SCHOOL else 10):
        assert browser.get(page).status_code == 200
