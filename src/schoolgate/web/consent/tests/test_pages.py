"""The office's pages, and the wordings."""

import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from schoolgate.web.consent.models import Word
from schoolgate.web.consent.tests.conftest import contact_of
from schoolgate.web.consent.wording import NEEDED, wordings
from schoolgate.web.people.models import Contact, Group, Person, Pupil
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]


@pytest.fixture
def group(school: School, child: Pupil) -> Group:
    found = Group.objects.create(school=school, kind="class", name="Elm")
    child.school_class = found
    child.save()
    return found


@pytest.mark.parametrize("who", ["office", "head", "dpo", "dsl"])
def test_consents_are_shown_to_those_who_must_know(
    who: str, group: Group, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))

    assert "Elm" in browser.get("/school/elm/consent/").content.decode()
    page = browser.get(f"/school/elm/consent/group/{group.pk}/").content.decode()
    assert "Aisha Khan" in page


@pytest.mark.parametrize("who", ["teacher", "leader", "governor", "parent", "stranger"])
@pytest.mark.parametrize("page", ["", "group/{group}/", "pupil/{child}/"])
def test_consents_do_not_exist_for_others(
    who: str,
    page: str,
    group: Group,
    child: Pupil,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    address = page.format(group=group.pk, child=child.pk)

    assert browser.get(f"/school/elm/consent/{address}").status_code == 404


def test_a_sheet_is_entered_by_keys_alone(
    group: Group, child: Pupil, mother: Contact, office: Person, signed_in: Browser
) -> None:
    sent = {
        f"website-{child.pk}": "y",
        f"print-{child.pk}": "N",
        f"by-{child.pk}": "Gia Khan",
        "evidence": "Folder 3",
    }

    signed_in(office).post(f"/school/elm/consent/group/{group.pk}/", sent)

    words = {w.use: w.yes for w in Word.objects.filter(contact=mother)}
    assert words == {"website": True, "print": False}


@pytest.mark.parametrize(
    ("cell", "by", "says"),
    [("maybe", "Gia", "neither y nor n"), ("y", "", "who signed"), ("", "", "Nothing")],
)
def test_a_sheet_with_a_fault_enters_none_and_loses_nothing(
    cell: str,
    by: str,
    says: str,
    group: Group,
    child: Pupil,
    school: School,
    office: Person,
    signed_in: Browser,
) -> None:
    other = Pupil.objects.create(
        school=school, key="2", forename="Bo", surname="Ash", school_class=group
    )
    sent = {f"website-{child.pk}": cell, f"by-{child.pk}": by}
    if says != "Nothing":
        sent |= {f"website-{other.pk}": "y", f"by-{other.pk}": "Ann Ash"}

    answer = signed_in(office).post(f"/school/elm/consent/group/{group.pk}/", sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert says == "Nothing" or 'value="Ann Ash"' in page
    assert Word.objects.count() == 0


def test_signed_by_starts_empty_and_offers_those_who_may_sign(
    group: Group,
    child: Pupil,
    mother: Contact,
    father: Contact,
    office: Person,
    signed_in: Browser,
) -> None:
    contact_of(child, "Fay", responsible=False)

    page = signed_in(office).get(f"/school/elm/consent/group/{group.pk}/")

    row = re.search(rf'<input[^>]*id="by-{child.pk}"[^>]*>', page.content.decode())
    assert row
    assert 'value=""' in row[0]
    offered = re.findall(r'<option value="([^"]*)">', page.content.decode())
    assert offered == ["Gia Khan", "Omar Khan"]


def test_an_answer_that_nobody_signed_is_refused_and_all_else_stays_typed(
    group: Group, child: Pupil, mother: Contact, office: Person, signed_in: Browser
) -> None:
    other = Pupil.objects.create(
        school=group.school, key="2", forename="Bo", surname="Ash", school_class=group
    )
    sent = {
        f"website-{child.pk}": "y",
        f"print-{child.pk}": "n",
        f"by-{child.pk}": "  ",
        f"website-{other.pk}": "n",
        f"by-{other.pk}": "Ann Ash",
        "evidence": "Folder 7",
        "signed_on": "2026-11-02",
    }

    answer = signed_in(office).post(f"/school/elm/consent/group/{group.pk}/", sent)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'<a href="#by-{child.pk}">Aisha Khan: write down who signed it.' in page
    assert re.search(rf'id="by-{child.pk}"[^>]*aria-invalid="true"', page)
    for words in ("Ann Ash", "Folder 7", "2026-11-02"):
        assert f'value="{words}"' in page
    for cell, said in ((f"website-{child.pk}", "y"), (f"print-{child.pk}", "n")):
        assert re.search(rf'name="{cell}" value="{said}"', page)
    assert Word.objects.count() == 0


def test_who_told_the_office_is_not_filled_in_either(
    child: Pupil, mother: Contact, office: Person, signed_in: Browser
) -> None:
    address = f"/school/elm/consent/pupil/{child.pk}/"
    browser = signed_in(office)

    shown = browser.get(address).content.decode()
    answer = browser.post(address, {"website": "yes", "evidence": "By telephone"})

    page = answer.content.decode()
    assert re.search(r'id="said_by"[^>]*value=""', shown)
    assert answer.status_code == 422
    assert "Write down who signed it" in page
    assert re.search(r'id="website-yes"[^>]* checked', page)
    assert 'value="By telephone"' in page
    assert Word.objects.count() == 0


def test_the_dsl_sees_a_sheet_and_enters_none(
    group: Group, child: Pupil, dsl: Person, signed_in: Browser
) -> None:
    sent = {f"website-{child.pk}": "y", f"by-{child.pk}": "Gia Khan"}

    answer = signed_in(dsl).post(f"/school/elm/consent/group/{group.pk}/", sent)

    assert answer.status_code == 404
    assert Word.objects.count() == 0


def test_everybody_who_may_answer_gets_their_own_link(
    group: Group,
    child: Pupil,
    mother: Contact,
    office: Person,
    signed_in: Browser,
    settings: Settings,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: Any,
) -> None:
    contact_of(child, "Fay", responsible=False)
    immediate = "django_tasks.backends.immediate.ImmediateBackend"
    settings.TASKS = {"default": {"BACKEND": immediate}}

    with django_capture_on_commit_callbacks(execute=True):
        signed_in(office).post(f"/school/elm/consent/group/{group.pk}/write/")

    [mail] = mailoutbox
    assert mail.to == ["gia@home.example.org"]
    assert "/public/consent/" in mail.body
    assert "Aisha" not in mail.body + mail.subject


def test_a_pupils_page_tells_who_said_what(
    child: Pupil, mother: Contact, office: Person, signed_in: Browser
) -> None:
    address = f"/school/elm/consent/pupil/{child.pk}/"
    sent = {"website": "yes", "said_by": "Gia Khan", "how": "office"}

    signed_in(office).post(address, sent)

    page = signed_in(office).get(address).content.decode()
    assert "Gia Khan, told the office" in page


def test_staff_answer_on_a_page_of_their_own(
    teacher: Person, signed_in: Browser, school: School
) -> None:
    school.staff.create(key="s", forename="Tamsin", surname="E", person=teacher)

    signed_in(teacher).post("/school/elm/consent/mine/", {"website": "no"})

    assert Word.objects.get().staff is not None


@pytest.mark.parametrize("page", ["", "group/{group}/", "pupil/{child}/", "mine/"])
def test_every_page_asks_at_most_ten_times(
    page: str,
    group: Group,
    child: Pupil,
    mother: Contact,
    office: Person,
    school: School,
    at: datetime,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(30):
        pupil = Pupil.objects.create(
            school=school, key=f"k{number}", forename="A", surname="B"
        )
        pupil.school_class = group
        pupil.save()
    browser = signed_in(office)
    address = page.format(group=group.pk, child=child.pk)
    browser.get(f"/school/elm/consent/{address}")

    with django_assert_max_num_queries(10):
        browser.get(f"/school/elm/consent/{address}")


def test_every_language_says_what_sharing_means_and_all_that_the_others_say() -> None:
    every = wordings()

    assert {"en", "cy", "pl", "ur"} <= set(every)
    for wording in every.values():
        assert all(wording.texts[name] for name in NEEDED)
        assert wording.texts.keys() == every["en"].texts.keys()
        assert wording.uses.keys() == every["en"].uses.keys()
    assert every["ur"].direction == "rtl"


def test_staff_are_found_on_the_list_by_their_name(
    teacher: Person, school: School, signed_in: Browser
) -> None:
    me = school.staff.create(key="s", forename="Tamsin", surname="Example")

    signed_in(teacher).post("/school/elm/consent/mine/", {"website": "no"})

    me.refresh_from_db()
    assert (me.person, Word.objects.get().staff) == (teacher, me)


@pytest.mark.parametrize("other", ["namesake", "twice", "taken"])
def test_nobody_answers_for_a_namesake(
    other: str,
    teacher: Person,
    leader: Person,
    school: School,
    signed_in: Browser,
) -> None:
    row = school.staff.create(key="s", forename="Tamsin", surname="Example")
    if other == "namesake":
        leader.forename = "Tamsin"
        leader.save()
    if other == "twice":
        school.staff.create(key="s2", forename="Tamsin", surname="Example")
    if other == "taken":
        row.person = leader
        row.save()

    signed_in(teacher).post("/school/elm/consent/mine/", {"website": "yes"})

    assert not Word.objects.exists()


def test_a_long_word_in_a_cell_is_no_yes(
    group: Group, child: Pupil, office: Person, signed_in: Browser
) -> None:
    sent = {f"website-{child.pk}": "yes, but not online", f"by-{child.pk}": "Gia Khan"}

    page = signed_in(office).post(f"/school/elm/consent/group/{group.pk}/", sent)

    assert page.status_code == 422
    assert not Word.objects.exists()
