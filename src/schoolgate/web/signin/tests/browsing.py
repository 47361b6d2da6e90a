"""Typing passwords and codes, as the tests of signing in do it."""

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client

from schoolgate.web.people.models import Person

PASSWORD = "correct horse battery staple"
ANOTHER = "quite another long one"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
INDEX = "/sign-in/factor/"
IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"
# Codes are of one and the same half minute, however long a test takes.
COUNTER = 59_000_000


def with_password(person: Person) -> Person:
    """Give a person a password."""
    person.set_password(PASSWORD)
    person.save()
    return person


def typed(browser: Client, person: Person, password: str = PASSWORD) -> bool:
    """Type the password of a person; whether that signed them in."""
    browser.post("/sign-in/", {"login": person.email, "password": password})
    return "_auth_user_id" in browser.session


def browser_of(person: Person) -> Client:
    """A browser in which the person's password was typed."""
    browser = Client()
    typed(browser, person)
    return browser


def is_in(browser: Client) -> bool:
    """Whether a page that needs a person shows itself."""
    return browser.get(INDEX).status_code == 200


def code(secret: str = SECRET) -> str:
    """What the authenticator app shows in that half minute."""
    now: str = format_hotp_value(hotp_value(secret, COUNTER))
    return now


def given(browser: Client, what: str) -> bool:
    """Give a code; whether that signed the person in."""
    browser.post(f"{INDEX}authenticate/", {"code": what})
    return "_auth_user_id" in browser.session


def grown_old(browser: Client) -> None:
    """Let the browser's proofs of who it is be eleven minutes old."""
    session = browser.session
    for one in session["account_authentication_methods"]:
        one["at"] -= 11 * 60
    session.save()
