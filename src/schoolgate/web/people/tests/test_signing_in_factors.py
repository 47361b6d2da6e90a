"""A second factor: of whom it is demanded, no way round it, and codes work once."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date

import pytest
from allauth.core import context
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal import auth
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import ROLES, Holding, Person
from schoolgate.web.people.second_factor import DEMANDED_OF, WITHOUT
from schoolgate.web.trust.models import School

IMMEDIATE = "django_tasks.backends.immediate.ImmediateBackend"
PASSWORD = "correct horse battery staple"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
INDEX = "/sign-in/factor/"
COUNTER = 59_000_000

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


def with_password(person: Person) -> Person:
    person.set_password(PASSWORD)
    person.save()
    return person


def typed(person: Person) -> Client:
    """A browser in which the person's password was typed."""
    browser = Client()
    browser.post("/sign-in/", {"login": person.email, "password": PASSWORD})
    return browser


def code(secret: str = SECRET) -> str:
    """What the authenticator app shows now."""
    now: str = format_hotp_value(hotp_value(secret, COUNTER))
    return now


def given(browser: Client, what: str) -> bool:
    """Give a code; whether that signed the person in."""
    browser.post("/sign-in/factor/authenticate/", {"code": what})
    return "_auth_user_id" in browser.session


def every_path() -> Iterator[tuple[str, str]]:
    """The name and an address of each page there is."""
    yield from _paths(get_resolver().url_patterns, "", "")


def _paths(
    patterns: list[URLPattern | URLResolver], start: str, space: str
) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        path = start + str(pattern.pattern).lstrip("^").rstrip("$")
        if isinstance(pattern, URLResolver):
            name = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _paths(pattern.url_patterns, path, name)
        else:
            yield f"{space}{pattern.name}", "/" + _filled(path)


def _filled(path: str) -> str:
    path = re.sub(r"<slug:school>", "elm", path)
    path = re.sub(r"\(\?P<\w+>\[.*?\]\+\)", "a", path)
    path = re.sub(r"\(\?P<\w+>\.\+\)", "a", path)
    return re.sub(r"<\w+:\w+>", "1", path)


def test_whoever_must_have_a_second_factor_gets_nowhere_without(
    hester: Person,
) -> None:
    browser = typed(hester)
    paths = [(name, path) for name, path in every_path() if name not in WITHOUT]
    assert len(paths) > 40

    for name, path in paths:
        for answer in (browser.get(path), browser.post(path)):
            assert (answer.status_code, answer.get("Location")) == (302, INDEX), name


def test_what_is_needed_to_set_one_up_is_reached(hester: Person) -> None:
    browser = typed(hester)

    for path in (INDEX, f"{INDEX}totp/activate/", f"{INDEX}webauthn/add/"):
        assert browser.get(path).status_code == 200
    assert "Your role needs a second factor" in browser.get(INDEX).content.decode()
    assert browser.post("/sign-in/out/")["Location"] == "/sign-in/"


def test_setting_one_up_opens_the_school(hester: Person) -> None:
    browser = typed(hester)
    page = browser.get(f"{INDEX}totp/activate/").content.decode()
    shown = re.search("<code>(.*?)</code>", page)
    assert shown
    secret = shown[1].replace("<wbr>", "")

    after = browser.post(f"{INDEX}totp/activate/", {"code": code(secret)})

    assert after["Location"] == f"{INDEX}recovery-codes/"
    assert browser.get("/school/elm/").status_code == 200


def test_a_wrong_code_sets_nothing_up(hester: Person) -> None:
    browser = typed(hester)
    browser.get(f"{INDEX}totp/activate/")

    page = browser.post(f"{INDEX}totp/activate/", {"code": "000000"})

    assert "This code doesn&#39;t fit" in page.content.decode()
    assert not Authenticator.objects.exists()


@pytest.mark.parametrize("role", sorted(ROLES))
def test_it_is_demanded_of_the_roles_that_hold_others_data(
    role: str, school: School, somebody: Callable[..., Person]
) -> None:
    person = with_password(somebody("Ada", school, role))

    answer = typed(person).get("/")

    assert (answer.get("Location") == INDEX) == (role in DEMANDED_OF)


def test_it_is_demanded_of_heads_and_not_of_teachers() -> None:
    assert {"head", "dsl", "office", "technician", "trust-officer"} <= DEMANDED_OF
    assert not {"teacher", "support", "parent"} & DEMANDED_OF


def test_a_role_held_over_a_trust_demands_it_too(
    teacher: Person, school: School
) -> None:
    Holding.objects.create(
        person=teacher, trust=school.trust, role="trust-officer", since=date(2020, 9, 1)
    )

    assert typed(with_password(teacher)).get("/")["Location"] == INDEX


def test_a_role_that_has_ended_demands_nothing(teacher: Person, school: School) -> None:
    Holding.objects.create(
        person=teacher,
        school=school,
        role="dsl",
        since=date(2020, 9, 1),
        until=date(2021, 7, 31),
    )

    assert typed(with_password(teacher)).get("/school/elm/").status_code == 200


def test_whoever_becomes_head_today_is_asked_at_the_next_page(
    teacher: Person, school: School
) -> None:
    browser = typed(with_password(teacher))
    assert browser.get("/school/elm/").status_code == 200

    Holding.objects.create(
        person=teacher, school=school, role="head", since=date(2020, 9, 1)
    )

    assert browser.get("/school/elm/")["Location"] == INDEX


def test_recovery_codes_alone_are_no_second_factor(hester: Person) -> None:
    RecoveryCodes.activate(hester)

    assert typed(hester).get("/school/elm/")["Location"] == INDEX


def test_a_demonstration_demands_none(
    head: Person, signed_in: Browser, settings: Settings
) -> None:
    settings.SECOND_FACTOR_DEMANDED = False

    assert signed_in(head).get("/school/elm/").status_code == 200


def test_the_demand_costs_no_question_to_the_database(
    ready: Person,
    signed_in: Browser,
    settings: Settings,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    browser = signed_in(ready)

    with django_assert_num_queries(2):
        browser.get("/sign-in/by/unknown/")


def test_a_password_alone_is_not_in(ready: Person) -> None:
    browser = typed(ready)

    for path in ("/", "/school/elm/", INDEX, "/sign-in/sessions/"):
        assert browser.get(path)["Location"].startswith("/sign-in/?next=")
    assert browser.get("/sign-in/")["Location"] == "/sign-in/factor/authenticate/"


def test_a_code_lets_in(ready: Person) -> None:
    assert given(typed(ready), code())


def test_a_wrong_code_does_not(ready: Person) -> None:
    assert not given(typed(ready), "000000")


def test_a_code_works_once(ready: Person) -> None:
    now = code()
    assert given(typed(ready), now)

    assert not given(typed(ready), now)


def test_a_recovery_code_works_once(ready: Person) -> None:
    codes = Authenticator.objects.get(user=ready, type="recovery_codes").wrap()
    first, second = codes.get_unused_codes()[:2]
    assert given(typed(ready), first)

    assert not given(typed(ready), first)
    assert given(typed(ready), second)


def test_codes_without_a_password_let_nobody_in(ready: Person) -> None:
    assert not given(Client(), code())


def test_guessing_codes_is_slowed_down(ready: Person) -> None:
    for _ in range(5):
        given(typed(ready), "000000")

    browser = typed(ready)
    page = browser.post("/sign-in/factor/authenticate/", {"code": code()})

    assert "Too many tries" in page.content.decode()


def test_another_s_code_is_not_mine(ready: Person, teacher: Person) -> None:
    TOTP.activate(with_password(teacher), SECRET[::-1])

    assert not given(typed(teacher), code())
    assert given(typed(teacher), code(SECRET[::-1]))


def test_what_codes_are_made_of_is_sealed(ready: Person) -> None:
    for factor in Authenticator.objects.filter(user=ready):
        kept = str(factor.data)
        assert SECRET not in kept
        assert all(one not in kept for one in _recovery_codes(ready))
    app = Authenticator.objects.get(user=ready, type="totp").wrap()
    assert app.validate_code(code())


def _recovery_codes(person: Person) -> list[str]:
    codes: list[str] = (
        Authenticator.objects.get(user=person, type="recovery_codes")
        .wrap()
        .get_unused_codes()
    )
    return codes


def test_the_last_factor_of_somebody_who_must_have_one_stays(ready: Person) -> None:
    browser = typed(ready)
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
    browser = typed(ready)
    given(browser, code())

    browser.post(f"{INDEX}totp/deactivate/")

    assert not Authenticator.objects.filter(user=ready, type="totp").exists()


def test_a_teacher_can_turn_theirs_off(teacher: Person) -> None:
    TOTP.activate(with_password(teacher), SECRET)
    browser = typed(teacher)
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
    browser = typed(ready)
    given(browser, code())
    session = browser.session
    for one in session["account_authentication_methods"]:
        one["at"] -= 11 * 60
    session.save()

    for path in ("totp/deactivate/", "webauthn/add/", "recovery-codes/generate/"):
        answer = browser.post(f"{INDEX}{path}")
        assert answer["Location"].startswith("/sign-in/again/"), path


def test_a_new_factor_is_told_by_mail_and_in_the_journal(
    hester: Person, django_capture_on_commit_callbacks: Capture
) -> None:
    browser = typed(hester)
    page = browser.get(f"{INDEX}totp/activate/").content.decode()
    secret = page.split("<code>")[1].split("</code>")[0].replace("<wbr>", "")

    with django_capture_on_commit_callbacks() as waiting:
        answer = browser.post(f"{INDEX}totp/activate/", {"code": code(secret)})
    with context.request_context(answer.wsgi_request):
        for committed in waiting:
            committed()

    verbs = Entry.objects.order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["added an authenticator app", "made recovery codes"]
    assert secret not in str(list(Entry.objects.values()))
    assert mail.outbox[0].subject == "An authenticator app was added"
    assert mail.outbox[0].to == [hester.email]


def test_a_factor_that_goes_is_told_in_the_journal(teacher: Person) -> None:
    TOTP.activate(with_password(teacher), SECRET)
    browser = typed(teacher)
    given(browser, code())

    browser.post(f"{INDEX}totp/deactivate/")

    last = Entry.objects.order_by("pk").last()
    assert last
    assert (last.verb, last.by_id) == ("removed an authenticator app", teacher.pk)
