"""Topics that aren't public yet."""

from datetime import date, datetime

import pytest

from schoolgate.checks.text import embargo
from schoolgate.checks.text.tests.looking import findings, marked
from schoolgate.engine.people import Embargo
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

HALL = Embargo("the new sports hall", ("sports hall", "café"), date(2026, 6, 20))
MERGER = Embargo("merger", (), None)
SCHOOL = School(embargoes=(HALL, MERGER))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Our sports hall is coming", "sports hall"),
        ("OUR SPORTS HALL!", "SPORTS HALL"),
        ("Two sports halls", "sports halls"),
        ("The sport-hall plans", "sport-hall"),
        ("The sports\nhall plans", "sports\nhall"),
        ("See #OurSportsHall soon", "#OurSportsHall"),
        ("A cafe for families", "cafe"),
        ("A CAFÉ for families", "CAFÉ"),
        ("ｓｐｏｒｔｓ hall", "ｓｐｏｒｔｓ hall"),
        ("The merger's date", "merger's"),
        ("Talk of mergers", "mergers"),
    ],
)
def test_a_topic_is_found_however_it_is_written(text: str, said: str) -> None:
    found = findings(embargo, text, SCHOOL)

    assert [marked(text, each) for each in found] == [said]
    assert found[0].certain


@pytest.mark.parametrize(
    "text",
    [
        "Sports Day is in the hall",
        "A transporthall",
        "The emergency exit",
        "Cafeteria",
        "The halls of sport",
    ],
)
def test_other_words_pass(text: str) -> None:
    assert findings(embargo, text, SCHOOL) == []


@pytest.mark.parametrize(
    ("on", "count"), [("2026-06-19T23:59", 1), ("2026-06-20T00:00", 0)]
)
def test_from_its_day_on_a_topic_is_free(on: str, count: int) -> None:
    post = Post("Our sports hall", datetime.fromisoformat(on))

    assert len(list(embargo.look(post, SCHOOL))) == count


def test_the_finding_names_the_topic_and_its_day() -> None:
    [found] = findings(embargo, "Our sports hall", SCHOOL)

    assert found.says == (
        "“sports hall” gives away “the new sports hall”, "
        "which is not public until 20 June 2026"
    )


def test_without_embargoes_nothing_is_found() -> None:
    assert findings(embargo, "Our sports hall and merger") == []
