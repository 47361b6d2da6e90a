"""Spam and paid praise; what a school sells for its own funds is neither."""

import re

import pytest

from schoolgate.checks.text import adverts
from schoolgate.checks.text.tests.looking import facts, findings, marked, real_posts


@pytest.mark.parametrize(
    "text",
    [
        "Buy now at our shop!",
        "Get 20% off all trainers this week",
        "Use promo code SCHOOL10",
        "Use code SAVE10 today",
        "DM to order your hamper",
        "GIVEAWAY! Follow and share to win",
        "Tag three friends to enter",
        "Work from home and be your own boss",
        "Earn extra cash this summer",
        "Free shipping on all orders",
        "Half price tuition!",
        "Special offer: two lessons for one",
        "Claim your free trial",
        "Bitcoin trading made simple",
        "Lose 10lbs in a month",
        "Hurry, offer ends on Sunday",
        "Ask me for the Avon brochure",
        "Free quote for your roof",
        "Click here to claim your prize",
        "ＢＵＹ ＮＯＷ",
    ],
)
def test_advertising_is_found(text: str) -> None:
    assert facts(adverts, text) == {"adverts.spam"}


@pytest.mark.parametrize(
    "text",
    [
        "They kindly gifted us this climbing frame",
        "We were given free tickets in exchange for a post",
        "We have been sponsored by Acme to tell you",
        "Thanks to Acme for gifting the footballs",
        "A paid partnership with the toy shop",
    ],
)
def test_praise_that_was_paid_for_is_found(text: str) -> None:
    assert "adverts.paid" in facts(adverts, text)


def test_a_paid_post_that_says_so_is_let_through() -> None:
    assert facts(adverts, "#ad We were gifted by Acme these footballs") == set()


@pytest.mark.parametrize(
    "text",
    [
        "Summer Fair on Saturday: tombola, cakes, buy now or buy later!",
        "PTA uniform sale, all at half price, after school",
        "Cakes 50p, all money to the PTA. Order now by form",
        "Tickets for the play are £3 from the office",
        "Congratulations to our raffle winners",
        "Sponsored walk on Friday: raise what you can",
        "95% of our pupils came to the assembly",
        "Year 6 sold bookmarks for charity",
        "Open day: book your place with the office",
        "Lost: one jumper, code unknown",
        "We are investing in new books",
        "It was free of charge",
        "The team earned 12 points to win the cup",
        "Parents can now order school meals",
        "Vacancy: teaching assistant, competitive salary",
    ],
)
def test_a_schools_own_news_and_sales_are_let_through(text: str) -> None:
    assert facts(adverts, text) == set()


def test_the_finding_marks_the_words_that_sell() -> None:
    text = "Trainers: get 20% off today"

    assert marked(text, findings(adverts, text)[0]) == "20% off"


def test_few_real_posts_are_taken_for_adverts() -> None:
    posts = real_posts()

    passing = {post for post in posts if re.search(adverts.TRIGGER, post.lower())}
    found = {post for post in posts if facts(adverts, post)}

    assert found <= passing
    assert len(found) <= 2
    assert len(passing) < 0.1 * len(posts)
