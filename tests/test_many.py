"""One meaning, two speeds: many posts are judged as each one is alone."""

import unicodedata
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from schoolgate.checks.gate import Draft, judge
from schoolgate.checks.many import judge_many
from schoolgate.engine.people import Person, Restriction
from schoolgate.engine.policy import Policy
from schoolgate.engine.record import replace
from schoolgate.engine.verdict import Verdict
from schoolgate.policyfile.law import floors, platform_limits, platforms
from schoolgate.policyfile.read import read_policy
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

DATA = Path(__file__).parents[1] / ".." / "shared" / "data"
DAY = datetime(2026, 11, 20, 10)  # noqa: DTZ001 - school local time

NAMES = (
    ("Aisha", "Khan"),
    ("Tomasz", "Zieliński"),
    ("Summer", "Green"),
    ("Grace", "Okafor"),
    ("Rhys", "Ap Iorwerth"),
    ("Amelia", "O'Connor-Hughes"),
    ("Will", "Smith"),
    ("Muhammad", "Ali"),
)
PUPILS = tuple(
    Person(str(number), first, last) for number, (first, last) in enumerate(NAMES)
)
SCHOOL = School(
    pupils=PUPILS,
    staff=(Person("s1", "Hana", "Marsh", roles=frozenset(("head",))),),
    platforms=platforms(),
)
TEXTS = (
    "Our Summer Fayre is on Saturday. Rose Class run the cake stall.",
    "Well done Aisha Khan, poet of the week!",
    "WELL DONE AISHA KHAN",
    "So proud! #WellDoneAishaKhan",
    "A i s h a  K h a n won",
    "Ring 07700 900123 or write to a.person@example.com",
    "Year 5 are at the Science Museum today until 3pm",
    "Aisha in 4R is off with asthma",
    "Great offer! 20% off, order now at http://bit.ly/x",
    "You are all idiots",
    "Grüße aus Köln 🎉 Tomasz Zieliński grüßt",
    "I think the government is wrong about this",
    "",
)


def drafts(texts: tuple[str, ...]) -> list[Draft]:
    return [
        Draft(Post(text, DAY, platforms=("x", "facebook"), kind="event",
                   roles=frozenset(("teacher",))))
        for text in texts
    ]  # fmt: skip


def said(verdict: Verdict) -> object:
    findings = sorted(map(repr, verdict.findings))
    return verdict.decision, verdict.by_platform, verdict.facts, findings


@pytest.fixture(scope="module")
def policy() -> Policy:
    own = read_policy("milton-road").policy
    return own.under(floors("england"), platform_limits())


def assert_equal(
    policy: Policy, texts: tuple[str, ...], school: School = SCHOOL
) -> None:
    assert_alike(policy, drafts(texts), school)


def assert_alike(policy: Policy, every: list[Draft], school: School) -> None:
    many = [said(verdict) for verdict in judge_many(policy, every, school)]

    alone = [said(judge(policy, draft, school)) for draft in every]
    for draft, one, other in zip(every, alone, many, strict=True):
        assert one == other, draft.post


@pytest.mark.parametrize(
    "changed",
    [
        str,
        str.lower,
        str.upper,
        lambda text: unicodedata.normalize("NFD", text),
        "\u200b".join,
        lambda text: text.replace(" ", "  "),
        lambda text: text.replace(" ", "\n"),
        lambda text: text.replace("an", "a-\nn"),
    ],
    ids=[
        "as it is",
        "lower",
        "upper",
        "decomposed",
        "zero width",
        "doubled blanks",
        "a word a line",
        "broken words",
    ],
)
def test_a_batch_says_what_each_post_alone_says(
    policy: Policy, changed: Callable[[str], str]
) -> None:
    assert_equal(policy, tuple(changed(text) for text in TEXTS))


LISTED = replace(
    SCHOOL,
    restricted=(
        Restriction("Aisha Khan"),
        Restriction("Will Smith"),
        Restriction("Bo"),
    ),
)


@pytest.mark.parametrize(
    "changed",
    [str, str.lower, str.upper, lambda text: text.replace(" ", "\n")],
    ids=["as it is", "lower", "upper", "a word a line"],
)
def test_a_batch_holds_back_whom_each_post_alone_does(
    policy: Policy, changed: Callable[[str], str]
) -> None:
    named = (
        "Aisha sang",
        "A. Khan sang",
        "#WellDoneAisha",
        "A i s h a sang",
        "Aisha Kahn sang",
        "We are proud of Will",
        "Bo sang",
        "Will you come?",
    )

    assert_equal(policy, tuple(map(changed, (*TEXTS, *named))), LISTED)


def test_a_batch_reads_what_stands_beside_the_text(policy: Policy) -> None:
    lawn = Photo("lawn.png", Path("lawn.png"), "Aisha Khan", ("Tomasz Zieliński",))
    film = Photo("play.mp4", Path("play.mp4"), film=True, transcript="Grace Okafor")
    texts = ("Look what Tomasz made", "Look!", "The  lawn")
    every = [
        replace(draft, post=replace(draft.post, photos=photos, title=title))
        for draft in drafts(texts)
        for photos in ((), (lawn,), (film,))
        for title in ("", "Rhys Ap Iorwerth")
    ]

    assert_alike(policy, every, SCHOOL)


def test_the_order_of_a_batch_changes_nothing(policy: Policy) -> None:
    forward = [said(v) for v in judge_many(policy, drafts(TEXTS), SCHOOL)]
    backward = [said(v) for v in judge_many(policy, drafts(TEXTS[::-1]), SCHOOL)]

    assert forward == backward[::-1]


@pytest.mark.slow
def test_real_posts_are_judged_alike(policy: Policy) -> None:
    posts = DATA / "posts_btc.txt"
    if not posts.exists():
        pytest.skip("../shared/data is not here: real posts can't be tried")
    lines = posts.read_text(encoding="utf-8").splitlines()

    assert_equal(policy, tuple(lines[:1500]))
    assert_equal(policy, tuple(lines[1500:2500]), LISTED)
