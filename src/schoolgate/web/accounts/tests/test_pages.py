"""The pages of the register: who sees them, who changes what, and what they cost."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.test import Client

from schoolgate.web.accounts.actions.add_keeper import KeeperEntry, add_keeper
from schoolgate.web.accounts.credentials import store
from schoolgate.web.accounts.models import Account, Keeper, Review
from schoolgate.web.accounts.states import AccountState, KeeperPart
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
HERE = "/school/elm/accounts/"
READING = ["", "register.csv", "{pk}/"]
KEEPING = ["not-ours/", "{pk}/conditions/", "{pk}/details/", "{pk}/connection/"]
WISH = {
    "kind": "account",
    "platform": "facebook",
    "name": "Elm Choir",
    "purpose": "Concerts",
    "audience": "public",
    "youngest": "18",
}


@pytest.mark.parametrize("page", [*READING, "ask/"])
def test_staff_read_the_register_and_ask(
    page: str, open_one: Account, teacher: Person, signed_in: Browser
) -> None:
    answer = signed_in(teacher).get(HERE + page.format(pk=open_one.pk))

    assert answer.status_code == 200


@pytest.mark.parametrize("page", [*READING, *KEEPING, "ask/"])
def test_whoever_keeps_the_register_sees_every_page(
    page: str, open_one: Account, head: Person, signed_in: Browser
) -> None:
    answer = signed_in(head).get(HERE + page.format(pk=open_one.pk))

    assert answer.status_code == 200


@pytest.mark.parametrize("page", KEEPING)
def test_what_only_keepers_do_does_not_exist_for_a_teacher(
    page: str, open_one: Account, teacher: Person, signed_in: Browser
) -> None:
    answer = signed_in(teacher).get(HERE + page.format(pk=open_one.pk))

    assert answer.status_code == 404


@pytest.mark.parametrize("who", ["stranger", "parent"])
@pytest.mark.parametrize("page", [*READING, *KEEPING, "ask/"])
def test_no_page_exists_for_strangers_and_parents(
    page: str,
    who: str,
    open_one: Account,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    assert browser.get(HERE + page.format(pk=open_one.pk)).status_code == 404


@pytest.mark.parametrize("page", [*READING, *KEEPING, "ask/"])
def test_nobody_in_particular_has_to_sign_in(page: str, open_one: Account) -> None:
    answer = Client().get(HERE + page.format(pk=open_one.pk))

    assert answer.status_code == 302
    assert "next=" in answer["Location"]


@pytest.mark.parametrize(
    "page", ["{pk}/", "{pk}/conditions/", "{pk}/details/", "{pk}/connection/"]
)
def test_another_schools_account_does_not_exist_here(
    page: str, open_one: Account, stranger: Person, signed_in: Browser
) -> None:
    address = f"/school/birch/accounts/{page.format(pk=open_one.pk)}"

    assert signed_in(stranger).get(address).status_code == 404


POSTS = [
    ("answer/", {"answer": "permit"}),
    ("open/", {}),
    ("close/", {"words": "Enough."}),
    ("conditions/", {"separate": "yes", "separate_evidence": "x"}),
    ("details/", {"name": "Other", "audience": "public", "youngest": "18"}),
    ("people/", {"part": "owner"}),
    ("connection/", {"handle": "elm"}),
    ("connection/forget/", {}),
    ("connection/try/", {}),
]


@pytest.mark.parametrize("who", ["stranger", "parent", "teacher"])
@pytest.mark.parametrize(("page", "sent"), POSTS)
def test_nothing_is_changed_by_whoever_may_not(
    page: str,
    sent: dict[str, str],
    who: str,
    open_one: Account,
    request: pytest.FixtureRequest,
) -> None:
    browser = Client()
    browser.force_login(request.getfixturevalue(who))
    before = Account.objects.values().get(pk=open_one.pk)

    answer = browser.post(f"{HERE}{open_one.pk}/{page}", sent)

    assert answer.status_code == 404
    assert Account.objects.values().get(pk=open_one.pk) == before


def test_from_the_wish_to_the_open_account(
    school: School,
    teacher: Person,
    head: Person,
    signed_in: Browser,
) -> None:
    signed_in(teacher).post(f"{HERE}ask/", WISH)
    account = Account.objects.get(name="Elm Choir")
    page, browser = f"{HERE}{account.pk}/", signed_in(head)

    browser.post(f"{page}answer/", {"answer": "permit", "words": "Sing."})
    met = ("separate", "school_email", "leaders_told", "terms_met")
    told = dict.fromkeys(met, "yes") | {f"{n}_evidence": "Seen" for n in met}
    browser.post(f"{page}conditions/", told)
    entry = {"person": head.pk, "part": "owner", "trained_on": ""}
    browser.post(f"{page}people/", entry)
    shown = browser.post(f"{page}open/", follow=True).content.decode()

    account.refresh_from_db()
    assert account.state == AccountState.OPEN
    assert "It is open, and on the public list." in shown


def test_what_hinders_the_opening_is_said_with_its_clauses(
    permitted: Account, head: Person, signed_in: Browser
) -> None:
    answer = signed_in(head).post(f"{HERE}{permitted.pk}/open/", follow=True)

    shown = answer.content.decode()
    assert "does not let this account be opened yet" in shown
    assert "SM-07" in shown
    permitted.refresh_from_db()
    assert permitted.state == AccountState.PERMITTED


def test_a_wish_with_gaps_comes_back_with_what_is_missing(
    school: School, teacher: Person, signed_in: Browser
) -> None:
    answer = signed_in(teacher).post(f"{HERE}ask/", {**WISH, "purpose": ""})

    assert answer.status_code == 422
    assert "the head reads this" in answer.content.decode()
    assert not Account.objects.exists()


def test_what_is_met_needs_its_evidence(
    permitted: Account, head: Person, signed_in: Browser
) -> None:
    sent = {"separate": "yes", "separate_evidence": ""}

    answer = signed_in(head).post(f"{HERE}{permitted.pk}/conditions/", sent)

    assert answer.status_code == 422
    assert not permitted.conditions.exists()


def test_a_look_at_an_open_account_is_its_review(
    open_one: Account, head: Person, signed_in: Browser
) -> None:
    sent = {"recovery": "no", "note": "Lost.", "next_due": ""}

    signed_in(head).post(f"{HERE}{open_one.pk}/conditions/", sent)

    assert Review.objects.get().note == "Lost."
    assert not open_one.conditions.get(fact="account.recovery").met


def test_an_account_that_is_not_ours_is_listed_from_the_page(
    school: School, office: Person, signed_in: Browser
) -> None:
    sent = {"state": "fake", "platform": "x", "name": "@elm_real"}

    answer = signed_in(office).post(f"{HERE}not-ours/", sent, follow=True)

    assert "pretends to be the school" in answer.content.decode()
    assert Account.objects.get().state == AccountState.FAKE


def test_a_training_and_a_leaving_are_written_down_from_the_page(
    permitted: Account,
    teacher: Person,
    head: Person,
    signed_in: Browser,
    at: datetime,
) -> None:
    keeper = add_keeper(
        permitted, KeeperEntry(teacher, KeeperPart.POSTER), by=head, at=at
    )
    page, browser = f"{HERE}{permitted.pk}/people/{keeper.pk}/", signed_in(head)

    browser.post(f"{page}trained/", {"trained_on": "2026-09-07"})
    browser.post(f"{page}gone/", {"how": "Password changed."})

    keeper.refresh_from_db()
    assert keeper.trained_on is not None
    assert keeper.ended == "Password changed."


def test_somebody_of_another_account_is_not_reached_through_this_one(
    open_one: Account, asked: Account, head: Person, signed_in: Browser
) -> None:
    other = Account.objects.create(school=open_one.school, platform="x", name="@o")
    keeper = Keeper.objects.filter(account=open_one)[0]
    page = f"{HERE}{other.pk}/people/{keeper.pk}/gone/"

    assert signed_in(head).post(page, {"how": "x"}).status_code == 404


def test_a_leaver_is_shown_on_the_register_and_on_the_account(
    open_one: Account, teacher: Person, head: Person, signed_in: Browser
) -> None:
    Holding.objects.filter(person=teacher).update(until="2026-01-01")
    browser = signed_in(head)

    pages = [browser.get(HERE), browser.get(f"{HERE}{open_one.pk}/")]

    for page in pages:
        assert "has left who could still get in" in page.content.decode()


def test_credentials_that_end_soon_are_listed(
    open_one: Account, head: Person, signed_in: Browser
) -> None:
    store(open_one, {"token": "x"}, datetime.now().astimezone() + timedelta(days=3))

    assert "its connection ends on" in signed_in(head).get(HERE).content.decode()


def test_an_overdue_review_is_listed(
    open_one: Account, head: Person, signed_in: Browser
) -> None:
    Account.objects.filter(pk=open_one.pk).update(opened_on="2024-01-08")

    shown = signed_in(head).get(HERE).content.decode()

    assert "were to be looked at by" in shown


def test_hostile_words_are_shown_as_they_are(
    open_one: Account, teacher: Person, signed_in: Browser
) -> None:
    hostile = "<script>alert(1)</script>"
    Account.objects.filter(pk=open_one.pk).update(name=hostile, purpose=hostile)
    browser = signed_in(teacher)

    for page in (HERE, f"{HERE}{open_one.pk}/"):
        shown = browser.get(page).content.decode()
        assert hostile not in shown
        assert "&lt;script&gt;alert(1)" in shown
