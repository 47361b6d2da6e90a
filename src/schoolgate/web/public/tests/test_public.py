"""Is this account real? Anybody may ask, and nobody is named."""

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from schoolgate.web.accounts.models import Account, Keeper
from schoolgate.web.accounts.states import AccountState
from schoolgate.web.people.models import Person
from schoolgate.web.public.queries import AccountWord, accounts_known_as
from schoolgate.web.trust.models import School

PAGE, JSON = "/public/elm/accounts/", "/public/elm/accounts.json"
ADDRESS = "https://www.facebook.example.org/ElmSchool/"


@pytest.fixture
def ours(school: School, head: Person) -> Account:
    """An open account, kept by the head."""
    account = Account.objects.create(
        school=school,
        platform="facebook",
        name="@ElmSchool",
        address=ADDRESS,
        state=AccountState.OPEN,
        purpose="Kept by Hester",
        asked_by=head,
    )
    Keeper.objects.create(
        account=account, person=head, part="owner", since=date(2026, 1, 1)
    )
    return account


def another(school: School, state: AccountState, name: str = "@elm_real") -> Account:
    return Account.objects.create(
        school=school,
        platform="x",
        name=name,
        address=f"https://x.example.org/{name[1:]}",
        state=state,
        purpose="Run by Hester Example",
    )


@pytest.mark.parametrize(
    "asked",
    [
        "@ElmSchool",
        "elmschool",
        " @ELMSCHOOL ",
        ADDRESS,
        "facebook.example.org/elmschool",
        "http://m.facebook.example.org/ElmSchool?ref=share#top",
    ],
)
def test_ours_is_found_however_it_is_written(
    asked: str, ours: Account, school: School
) -> None:
    assert [one.word for one in accounts_known_as(school, asked)] == [
        AccountWord.OFFICIAL
    ]


@pytest.mark.parametrize(
    "asked",
    [
        "",
        "   ",
        "@",
        "/",
        "https://",
        "https://[bad",
        "elm",
        "elmschoo1",
        "https://facebook.example.org/elmschool/evil",
        "https://facebook.example.org.evil.test/elmschool",
        "https://evil.test/elmschool",
    ],
)
def test_nothing_like_it_is_taken_for_ours(
    asked: str, ours: Account, school: School
) -> None:
    assert accounts_known_as(school, asked) == ()


@pytest.mark.parametrize("state", [AccountState.QUASI, AccountState.FAKE])
def test_what_is_not_ours_is_told_as_such(
    state: AccountState, ours: Account, school: School
) -> None:
    another(school, state)

    assert [one.word.value for one in accounts_known_as(school, "@elm_real")] == [
        state.value
    ]


def test_a_handle_that_is_ours_here_and_a_fake_there_is_told_twice(
    ours: Account, school: School
) -> None:
    another(school, AccountState.FAKE, name="@elmschool")

    words = {one.platform: one.word for one in accounts_known_as(school, "elmschool")}

    assert words == {"Facebook": AccountWord.OFFICIAL, "X": AccountWord.FAKE}


@pytest.mark.parametrize(
    "state", [AccountState.ASKED, AccountState.PERMITTED, AccountState.REFUSED]
)
def test_what_is_not_open_yet_is_known_to_nobody(
    state: AccountState, school: School
) -> None:
    another(school, state)

    assert accounts_known_as(school, "@elm_real") == ()
    assert "elm_real" not in Client().get(PAGE).content.decode()


def test_what_was_ours_and_is_closed_is_told_so(school: School) -> None:
    account = another(school, AccountState.CLOSED)
    Account.objects.filter(pk=account.pk).update(opened_on=date(2025, 1, 1))

    assert [one.word for one in accounts_known_as(school, "@elm_real")] == [
        AccountWord.CLOSED
    ]


def test_another_schools_accounts_are_not_ours(
    ours: Account, other_school: School
) -> None:
    assert accounts_known_as(other_school, "@elmschool") == ()


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("@elmschool", "it is the school’s own"),
        ("@elm_real", "it is a fake"),
        ("@unheard", "does not know this account"),
    ],
)
def test_the_page_answers_in_words(
    asked: str, answer: str, ours: Account, school: School
) -> None:
    another(school, AccountState.FAKE)

    shown = Client().get(PAGE, {"account": asked}).content.decode()

    assert answer in shown
    assert ADDRESS in shown


@pytest.mark.parametrize("page", [PAGE, JSON])
@pytest.mark.parametrize("asked", ["", "@elmschool", "@elm_real"])
def test_nobody_is_named(
    page: str, asked: str, ours: Account, school: School, head: Person
) -> None:
    another(school, AccountState.QUASI)

    shown = Client().get(page, {"account": asked}).content.decode()

    assert "Hester" not in shown
    assert head.email not in shown


def test_machines_read_the_same(ours: Account, school: School) -> None:
    said = Client().get(JSON, {"account": "@elmschool"}).json()

    one = {
        "is": "official",
        "platform": "Facebook",
        "name": "@ElmSchool",
        "address": ADDRESS,
    }
    assert said == {
        "school": "Elm School",
        "official": [one],
        "asked": "@elmschool",
        "answers": [one],
    }


@pytest.mark.parametrize("page", [PAGE, JSON])
def test_it_is_the_same_for_all_and_kept_five_minutes(
    page: str, ours: Account, head: Person
) -> None:
    signed_in = Client()
    signed_in.force_login(head)

    for_one, for_all = signed_in.get(page), Client().get(page)

    assert for_one.content == for_all.content
    for answer in (for_one, for_all):
        assert answer["Cache-Control"] == "public, max-age=300"
        assert not answer.cookies


@pytest.mark.parametrize("page", [PAGE, JSON])
def test_a_school_that_is_not_there_has_no_page(page: str, school: School) -> None:
    assert Client().get(page.replace("elm", "nowhere")).status_code == 404


@pytest.mark.parametrize("page", [PAGE, JSON])
def test_nothing_is_sent_to_these_pages(page: str, school: School) -> None:
    assert Client().post(page, {"account": "x"}).status_code == 405


def test_whoever_asks_too_often_waits(school: School) -> None:
    # Two minutes may share sixty-one questions each; no more than that goes through.
    answers = [Client().get(JSON).status_code for _ in range(122)]

    assert 200 in answers
    assert answers[-1] == 429
    assert Client(REMOTE_ADDR="192.0.2.7").get(JSON).status_code == 200


def test_hostile_words_are_shown_as_they_are(school: School) -> None:
    hostile = '"><script>alert(1)</script>'

    shown = Client().get(PAGE, {"account": hostile}).content.decode()

    assert "<script>alert" not in shown


def test_a_very_long_question_is_cut(school: School) -> None:
    answer = Client().get(JSON, {"account": "x" * 5000})

    assert len(answer.json()["asked"]) == 500


@pytest.mark.parametrize("many", [1, 60])
def test_it_costs_the_same_however_many_there_are(
    many: int, school: School, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(many):
        another(school, AccountState.OPEN, name=f"@elm{number}")

    with django_assert_max_num_queries(10):
        Client().get(PAGE, {"account": "@elm0"})
