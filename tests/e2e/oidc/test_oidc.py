"""Signing in with a real provider: who is joined comes in, and nobody else."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.signin.openid import key_of
from tests.e2e.oidc.conftest import (
    PASSWORD,
    TENANT,
    Provider,
    back,
    begun,
    signed_in,
)

pytestmark = [pytest.mark.e2e, pytest.mark.slow, pytest.mark.django_db]


def test_somebody_joined_comes_in(joined: Person, provider: Provider) -> None:
    browser = Client()

    came = browser.get(back(provider.sent_back(begun(browser), "tamsin")))

    assert came["Location"] == "/"
    assert signed_in(browser) == str(joined.pk)


def test_joining_is_told_in_the_journal_and_by_mail(
    joined: Person, mailoutbox: list[object]
) -> None:
    entry = Entry.objects.get(verb="provider.joined")

    assert entry.by_id == joined.pk
    assert len(mailoutbox) == 1


def test_no_token_and_no_claim_beyond_the_needed_is_kept(joined: Person) -> None:
    account = SocialAccount.objects.get(user=joined)

    assert not SocialToken.objects.exists()
    claims = {"iss", "sub", "email", "email_verified", "hd", "tid"}
    assert set(account.extra_data["id_token"]) == claims
    assert re.fullmatch("[0-9a-f]{64}", account.uid)


def test_who_is_asked_for_a_second_factor_is_asked_after_the_provider_too(
    joined: Person, provider: Provider
) -> None:
    Authenticator.objects.create(user=joined, type="totp", data={"secret": "sealed"})
    browser = Client()

    came = browser.get(back(provider.sent_back(begun(browser), "tamsin")))

    assert came["Location"] == "/sign-in/factor/authenticate/"
    assert signed_in(browser) is None


def test_the_same_subject_of_another_issuer_is_somebody_else(
    tamsin: Person, provider: Provider
) -> None:
    elsewhere = {"iss": "https://elsewhere.example.org", "sub": "tamsin"}
    SocialAccount.objects.create(
        user=tamsin,
        provider="google",
        uid=key_of(elsewhere),
        extra_data={"id_token": elsewhere},
    )
    browser = Client()

    came = browser.get(back(provider.sent_back(begun(browser), "tamsin")))

    assert came["Location"] == "/sign-in/by/join/"
    assert signed_in(browser) is None


def test_a_subject_that_nobody_joined_reads_what_to_do(
    tamsin: Person, provider: Provider
) -> None:
    browser = Client()

    came = browser.get(back(provider.sent_back(begun(browser), "colm")), follow=True)

    assert came.status_code == 403
    assert "This account is not known here" in came.content.decode()
    assert signed_in(browser) is None
    assert Person.objects.count() == 1


def test_another_domain_is_refused(joined: Person, provider: Provider) -> None:
    for sub in ("stranger", "private"):
        browser = Client()
        came = browser.get(back(provider.sent_back(begun(browser), sub)))

        assert came.status_code == 403
        assert "not one of the school&#39;s own" in came.content.decode()
        assert signed_in(browser) is None


def test_another_domain_can_not_be_joined_either(
    tamsin: Person, provider: Provider
) -> None:
    browser = Client()
    browser.force_login(tamsin)
    address = begun(browser, process="connect")

    came = browser.get(back(provider.sent_back(address, "stranger")))

    assert came.status_code == 403
    assert not SocialAccount.objects.exists()


def test_another_tenant_is_refused(tamsin: Person, provider: Provider) -> None:
    for sub in ("other-tenant", "private"):
        browser = Client()
        address = begun(browser, "microsoft")
        came = browser.get(back(provider.sent_back(address, sub)))

        assert came.status_code == 403
        assert "another organisation" in came.content.decode()


def test_the_school_s_own_tenant_can_be_joined(
    tamsin: Person, provider: Provider
) -> None:
    browser = Client()
    browser.force_login(tamsin)
    address = begun(browser, "microsoft", "connect")

    browser.get(back(provider.sent_back(address, "tamsin")))

    account = SocialAccount.objects.get(user=tamsin)
    assert account.extra_data["id_token"]["tid"] == TENANT


def test_a_checked_address_asks_for_the_password_once_and_is_joined_then(
    tamsin: Person, provider: Provider
) -> None:
    browser = Client()

    came = browser.get(back(provider.sent_back(begun(browser), "tamsin")), follow=True)
    assert came.request["PATH_INFO"] == "/sign-in/"
    assert signed_in(browser) is None
    form = {"login": tamsin.email, "password": PASSWORD, "next": "/sign-in/by/join/"}
    asked = browser.post("/sign-in/", form, follow=True)
    assert "Join your Google account?" in asked.content.decode()
    assert not SocialAccount.objects.exists()
    browser.post("/sign-in/by/join/")

    again = Client()
    again.get(back(provider.sent_back(begun(again), "tamsin")))
    assert signed_in(again) == str(tamsin.pk)


def test_an_address_that_the_provider_did_not_check_counts_for_nothing(
    tamsin: Person, provider: Provider
) -> None:
    browser = Client()

    came = browser.get(back(provider.sent_back(begun(browser), "unchecked")))

    assert came["Location"] == "/sign-in/by/unknown/"


def test_somebody_else_can_not_join_what_was_put_by_for_another(
    tamsin: Person, provider: Provider
) -> None:
    colm = Person.objects.create_named("colm@elm.example.org", "Colm", "Example")
    browser = Client()
    browser.get(back(provider.sent_back(begun(browser), "tamsin")))
    browser.force_login(colm)

    browser.post("/sign-in/by/join/")

    assert not SocialAccount.objects.exists()


def test_an_account_joined_to_one_person_can_not_be_joined_to_another(
    joined: Person, provider: Provider
) -> None:
    colm = Person.objects.create_named("colm@elm.example.org", "Colm", "Example")
    browser = Client()
    browser.force_login(colm)
    address = begun(browser, process="connect")

    came = browser.get(back(provider.sent_back(address, "tamsin")), follow=True)

    assert "joined to somebody else" in came.content.decode()
    assert SocialAccount.objects.get().user == joined


def test_whoever_has_left_does_not_come_in(joined: Person, provider: Provider) -> None:
    joined.is_active = False
    joined.save()
    browser = Client()

    browser.get(back(provider.sent_back(begun(browser), "tamsin")))

    assert signed_in(browser) is None


def test_turning_back_at_the_provider_changes_nothing(
    joined: Person, provider: Provider
) -> None:
    browser = Client()

    came = browser.get(back(provider.sent_back(begun(browser), "")), follow=True)

    assert "You turned back" in came.content.decode()
    assert signed_in(browser) is None


def test_a_provider_that_is_not_set_up_has_no_page(tamsin: Person) -> None:
    browser = Client()

    assert browser.post("/sign-in/by/oidc/elsewhere/").status_code == 404
    assert browser.get("/sign-in/by/oidc/elsewhere/callback/").status_code == 404


def test_going_to_the_provider_takes_a_press_of_a_button(tamsin: Person) -> None:
    """A picture on another site could have somebody signed in otherwise."""
    answer = Client().get("/sign-in/by/oidc/google/")

    assert answer.status_code == 200
    assert "Sign in with Google?" in answer.content.decode()


def test_what_was_put_by_is_forgotten_after_a_quarter_of_an_hour(
    tamsin: Person, provider: Provider
) -> None:
    browser = Client()
    browser.get(back(provider.sent_back(begun(browser), "tamsin")))
    browser.post("/sign-in/", {"login": tamsin.email, "password": PASSWORD})
    session = browser.session
    session["joining"]["at"] -= 16 * 60
    session.save()

    browser.post("/sign-in/by/join/")

    assert not SocialAccount.objects.exists()
