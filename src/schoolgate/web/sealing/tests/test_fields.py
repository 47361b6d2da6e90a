"""Sealed fields: what a row gives away, and what opens."""

import pytest
from django.apps import apps
from django.core import serializers
from django.db import models

from schoolgate.web.accounts.models import Account
from schoolgate.web.imports.models import Import, Upload
from schoolgate.web.journal.models import Anchor
from schoolgate.web.sealing.fields import SealedTextField
from schoolgate.web.sealing.kinds import every_kind, sealed_fields
from schoolgate.web.sealing.seal import BrokenSealError
from schoolgate.web.trust.models import School

CREDENTIALS = Account.credentials.field
# Nobody outside concerns imports its models.
CASE = apps.get_model("concerns", "Threat")
WHAT = CASE._meta.get_field("what")
assert isinstance(WHAT, SealedTextField)


@pytest.fixture
def account(db: None) -> Account:
    school = School.objects.create(slug="elm", name="Elm", policy="milton-road")
    account = Account.objects.create(school=school, platform="x", name="@elm")
    CREDENTIALS.put(account, {"token": "kept"})
    account.save()
    account.refresh_from_db()
    return account


def test_sealed_fields_are_found_by_introspection() -> None:
    found = {(field.model, field.attname) for field in sealed_fields()}

    assert found >= {
        (Account, "credentials"),
        (Upload, "sealed"),
        (Import, "sealed"),
        (CASE, "what"),
        (CASE, "record"),
        (apps.get_model("concerns", "Step"), "note"),
        (Anchor, "sealed"),
    }


def test_every_kind_says_what_to_do_when_it_does_not_open() -> None:
    assert all(kind.cure and kind.called for kind in every_kind())


def test_a_kind_is_listed_once() -> None:
    assert len(list(every_kind())) == len(list(every_kind()))


def test_a_sealed_value_comes_back(account: Account) -> None:
    assert CREDENTIALS.open(account) == {"token": "kept"}


def test_the_row_itself_holds_the_seal_alone(account: Account) -> None:
    row = serializers.serialize("jsonl", [account])

    assert b"kept" not in bytes(account.credentials)
    assert "kept" not in row
    assert "kept" not in repr(vars(account))


def test_a_seal_copied_into_another_row_does_not_open(account: Account) -> None:
    other = Account.objects.create(school=account.school, platform="x", name="@oak")
    other.credentials = account.credentials

    with pytest.raises(BrokenSealError):
        CREDENTIALS.open(other)


def test_sealed_words_stand_in_a_column_of_letters() -> None:
    case = CASE(pk=1, school_id=1)

    WHAT.put(case, "Money was asked for")

    assert case.what.isascii()
    assert isinstance(WHAT, models.TextField)
    assert WHAT.open(case) == "Money was asked for"


def test_no_words_leave_no_seal() -> None:
    case = CASE(pk=1, school_id=1)

    WHAT.put(case, "")

    assert (case.what, WHAT.has(case)) == ("", False)


@pytest.mark.parametrize("letters", ["no seal", "é", "AAAA"])
def test_letters_that_are_no_seal_do_not_open(letters: str) -> None:
    case = CASE(pk=1, school_id=1, what=letters)

    with pytest.raises(BrokenSealError):
        WHAT.open(case)


def test_what_people_call_it_is_no_part_of_a_migration() -> None:
    field = SealedTextField(called="the words of {}", cure="ask", bound_to=("pk",))

    _, path, _, kwargs = field.deconstruct()

    assert path == "schoolgate.web.sealing.fields.SealedTextField"
    assert kwargs == {}
