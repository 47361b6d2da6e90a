"""Each platform's limits, counted its own way."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
import yaml

from schoolgate.checks.text import limits
from schoolgate.checks.text.tests.looking import DAY
from schoolgate.engine.finding import Finding, Seen, Span, Unsaid
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

TABLE = Path(__file__).resolve().parents[5] / "policies" / "law" / "platforms.yaml"
PLATFORMS: Mapping[str, Mapping[str, object]] = yaml.safe_load(
    TABLE.read_text(encoding="utf-8")
)["platforms"]
TAGS = " ".join(f"#tag{number}" for number in range(31))
FAMILY = "👨\u200d👩\u200d👧\u200d👦"


def seen(text: str, *platforms: str) -> list[Seen]:
    school = School(platforms=PLATFORMS)
    return list(limits.look(Post(text, DAY, platforms=platforms), school))


@pytest.mark.parametrize(
    ("platform", "unit", "most"),
    [
        ("facebook", "a", 63_206),
        ("instagram", "a", 2_200),
        ("x", "a", 280),
        ("x", "日", 140),
        ("x", "🎉", 140),
        ("linkedin", "a", 3_000),
        ("bluesky", "a", 300),
        ("bluesky", "e\u0301", 300),
        ("bluesky", FAMILY, 120),
        ("mastodon", FAMILY, 500),
        ("threads", "a", 500),
        ("youtube", "a", 5_000),
        ("youtube", "é", 2_500),
        ("tiktok", "a", 2_200),
    ],
)
def test_a_text_may_be_as_long_as_the_platform_takes(
    platform: str, unit: str, most: int
) -> None:
    fits, over = unit * most, unit * (most + 1)

    found = seen(over, platform)

    assert seen(fits, platform) == []
    assert [each.fact for each in found] == ["limits.over"]
    assert found[0].platforms == {platform}


@pytest.mark.parametrize("platform", ["website", "newsletter"])
def test_the_schools_own_pages_take_any_length(platform: str) -> None:
    assert seen("a" * 100_000 + TAGS, platform) == []


def test_the_finding_points_at_the_part_that_is_over_and_gives_the_count() -> None:
    [found] = seen("a" * 280 + " and more", "x")

    assert isinstance(found, Finding)
    assert found.text == Span(280, 289)
    assert found.says == ("It is 289 characters as X counts them long, and X takes 280")


def test_each_platform_is_judged_alone() -> None:
    found = seen("a" * 400, "x", "mastodon", "bluesky", "facebook")

    assert [sorted(each.platforms) for each in found] == [["x"], ["bluesky"]]


def test_a_link_weighs_23_on_x_however_long_it_is() -> None:
    link = f"https://school.org.uk/{'a' * 400}"

    assert seen(f"{'a' * 256} {link}", "x") == []
    assert seen(f"{'a' * 257} {link}", "x") != []


def test_instagram_takes_30_hashtags() -> None:
    [found] = seen(TAGS, "instagram")

    assert isinstance(found, Finding)
    assert found.fact == "limits.hashtags"
    assert found.text == Span(TAGS.index("#tag30"), len(TAGS))
    assert seen(TAGS.replace("#tag30", "#30"), "instagram") == []
    assert seen(TAGS, "facebook") == []


def test_a_platform_nobody_knows_is_unsaid() -> None:
    assert seen("Hello", "pinterest") == [
        Unsaid(
            "limits.over",
            "what pinterest takes is not known here",
            frozenset({"pinterest"}),
        )
    ]


def test_a_text_that_fits_everywhere_does_not_ask_where_it_goes() -> None:
    assert seen("Hello") == []


def test_a_text_that_does_not_fit_everywhere_asks_where_it_goes() -> None:
    [unsaid] = seen("word " * 80)

    assert isinstance(unsaid, Unsaid)
    assert unsaid.fact == "limits.over"
    assert "x, bluesky" in unsaid.why


@pytest.mark.parametrize("platform", PLATFORMS)
def test_each_row_says_its_source_and_when_it_was_checked(platform: str) -> None:
    row = PLATFORMS[platform]

    assert row["source"]
    assert isinstance(row["checked"], date)
    assert isinstance(row["social"], bool)
    assert row.get("unit") is None or row["unit"] in limits.NAMES


@pytest.mark.parametrize("unit", limits.NAMES)
@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "x.co a.uk",
        "http://a.uk http://b.uk",
        f"é {FAMILY} 日 x.co",
        "\u0344\ufb1d",
    ],
)
def test_what_a_text_weighs_at_most_is_never_less_than_it_weighs(
    text: str, unit: str
) -> None:
    counted, _ = limits._measured(text, unit, -1)

    assert limits._most(text, unit) >= counted
