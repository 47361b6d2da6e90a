"""The register as a table for a spreadsheet, in which nothing is a formula."""

import csv
from collections.abc import Callable
from io import StringIO

import pytest
from django.test import Client

from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.showing import safe
from schoolgate.web.accounts.states import AccountState
from schoolgate.web.people.models import Person

Browser = Callable[[Person], Client]
HERE = "/school/elm/accounts/"


@pytest.mark.parametrize(
    "cell", ["=1+1", "+44", "-1", "@elm", "\t=1", "\r=1", "=cmd|' /C calc'!A0"]
)
def test_a_spreadsheet_reckons_with_no_cell(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


def test_a_table_keeps_what_is_no_formula_as_it_is() -> None:
    assert [safe(cell) for cell in ("Elm", None, 3)] == ["Elm", "", "3"]


def test_the_table_holds_every_account_and_no_formula(
    open_one: Account, teacher: Person, signed_in: Browser
) -> None:
    Account.objects.create(
        school=open_one.school,
        platform="x",
        name='=HYPERLINK("x")',
        state=AccountState.FAKE,
    )

    answer = signed_in(teacher).get(f"{HERE}register.csv")
    rows = list(csv.DictReader(StringIO(answer.content.decode())))

    assert answer["Content-Type"].startswith("text/csv")
    assert {row["Account"] for row in rows} == {"Elm School", '\'=HYPERLINK("x")'}
    assert teacher.name in rows[0]["Approved posting users"] + rows[1]["Owners"]
