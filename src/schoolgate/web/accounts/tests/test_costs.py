"""How often a page of the register asks the database: no more with more rows."""

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.states import AccountState, KeeperPart
from schoolgate.web.people.models import Person

Browser = Callable[[Person], Client]
HERE = "/school/elm/accounts/"
READING = ["", "register.csv", "{pk}/"]
KEEPING = ["not-ours/", "{pk}/conditions/", "{pk}/details/", "{pk}/connection/"]


@pytest.mark.parametrize("page", [*READING, *KEEPING, "ask/"])
def test_every_page_asks_at_most_ten_times(
    page: str,
    open_one: Account,
    head: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = signed_in(head)

    with django_assert_max_num_queries(10):
        browser.get(HERE + page.format(pk=open_one.pk))


@pytest.mark.parametrize("many", [2, 40])
def test_the_register_asks_the_same_however_long_it_is(
    many: int,
    open_one: Account,
    head: Person,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(many):
        account = Account.objects.create(
            school=open_one.school,
            platform="x",
            name=f"@{number}",
            state=AccountState.OPEN,
        )
        Keeper.objects.create(
            account=account, person=head, part=KeeperPart.OWNER, since="2026-01-01"
        )
    browser = signed_in(head)

    with django_assert_max_num_queries(9):
        browser.get(HERE)
