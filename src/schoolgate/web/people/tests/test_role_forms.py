"""A role is chosen by a person: no form begins with one."""

import re
from collections.abc import Callable

import pytest
from django import forms
from django.test import Client

from schoolgate.web.people.forms import PersonForm, RoleForm
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.signin.forms import FirstForm
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
NEW = {"forename": "Nia", "surname": "Moss", "email": "nia@elm.example.org"}
CHOSEN = re.compile(r"<option value=\"[^\"]+\" selected")


@pytest.mark.parametrize("form", [PersonForm, RoleForm, FirstForm])
def test_no_role_is_chosen_before_somebody_does(form: type[forms.Form]) -> None:
    field = form()["role"]

    assert CHOSEN.search(str(field)) is None
    assert str(field).index('value=""') < str(field).index('value="head"')


def test_a_person_without_a_role_is_refused_in_a_word(
    office: Person, school: School, signed_in: Browser
) -> None:
    answer = signed_in(office).post("/school/elm/people/", NEW | {"role": ""})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Choose a role." in page
    assert 'value="nia@elm.example.org"' in page
    assert not Person.objects.filter(email=NEW["email"]).exists()


def test_a_role_that_is_chosen_is_given(office: Person, signed_in: Browser) -> None:
    signed_in(office).post("/school/elm/people/", NEW | {"role": "teacher"})

    assert Holding.objects.get(person__email=NEW["email"]).role == "teacher"


@pytest.mark.parametrize("role", ["", "king", "trust-officer", "pupil"])
def test_no_role_is_given_that_was_not_on_the_list(
    role: str, head: Person, teacher: Person, signed_in: Browser
) -> None:
    answer = signed_in(head).post(
        f"/school/elm/people/{teacher.pk}/give/", {"role": role}
    )

    assert answer.status_code == 422
    assert "Choose a role" in answer.content.decode()
    assert Holding.objects.get(person=teacher).role == "teacher"
