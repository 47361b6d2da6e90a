"""One meaning, two speeds: the pass over many posts against the plain way."""

import random
import unicodedata
from pathlib import Path
from typing import Literal, get_args

import pytest

from schoolgate.engine.people import Person
from schoolgate.reading.bulk_build import build, hashed, load, save
from schoolgate.reading.context import Surroundings
from schoolgate.reading.lone import lone_names
from schoolgate.reading.name_index import NameIndex, Names
from schoolgate.reading.pupils_named import Weighed, full_names
from schoolgate.reading.tests.origins import FORENAMES, people_of
from schoolgate.reading.tests.ways_of_writing import SLIPS, WAYS
from schoolgate.reading.words import Words

Form = Literal["NFC", "NFD", "NFKC"]
pytestmark = pytest.mark.slow

ROLL = tuple(
    Person(f"{origin}-{at}", forename, surname)
    for origin in FORENAMES
    for at, (forename, surname) in enumerate(people_of(origin))
)
PLAIN = NameIndex(ROLL)
BULK = hashed(PLAIN, b"a key for tests.")
CARRIERS = (
    "Lovely weather for the picnic!",
    "RT @village_hall: quiz night, 8pm; bring a friend",
    "http://news.example/a1b2C3 The Grand Hotel re-opens #welldoneall",
    "Will we see you on May Day? A rose, a bell & the green field",
    "Our Year 4 pupils sang in assembly.",
)


def _named(text: str, index: Names) -> list[Weighed]:
    return full_names(Surroundings(Words(text)), index)


def _anybody(text: str) -> bool:
    around = Surroundings(Words(text))
    alone = lone_names(around, PLAIN, frozenset())
    return bool(_named(text, PLAIN)) or any(True for _ in alone)


def _posts() -> list[str]:
    draw = random.Random(7)
    ways = sorted((WAYS | SLIPS).items())
    return [
        f"{draw.choice(CARRIERS)} {write(person.forename, person.surname)} today"
        for person in ROLL
        for _, write in draw.sample(ways, 12)
    ]


def test_every_post_that_names_somebody_is_a_candidate() -> None:
    posts = [*_posts(), *CARRIERS]

    kept = set(BULK.candidates(posts))

    assert [p for at, p in enumerate(posts) if at not in kept and _anybody(p)] == []


def test_a_post_says_the_same_to_both_indexes() -> None:
    for post in _posts()[::5]:
        assert _named(post, BULK) == _named(post, PLAIN)


def test_a_post_is_kept_or_not_whatever_stands_around_it_in_the_batch() -> None:
    posts = [*_posts()[::9], *CARRIERS]
    kept = {posts[at] for at in BULK.candidates(posts)}
    order = random.Random(3).sample(posts, len(posts))

    again = {order[at] for at in BULK.candidates(order)}
    alone = {post for post in posts if BULK.candidates([post])}

    assert kept == again == alone


@pytest.mark.parametrize("form", get_args(Form))
def test_the_form_of_unicode_changes_nothing(form: Form) -> None:
    posts = _posts()[::9]
    written = [unicodedata.normalize(form, post) for post in posts]

    found = [bool(_named(post, PLAIN)) for post in posts]

    assert [bool(_named(post, PLAIN)) for post in written] == found
    assert set(BULK.full_names(posts)) == set(BULK.full_names(written))


def test_zero_width_characters_change_nothing() -> None:
    posts = [f"Hello {p.forename} {p.surname} there" for p in ROLL]
    written = ["\u200b".join(post) for post in posts]

    assert BULK.full_names(written) == BULK.full_names(posts) == list(range(len(posts)))


def test_capitals_and_small_letters_are_both_found() -> None:
    posts = [f"hello {p.forename} {p.surname} there" for p in ROLL]

    for written in (posts, [p.lower() for p in posts], [p.upper() for p in posts]):
        assert len(BULK.full_names(written)) == len(posts)


def test_unrelated_posts_are_mostly_left_alone() -> None:
    posts = ["The train is late again", "What a goal!", "Soup of the day: leek"]

    assert BULK.full_names(posts) == []


@pytest.mark.parametrize("posts", [[], [""], ["", "", "\n\n"], ["a\nb", "\x00"]])
def test_empty_and_odd_posts_are_counted_rightly(posts: list[str]) -> None:
    assert BULK.candidates(posts) == []


def test_a_line_break_inside_a_post_does_not_split_it() -> None:
    posts = ["first", "Aisha\nKhan", "third"]

    assert build([Person("1", "Aisha", "Khan")]).full_names(posts) == [1]


def test_a_kept_index_says_the_same_when_it_is_loaded(tmp_path: Path) -> None:
    posts = _posts()[::20]
    save(BULK, tmp_path / "roll.npz")

    again = load(tmp_path / "roll.npz")

    assert again.candidates(posts) == BULK.candidates(posts)
    assert _named(posts[0], again) == _named(posts[0], PLAIN)


def test_a_kept_index_holds_no_full_name_and_its_key_lies_apart(tmp_path: Path) -> None:
    save(BULK, tmp_path / "roll.npz")

    kept = (tmp_path / "roll.npz").read_bytes()

    assert BULK.pairs.key not in kept
    assert b"oliver ashworth" not in kept
    assert (tmp_path / "roll.key").stat().st_mode & 0o077 == 0
