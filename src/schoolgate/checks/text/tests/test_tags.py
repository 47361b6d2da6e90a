"""Handles: the school's own, an organisation's, a person's."""

import pytest

from schoolgate.checks.text import tags
from schoolgate.checks.text.tests.looking import DAY, findings, marked
from schoolgate.engine.finding import Finding
from schoolgate.reading.post import Post
from schoolgate.reading.school import School

SCHOOL = School(
    own_handles=frozenset({"@OakPrimary", "oakpta"}),
    words={"known_handles": ("@ReadingIsFun",)},
)


@pytest.mark.parametrize(
    ("text", "handle"),
    [
        ("Well done @aisha_khan7!", "@aisha_khan7"),
        ("Thanks @jo.bloggs.bsky.social", "@jo.bloggs.bsky.social"),
        ("Hi @sam@mastodon.social", "@sam@mastodon.social"),
        ("(@MrLee)", "@MrLee"),
        ("＠aisha said hello", "＠aisha"),
    ],
)
def test_a_persons_handle_is_certain(text: str, handle: str) -> None:
    [found] = findings(tags, text, SCHOOL)

    assert marked(text, found) == handle
    assert found.certain


@pytest.mark.parametrize(
    "handle",
    ["@sciencemuseum", "@StMarysSchool", "@PoliceScotland", "@visit_uk", "@NHSuk"],
)
def test_what_may_be_an_organisation_is_asked(handle: str) -> None:
    [found] = findings(tags, f"Thanks {handle} for today", SCHOOL)

    assert not found.certain


@pytest.mark.parametrize(
    "text",
    [
        "Follow @oakprimary and @OakPTA",
        "Thanks @readingisfun",
        "Write to office@oak.sch.uk",
        "See you @ the hall",
        "Meet @3pm or @10.30am",
        "Fun @home and @school",
        "See https://social.example/@oak",
    ],
)
def test_own_and_known_handles_and_other_signs_pass(text: str) -> None:
    assert findings(tags, text, SCHOOL) == []


def test_what_the_author_means_to_tag_is_looked_at_too() -> None:
    post = Post("Well done!", DAY, tags=("@aisha", "OakPrimary", "@TateGallery"))

    found = [each for each in tags.look(post, SCHOOL) if isinstance(each, Finding)]

    assert [each.says for each in found] == [
        "“@aisha” tags a person",
        "“@TateGallery” is a handle that the school doesn't list: is it a person's?",
    ]
