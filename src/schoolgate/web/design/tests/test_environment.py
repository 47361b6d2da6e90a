"""How pages say days and moments, and what they do about a name they don't have."""

from datetime import UTC, date, datetime

import pytest
from django.template import engines
from django.template.backends.jinja2 import Jinja2
from jinja2 import Environment, UndefinedError

from schoolgate.web.design.environment import (
    clause,
    day,
    day_short,
    for_input,
    moment,
    platform,
    question,
)


@pytest.fixture
def pages() -> Environment:
    """The environment as the site makes it."""
    engine = engines["jinja2"]
    assert isinstance(engine, Jinja2)
    return engine.env


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (datetime(2026, 11, 21, 9, 5, tzinfo=UTC), "Sat 21 Nov 2026, 9:05 am"),
        (datetime(2026, 11, 21, 12, 0, tzinfo=UTC), "Sat 21 Nov 2026, 12:00 pm"),
        (datetime(2026, 11, 21, 0, 30, tzinfo=UTC), "Sat 21 Nov 2026, 12:30 am"),
        (datetime(2026, 6, 1, 20, 5, tzinfo=UTC), "Mon 1 Jun 2026, 9:05 pm"),
    ],
)
def test_a_moment_is_said_in_the_school_s_own_time(at: datetime, words: str) -> None:
    assert moment(at) == words


def test_a_day_is_said_as_it_is() -> None:
    assert day(date(2026, 11, 21)) == "Saturday 21 November 2026"
    assert day_short(date(2026, 11, 1)) == "1 Nov 2026"


def test_a_summer_s_late_evening_belongs_to_the_day_that_has_begun_here() -> None:
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)

    assert day(late) == "Tuesday 2 June 2026"
    assert day_short(late) == "2 Jun 2026"
    assert for_input(late) == "2026-06-02T00:30"


def test_what_people_wrote_is_shown_as_words(pages: Environment) -> None:
    page = pages.from_string("{{ words }}")

    assert page.render(words="<b>") == "&lt;b&gt;"


def test_a_page_may_ask_for_what_it_does_not_have(pages: Environment) -> None:
    page = pages.from_string("{% if school %}yes{% else %}no{% endif %}")

    assert page.render() == "no"


@pytest.mark.parametrize("words", ["{{ scool }}", "{{ scool.name }}", "{{ a.scool }}"])
def test_a_misspelt_name_is_an_error_where_it_would_be_shown(
    pages: Environment, words: str
) -> None:
    with pytest.raises(UndefinedError, match="scool"):
        pages.from_string(words).render(a={})


def test_an_address_is_made_of_its_name(pages: Environment) -> None:
    page = pages.from_string("{{ url('school', school='elm') }}")

    assert page.render() == "/school/elm/"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("linkedin", "LinkedIn"),
        ("x", "X"),
        ("website", "the website"),
        ("newsletter", "the newsletter"),
        ("somewhere", "Somewhere"),
    ],
)
def test_a_platform_is_called_what_people_call_it(name: str, words: str) -> None:
    assert platform(name) == words


def test_a_law_is_cited_without_a_number_that_only_we_know() -> None:
    assert clause("law:B13") == "The law"
    assert clause("SM-36") == "SM-36"


def test_a_fact_is_shown_as_the_question_that_was_asked() -> None:
    assert question("pictured.child").endswith("?")
