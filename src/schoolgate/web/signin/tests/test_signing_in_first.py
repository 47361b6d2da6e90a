"""The demonstration's picker, and the first administrator of a real installation."""

import hashlib
from datetime import datetime
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.actions.open_house import FirstDetails, code_file, open_house
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.trust.models import School, Trust

FIRST = "/sign-in/first/"
CODE = "abcd-1234-abcd-1234"

FORM = {
    "code": CODE,
    "school": "Elm School",
    "slug": "elm",
    "policy": "milton-road",
    "forename": "Hester",
    "surname": "Example",
    "email": "Hester@elm.example.org",
    "role": "head",
    "password": "correct horse battery staple",
}


@pytest.fixture
def fresh(db: None, settings: Settings, tmp_path: Path) -> Path:
    """A fresh installation, for which set-up has printed its code."""
    settings.DATA = tmp_path
    code_file().write_text(hashlib.sha256(CODE.encode()).hexdigest(), encoding="ascii")
    return tmp_path


def asked(**other: str) -> FirstDetails:
    given = {**FORM, **other}
    del given["code"]
    return FirstDetails(**given)


def test_nobody_is_asked_to_sign_in_where_nobody_is(fresh: Path) -> None:
    assert Client().get("/sign-in/")["Location"] == FIRST


def test_the_code_opens_the_school(fresh: Path) -> None:
    answer = Client().post(FIRST, FORM)

    assert answer["Location"] == "/sign-in/"
    school, person = School.objects.get(), Person.objects.get()
    assert (school.slug, school.policy, school.trust) == ("elm", "milton-road", None)
    assert person.email == "hester@elm.example.org"
    assert person.check_password(FORM["password"])
    held = Holding.objects.filter(person=person, school=school)
    assert set(held.values_list("role", flat=True)) == {"head", "office"}
    assert Entry.objects.get().verb == "school.opened"


def test_a_school_can_begin_with_its_trust(fresh: Path) -> None:
    Client().post(FIRST, {**FORM, "trust": "Canal Trust"})

    assert Trust.objects.get().name == "Canal Trust"
    assert School.objects.get().trust == Trust.objects.get()


def test_another_code_opens_nothing(fresh: Path) -> None:
    answer = Client().post(FIRST, {**FORM, "code": "abcd-1234-abcd-1235"})

    assert answer.status_code == 422
    assert "Run it again to get another one" in answer.content.decode()
    assert not Person.objects.exists()
    assert code_file().exists()


def test_without_set_up_no_code_fits(fresh: Path) -> None:
    code_file().unlink()

    assert Client().post(FIRST, FORM).status_code == 422
    assert not Person.objects.exists()


def test_a_weak_password_is_refused(fresh: Path) -> None:
    answer = Client().post(FIRST, {**FORM, "password": "password1234"})

    assert answer.status_code == 422
    assert not Person.objects.exists()


def test_the_page_is_gone_for_ever_once_somebody_is_here(fresh: Path) -> None:
    Client().post(FIRST, FORM)
    other = {**FORM, "slug": "birch", "email": "x@birch.example.org"}

    assert Client().get(FIRST).status_code == 404
    assert Client().post(FIRST, other).status_code == 404
    assert School.objects.count() == 1


def test_the_page_is_gone_although_a_code_lies_there(fresh: Path) -> None:
    Person.objects.create_named("ada@elm.example.org", "Ada", "Example")

    assert Client().post(FIRST, FORM).status_code == 404


def test_of_two_who_send_the_page_at_once_one_is_refused(
    fresh: Path, at: datetime
) -> None:
    """Both have passed the form; the code is there for one of them."""
    open_house(asked(), at=at)
    code_file().unlink(missing_ok=True)

    with pytest.raises(PermissionDenied):
        open_house(asked(slug="birch", email="x@birch.example.org"), at=at)

    assert School.objects.count() == 1


def test_the_code_is_used_up_by_opening(fresh: Path, at: datetime) -> None:
    open_house(asked(), at=at)

    assert not code_file().exists()


def test_a_demonstration_has_no_first_administrator(
    fresh: Path, settings: Settings
) -> None:
    settings.DEMONSTRATION = True

    assert Client().get(FIRST).status_code == 404


def test_outside_a_demonstration_nobody_walks_in(teacher: Person) -> None:
    browser = Client()

    assert browser.post("/sign-in/as/", {"person": teacher.pk}).status_code == 404
    assert "_auth_user_id" not in browser.session
    assert "walk in" not in browser.get("/sign-in/").content.decode()


def test_in_a_demonstration_everybody_can_be_picked(
    teacher: Person, head: Person, settings: Settings
) -> None:
    settings.DEMONSTRATION = True
    browser = Client()

    page = browser.get("/sign-in/").content.decode()
    browser.post("/sign-in/as/", {"person": teacher.pk})

    assert "Elm School" in page
    assert "Tamsin Example, a teacher" in page
    assert browser.session["_auth_user_id"] == str(teacher.pk)


def test_a_factor_that_a_visitor_tried_out_locks_out_no_other(
    head: Person, settings: Settings
) -> None:
    settings.DEMONSTRATION = True
    Authenticator.objects.create(user=head, type="totp", data={})
    browser = Client()

    browser.post("/sign-in/as/", {"person": head.pk})

    assert browser.session["_auth_user_id"] == str(head.pk)


@pytest.mark.parametrize("person", ["", "0", "x", "99999", "²"])
def test_nobody_can_be_picked_who_is_not_there(
    person: str, teacher: Person, settings: Settings
) -> None:
    settings.DEMONSTRATION = True

    assert Client().post("/sign-in/as/", {"person": person}).status_code == 404


def test_whoever_has_left_can_not_be_picked(
    teacher: Person, settings: Settings
) -> None:
    settings.DEMONSTRATION = True
    teacher.is_active = False
    teacher.save()

    answer = Client().post("/sign-in/as/", {"person": teacher.pk})

    assert answer.status_code == 404


def test_picking_takes_a_press_of_a_button(teacher: Person, settings: Settings) -> None:
    settings.DEMONSTRATION = True

    assert Client().get("/sign-in/as/").status_code == 405
