"""What somebody reads when a page can't be had."""

from collections.abc import Callable

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse
from django.views import defaults

from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

SignedIn = Callable[[Person], Client]


def test_an_address_that_is_none_says_so_to_a_stranger(client: Client) -> None:
    answer = client.get("/no/such/page/")

    assert answer.status_code == 404
    assert "Page not found" in answer.content.decode()
    assert "Sign out" not in answer.content.decode()


def test_another_school_s_page_is_no_page_and_names_no_school(
    signed_in: SignedIn, stranger: Person, school: School
) -> None:
    answer = signed_in(stranger).get("/school/elm/people/")

    page = answer.content.decode()
    assert answer.status_code == 404
    assert "Page not found" in page
    assert school.name not in page


def test_who_is_refused_reads_why() -> None:
    request = RequestFactory().get("/")

    answer = defaults.permission_denied(request, PermissionDenied("Ask the <head>."))

    assert answer.status_code == 403
    assert "Ask the &lt;head&gt;." in answer.content.decode()


def test_a_form_without_its_token_says_how_to_go_on(
    teacher: Person,
) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(teacher)

    answer = browser.post(reverse("posts:begin", kwargs={"school": "elm"}))

    assert answer.status_code == 403
    assert "load the page again" in answer.content.decode()


def test_a_broken_page_needs_nothing_to_say_so() -> None:
    answer = defaults.server_error(RequestFactory().get("/"))

    assert answer.status_code == 500
    assert "Something is broken here" in answer.content.decode()


def test_too_much_at_once_says_so() -> None:
    answer = defaults.bad_request(RequestFactory().get("/"), ValueError())

    assert answer.status_code == 400
    assert "Nothing was changed" in answer.content.decode()


@pytest.mark.parametrize("address", ["/", "/sign-in/", "/no/such/page/"])
def test_every_answer_forbids_what_is_not_ours(
    db: None, client: Client, address: str
) -> None:
    policy = client.get(address).headers["Content-Security-Policy"]

    assert policy.startswith("default-src 'none'; script-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
