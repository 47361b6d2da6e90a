"""The first page shows what each app says, and lists nothing itself."""

from datetime import datetime

import pytest
from django.test import Client

from schoolgate.web.home import queries
from schoolgate.web.home.queries import day
from schoolgate.web.people import waiting
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import Item, Notice, Section, Shown
from schoolgate.web.trust.models import School


@pytest.fixture
def here(teacher: Person, school: School) -> Standing:
    return Standing(teacher, school, frozenset({"teacher"}))


def says(monkeypatch: pytest.MonkeyPatch, *shown: Shown) -> None:
    monkeypatch.setattr(queries, "waiting_for", lambda _here, _at: list(shown))


def test_sections_of_one_heading_are_joined_in_their_places(
    here: Standing, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = Item("Ask", "/a"), Item("Plan", "/b")
    says(
        monkeypatch,
        Section(30, "To see to", (first,)),
        Section(31, "To see to", (second,)),
    )

    [section] = day(here, at).sections

    assert section.items == (first, second)


def test_a_heading_with_nothing_below_it_is_not_shown(
    here: Standing, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    says(
        monkeypatch, Section(30, "To see to", ()), Section(60, "Coming", (), empty="-")
    )

    assert [one.heading for one in day(here, at).sections] == ["Coming"]


def test_what_apps_say_comes_in_the_order_of_its_places(
    here: Standing, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = Notice(20, "b", "Later", "", "/")
    sooner = Notice(10, "a", "Sooner", "", "/")
    monkeypatch.setattr(waiting, "_WAITS", [lambda *_: [later], lambda *_: [sooner]])

    assert waiting.waiting_for(here, at) == [sooner, later]


@pytest.mark.parametrize(
    "app", ["review", "takedowns", "concerns", "consent", "events", "accounts"]
)
def test_each_app_has_registered_what_waits(app: str) -> None:
    names = {function.__module__ for function in waiting._WAITS}

    assert f"schoolgate.web.{app}.waiting" in names


def test_who_may_draft_is_told_that_nothing_is_unfinished(
    teacher: Person, client: Client
) -> None:
    client.force_login(teacher)

    page = client.get("/school/elm/").content.decode()

    assert "You have no unfinished posts." in page
    assert "To see to" not in page
