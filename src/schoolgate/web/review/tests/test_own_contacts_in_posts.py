"""What the school keeps as its own, in a draft: at once, and offered where it fits."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from schoolgate.engine.level import Level
from schoolgate.web.contacts.actions.add_contact import add_contact
from schoolgate.web.contacts.actions.end_contact import end_contact
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Post
from schoolgate.web.review.cases import judge_post
from schoolgate.web.trust.models import School

Write = Callable[..., Post]
Browser = Callable[[Person], Client]
OFFICE = "Ring our office on 020 7946 0123"
TRIP = "The trip phone is 07700 900 777"
OFFER = "Add it to our own contacts<"
ASK = "Ask the office to add it."


def level(post: Post, at: datetime) -> Level:
    return judge_post(Post.objects.get(pk=post.pk), at=at).outcome


def open_facts(post: Post, at: datetime) -> set[str]:
    decision = judge_post(Post.objects.get(pk=post.pk), at=at).decision
    return {question.fact for question in decision.unanswered}


def test_a_number_said_to_be_the_schools_is_asked_about_until_it_is_kept(
    school: School, written: Write, office: Person, at: datetime
) -> None:
    post = written(OFFICE)
    before = open_facts(post, at)

    added = add_contact(school, "(020) 7946 0123", "Office", by=office, at=at)
    kept = open_facts(post, at)
    end_contact(added, by=office, at=at)

    assert before == {"contact.phone"}
    assert kept == set()
    assert open_facts(post, at) == before


def test_the_trip_phone_stops_a_post_until_it_is_the_schools_own(
    school: School, written: Write, office: Person, at: datetime
) -> None:
    post = written(TRIP)
    before = level(post, at)

    add_contact(school, "07700 900777", "Trip phone", by=office, at=at)

    assert before is Level.STOP
    assert level(post, at) < Level.STOP


def test_another_schools_contact_lets_nothing_through_here(
    other_school: School, stranger: Person, written: Write, at: datetime
) -> None:
    add_contact(other_school, "020 7946 0123", "Office", by=stranger, at=at)

    assert open_facts(written(OFFICE), at) == {"contact.phone"}


@pytest.mark.parametrize(
    "text",
    [
        OFFICE,
        TRIP.replace("The", "Our"),
        "Find us at 12 Mill Lane",
        "Ring 01632 960777",
    ],
)
def test_the_office_is_offered_to_add_what_may_be_the_schools(
    text: str, written: Write, office: Person, signed_in: Browser
) -> None:
    post = written(text, by=office)

    page = signed_in(office).get(f"/school/elm/posts/{post.pk}/edit/").content.decode()

    assert OFFER in page
    assert "/school/elm/contacts/?value=" in page


def test_a_teacher_is_told_to_ask_the_office(
    written: Write, teacher: Person, signed_in: Browser
) -> None:
    post = written(OFFICE)

    page = signed_in(teacher).get(f"/school/elm/posts/{post.pk}/edit/").content.decode()

    assert ASK in page
    assert OFFER not in page


@pytest.mark.parametrize(
    "text", ["Ring Jo's mum on 07700 900461", "Jo's mum: 020 7946 0812"]
)
def test_nobody_is_offered_to_add_a_persons_number(
    text: str, written: Write, office: Person, signed_in: Browser
) -> None:
    post = written(text, by=office)

    page = signed_in(office).get(f"/school/elm/posts/{post.pk}/edit/").content.decode()

    assert OFFER not in page
