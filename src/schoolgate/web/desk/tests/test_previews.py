"""A preview shows what the platform will make of a post."""

from collections.abc import Callable
from datetime import datetime
from types import SimpleNamespace
from typing import cast

import pytest
from django.test import Client

from schoolgate.web.desk.previews import Piece, Preview, previews
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Picture, Post, Target
from schoolgate.web.posts.tests.fixtures import Write
from schoolgate.web.review.actions.send import send

LONG = "https://www.example.org/news/2026/our-very-long-week-in-the-woods"


def of(platform: str, text: str, *, pictures: int = 0) -> Preview:
    """The preview of a text on a platform, without a database."""
    shown = [Picture(pk=n, name=f"{n}.jpg") for n in range(pictures)]
    post = SimpleNamespace(
        text=text, title="Woods", pictures=SimpleNamespace(all=lambda: shown)
    )
    target = SimpleNamespace(text="", account=SimpleNamespace(platform=platform))
    return previews(cast("Post", post), [cast("Target", target)])[0]


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.words for piece in pieces)


def linked(preview: Preview) -> list[str]:
    return [piece.words for piece in preview.before + preview.rest if piece.is_link]


@pytest.mark.parametrize(
    ("platform", "shows"),
    [
        ("x", "example.org/news/2026/our-…"),
        ("mastodon", "example.org/news/2026/our-very…"),
        ("bluesky", LONG),
        ("facebook", LONG),
    ],
)
def test_an_address_is_cut_as_the_platform_cuts_it(platform: str, shows: str) -> None:
    assert linked(of(platform, f"See {LONG} today")) == [shows]


def test_an_address_on_instagram_is_no_link_and_the_author_is_told() -> None:
    preview = of("instagram", f"See {LONG} #woods")
    assert linked(preview) == ["#woods"]
    assert "An address in the text can’t be tapped here." in preview.notes


def test_tags_and_names_are_links_and_the_sign_in_an_address_is_not() -> None:
    text = "With @museum, write to office@example.org #OurWoods"
    assert linked(of("x", text))[0] == "@museum"
    assert linked(of("x", text))[-1] == "#OurWoods"
    assert "@example" not in linked(of("x", text))
    assert linked(of("website", "#OurWoods")) == []


@pytest.mark.parametrize(("platform", "fold"), [("instagram", 125), ("linkedin", 210)])
def test_what_a_reader_has_to_tap_for_is_the_rest_and_nothing_is_lost(
    platform: str, fold: int
) -> None:
    text = "word " * 100
    preview = of(platform, text)
    assert fold - 5 <= len(words(preview.before)) <= fold
    assert words(preview.before) + words(preview.rest) == text.strip()


def test_many_short_lines_are_folded_too() -> None:
    preview = of("facebook", "\n".join("abcdefgh"))
    assert words(preview.before) == "a\nb\nc\nd\ne"
    assert words(preview.rest) == "\nf\ng\nh"


def test_nothing_is_folded_on_x() -> None:
    assert of("x", "word " * 50).rest == ()


def test_pictures_beyond_what_a_platform_takes_are_told() -> None:
    preview = of("x", "Six", pictures=6)
    assert len(preview.pictures) == 4
    assert "It takes 4 pictures: 2 would be left out." in preview.notes


def test_a_title_shows_where_there_is_one_and_comments_are_told_of() -> None:
    assert of("website", "x").title == "Woods"
    assert of("x", "x").title == ""
    assert "Comments can’t be closed here." in of("facebook", "x").notes
    assert of("tiktok", "x").notes == ()


def test_typing_brings_the_preview_along(
    written: Write, teacher: Person, signed_in: Callable[[Person], Client]
) -> None:
    post = written()
    data = {"version": post.version, "text": f"Look: {LONG}", "kind": "activity"}
    data["target"] = post.targets.get().account_id

    answer = signed_in(teacher).post(f"/school/elm/posts/{post.pk}/typed/", data)

    assert "example.org/news/2026/our-…" in answer.json()["previews"]


def test_an_approver_sees_the_words_that_a_reader_has_to_tap_for(
    written: Write, leader: Person, signed_in: Callable[[Person], Client], at: datetime
) -> None:
    post = written("word " * 60 + "the end of it")
    post.targets.get().account.__class__.objects.update(platform="linkedin")
    send(post, by=post.author, at=at)

    page = signed_in(leader).get(f"/school/elm/posts/{post.pk}/").content.decode()

    assert '<details class="sg-look__more" open>' in page
    assert "the end of it" in page
