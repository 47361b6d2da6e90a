"""Second factors: codes work once, and the last one of a head stays."""

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import TOTP
from django.core import mail
from django.test import Client
from pytest_django.fixtures import Settings

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.signin.tests.browsing import (
    COUNTER,
    IMMEDIATE,
    INDEX,
    SECRET,
    browser_of,
    code,
    given,
    grown_old,
    with_password,
)

Browser = Callable[[Person], Client]
Capture = Callable[[], AbstractContextManager[list[Callable[[], None]]]]


@pytest.fixture(autouse=True)
def _demanded(settings: Settings) -> None:
    settings.SECOND_FACTOR_DEMANDED = True
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}


@pytest.fixture(autouse=True)
def _minute(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes are of one and the same half minute, however long a test takes."""
    monkeypatch.setattr(auth, "yield_hotp_counters_from_time", lambda: iter([COUNTER]))


@pytest.fixture
def hester(head: Person) -> Person:
    """The head, with a password and no second factor yet."""
    return with_password(head)


@pytest.fixture
def ready(hester: Person) -> Person:
    """The head, with an authenticator app and recovery codes."""
    TOTP.activate(hester, SECRET)
    RecoveryCodes.activate(hester)
    return hester


def test_a_password_alone_is_not_in(ready: Person) -> None:
    browser = browser_of(ready)

    for path in ("/", "/school/elm/", INDEX, "/sign-in/sessions/"):
        assert browser.get(path)["Location"].startswith("/sign-in/?next=")
    assert browser.get("/sign-in/")["Location"] == "/sign-in/factor/authenticate/"


def test_a_code_lets_in(ready: Person) -> None:
    assert given(browser_of(ready), code())


def test_a_wrong_code_does_not(ready: Person) -> None:
    assert not given(browser_of(ready), "000000")


def test_a_code_works_once(ready: Person) -> None:
    now = code()
    assert given(browser_of(ready), now)

    assert not given(browser_of(ready), now)


def test_a_recovery_code_works_once(ready: Person) -> None:
    codes = Authenticator.objects.get(user=ready, type="recovery_codes").wrap()
    first, second = codes.get_unused_codes()[:2]
    assert given(browser_of(ready), first)

    assert not given(browser_of(ready), first)
    assert given(browser_of(ready), second)


def test_codes_without_a_password_let_nobody_in(ready: Person) -> None:
    assert not given(Client(), code())


def test_guessing_codes_is_slowed_down(ready: Person) -> None:
    for _ in range(5):
        given(browser_of(ready), "000000")

    browser = browser_of(ready)
    page = browser.post("/sign-in/factor/authenticate/", {"code": code()})

    assert "Too many tries" in page.content.decode()


def test_another_s_code_is_not_mine(ready: Person, teacher: Person) -> None:
    TOTP.activate(with_password(teacher), SECRET[::-1])

    assert not given(browser_of(teacher), code())
    assert given(browser_of(teacher), code(SECRET[::-1]))


def test_what_codes_are_made_of_is_sealed(ready: Person) -> None:
    for factor in Authenticator.objects.filter(user=ready):
        kept = str(factor.data)
        assert SECRET not in kept
        assert all(one not in kept for one in _recovery_codes(ready))
    app = Authenticator.objects.get(user=ready, type="totp").wrap()
    assert app.validate_code(code())


def test_the_last_factor_of_somebody_who_must_have_one_stays(ready: Person) -> None:
    browser = browser_of(ready)
    given(browser, code())

    page = browser.post(f"{INDEX}totp/deactivate/", follow=True)

    assert "add a passkey before the app goes" in page.content.decode()
    assert Authenticator.objects.filter(user=ready, type="totp").exists()


def test_their_last_passkey_stays_too(hester: Person, signed_in: Browser) -> None:
    key = Authenticator.objects.create(user=hester, type="webauthn", data={"name": "k"})
    browser = signed_in(hester)

    answer = browser.post(f"{INDEX}webauthn/keys/{key.pk}/remove/")

    assert answer["Location"] == f"{INDEX}webauthn/"
    assert Authenticator.objects.filter(pk=key.pk).exists()


def test_of_two_factors_one_can_go(ready: Person) -> None:
    Authenticator.objects.create(user=ready, type="webauthn", data={"name": "k"})
    browser = browser_of(ready)
    given(browser, code())

    browser.post(f"{INDEX}totp/deactivate/")

    assert not Authenticator.objects.filter(user=ready, type="totp").exists()


def test_a_teacher_can_turn_theirs_off(teacher: Person) -> None:
    TOTP.activate(with_password(teacher), SECRET)
    browser = browser_of(teacher)
    given(browser, code())

    browser.post(f"{INDEX}totp/deactivate/")

    assert not Authenticator.objects.exists()


def test_nobody_removes_another_s_passkey(
    hester: Person, teacher: Person, signed_in: Browser
) -> None:
    key = Authenticator.objects.create(user=hester, type="webauthn", data={"name": "k"})
    path = f"{INDEX}webauthn/keys/{key.pk}"

    for verb in ("remove", "edit"):
        answer = signed_in(teacher).post(f"{path}/{verb}/", {"name": "mine"})
        assert answer.status_code == 404

    key.refresh_from_db()
    assert key.data == {"name": "k"}


def test_an_old_session_has_to_prove_itself_before_a_factor_changes(
    ready: Person,
) -> None:
    browser = browser_of(ready)
    given(browser, code())
    grown_old(browser)

    for path in ("totp/deactivate/", "webauthn/add/", "recovery-codes/generate/"):
        answer = browser.post(f"{INDEX}{path}")
        assert answer["Location"].startswith("/sign-in/again/"), path


def test_a_new_factor_is_told_by_mail_and_in_the_journal(
    hester: Person, django_capture_on_commit_callbacks: Capture
) -> None:
    browser = browser_of(hester)
    page = browser.get(f"{INDEX}totp/activate/").content.decode()
    secret = page.split("<code>")[1].split("</code>")[0].replace("<wbr>", "")

    with django_capture_on_commit_callbacks() as waiting:
        answer = browser.post(f"{INDEX}totp/activate/", {"code": code(secret)})
    with context.request_context(answer.wsgi_request):
        for committed in waiting:
            committed()

    verbs = Entry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["factor.app_added", "factor.codes_made"]
    assert secret not in str(list(Entry.objects.values()))
    assert mail.outbox[0].subject == "An authenticator app was added"
    assert mail.outbox[0].to == [hester.email]


def test_a_factor_that_goes_is_told_in_the_journal(teacher: Person) -> None:
    TOTP.activate(with_password(teacher), SECRET)
    browser = browser_of(teacher)
    given(browser, code())

    browser.post(f"{INDEX}totp/deactivate/")

    last = Entry.objects.order_by("pk").last()
    assert last
    assert (last.verb, last.by_id) == ("factor.app_removed", teacher.pk)


def _recovery_codes(person: Person) -> list[str]:
    codes: list[str] = (
        Authenticator.objects.get(user=person, type="recovery_codes")
        .wrap()
        .get_unused_codes()
    )
    return codes
