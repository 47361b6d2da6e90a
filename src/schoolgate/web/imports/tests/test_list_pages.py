"""The pages of lists: what the office sees, what others do not, and what it costs."""

from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries, Settings

from schoolgate.rolls.tests.zips import FILES, zipped
from schoolgate.web.imports.actions.ask_to_take import (
    PATIENCE,
    ask_to_take,
    fingerprint,
)
from schoolgate.web.imports.actions.hand_in import BadList
from schoolgate.web.imports.models import Import, Upload
from schoolgate.web.imports.sweeps import forget_old_lists, take_list
from schoolgate.web.imports.tests.lists import handed_in, pupils, seen_in, taken
from schoolgate.web.people.models import Person, Pupil
from schoolgate.web.signin.tests.browsing import IMMEDIATE
from schoolgate.web.trust.models import School

Browser = Callable[[Person], Client]
ROLL = "/school/elm/people/roll/"
AISHA, BRAM = "A1,Aisha,Khan,,Elm,7", "A2,Bram,Birch,,Oak,8"


@pytest.fixture
def first(school: School, office: Person) -> Import:
    """The import of two pupils, of this very moment."""
    text, at = pupils(AISHA, BRAM), timezone.now()
    return taken(school, "pupils", text, by=office, at=at).imported


@pytest.fixture
def desk(office: Person, signed_in: Browser, settings: Settings) -> Client:
    """The office's browser, with a worker that works at once."""
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}
    return signed_in(office)


@pytest.fixture
def rekeyed(first: Import, office: Person, at: datetime) -> Upload:
    """The same two pupils, handed in with other keys."""
    text = pupils("B1,Aisha,Khan,,Elm,7", "B2,Bram,Birch,,Oak,8")
    return handed_in(first.school, "pupils", text, by=office, at=at)


@pytest.fixture(params=[2, 60])
def grown(
    request: pytest.FixtureRequest, school: School, office: Person, at: datetime
) -> Import:
    """The import of few pupils, or of many; and all of them handed in, changed."""
    lines = [
        f"A{n},Aisha,Khan{'abcdefghij'[n % 10]},,C{n},7" for n in range(request.param)
    ]
    change = taken(school, "pupils", pupils(*lines), by=office, at=at)
    newer = [line.replace(",7", ",8") for line in lines]
    handed_in(school, "pupils", pupils(*newer), by=office, at=at)
    return change.imported


def test_a_preview_shows_the_old_value_and_the_new(
    first: Import, office: Person, signed_in: Browser, at: datetime
) -> None:
    text = pupils("A1,Aisha,Ash,,Elm,7", BRAM)
    handed_in(first.school, "pupils", text, by=office, at=at)

    page = signed_in(office).get(f"{ROLL}pupils/").content.decode()

    assert "Surname: Khan → Ash" in page


def test_a_list_is_taken_by_a_worker_and_then_shows_its_outcome(
    school: School, office: Person, signed_in: Browser, at: datetime
) -> None:
    upload = handed_in(school, "pupils", pupils(AISHA), by=office, at=at)
    browser = signed_in(office)

    answer = browser.post(f"{ROLL}pupils/", {"seen": fingerprint(upload)}, follow=True)
    waiting = answer.content.decode()
    take_list.call(upload.pk)
    outcome = browser.get(f"{ROLL}pupils/", follow=True)

    assert "It waits for a worker: step 1 of 3" in waiting
    assert urlsplit(str(outcome.redirect_chain[-1][0])).path.startswith(
        f"{ROLL}imports/"
    )
    assert Pupil.objects.count() == 1


def test_a_second_nudge_takes_nothing(
    school: School, office: Person, at: datetime
) -> None:
    upload = handed_in(school, "pupils", pupils(AISHA), by=office, at=at)
    take_list.call(upload.pk)
    nobody_asked = Pupil.objects.count()
    ask_to_take(upload, frozenset(), fingerprint(upload), by=office, at=timezone.now())

    take_list.call(upload.pk)
    take_list.call(upload.pk)

    assert nobody_asked == 0
    assert Import.objects.count() == 1


def test_what_a_worker_refuses_is_told_on_the_page(
    school: School, office: Person, desk: Client, at: datetime
) -> None:
    text = pupils("A1,,Khan,,Elm,7")
    upload = handed_in(school, "pupils", text, by=office, at=at)

    answer = desk.post(f"{ROLL}pupils/", {"seen": fingerprint(upload)}, follow=True)

    page = answer.content.decode()
    assert "Nothing was imported" in page
    assert "Line 2: the forename is missing" in page


def test_what_was_not_shown_is_not_taken(
    first: Import, office: Person, at: datetime
) -> None:
    upload = handed_in(first.school, "pupils", pupils(AISHA), by=office, at=at)
    seen = fingerprint(upload)
    taken(first.school, "staff", "ID,Forename,Surname\n1,Ida,Ott\n", by=office, at=at)

    with pytest.raises(BadList, match="changed since"):
        ask_to_take(upload, frozenset(), seen, by=office, at=at)


def test_a_list_whose_worker_died_may_be_asked_for_again(
    school: School, office: Person, signed_in: Browser, at: datetime
) -> None:
    upload = handed_in(school, "pupils", pupils(AISHA), by=office, at=at)
    ask_to_take(upload, frozenset(), fingerprint(upload), by=office, at=at)
    long_ago = timezone.now() - PATIENCE - timedelta(seconds=1)
    Upload.objects.update(step_at=long_ago)

    page = signed_in(office).get(f"{ROLL}pupils/").content.decode()

    assert "Take this list" in page


@pytest.mark.usefixtures("rekeyed")
@pytest.mark.parametrize(
    ("ticked", "people"), [(["everybody"], 2), (["B1"], 3), ([], 4)]
)
def test_ticks_say_who_is_one_person(
    ticked: list[str], people: int, desk: Client
) -> None:
    page = desk.get(f"{ROLL}pupils/").content.decode()

    desk.post(f"{ROLL}pupils/", {"seen": seen_in(page), "same": ticked})

    assert "the key was A1, and is B1" in page
    assert Pupil.objects.count() == people


def test_a_one_roster_zip_goes_through_the_pages(school: School, desk: Client) -> None:
    file = SimpleUploadedFile("roster.zip", zipped(FILES), "application/zip")

    desk.post(ROLL, {"kind": "one-roster", "file": file})
    page = desk.get(f"{ROLL}one-roster/").content.decode()
    desk.post(f"{ROLL}one-roster/", {"seen": seen_in(page)})

    assert "Gia Khan" in page
    assert Import.objects.get().counts["new"] == 5


def test_a_broken_zip_is_told_with_its_cure(
    school: School, office: Person, signed_in: Browser, at: datetime
) -> None:
    handed_in(school, "one-roster", b"PK\x03\x04 no", by=office, at=at)

    page = signed_in(office).get(f"{ROLL}one-roster/").content.decode()

    assert "the zip is broken" in page
    assert "choose it again" in page
    assert "Take this list" not in page


def test_an_import_is_undone_from_its_page(
    first: Import, office: Person, signed_in: Browser
) -> None:
    browser = signed_in(office)
    page = browser.get(f"{ROLL}imports/{first.pk}/").content.decode()

    browser.post(f"{ROLL}imports/{first.pk}/undo/")
    after = browser.get(f"{ROLL}imports/{first.pk}/").content.decode()

    assert "Undo this import" in page
    assert "Undo this import" not in after
    assert not Pupil.objects.exists()


@pytest.mark.parametrize(
    "who", ["teacher", "leader", "dsl", "technician", "governor", "stranger"]
)
@pytest.mark.usefixtures("rekeyed")
def test_no_page_of_lists_exists_for_who_may_not_load_one(
    who: str, first: Import, signed_in: Browser, request: pytest.FixtureRequest
) -> None:
    browser = signed_in(request.getfixturevalue(who))
    pages = (ROLL, f"{ROLL}pupils/", f"{ROLL}imports/{first.pk}/")

    answers = [browser.get(page).status_code for page in pages]
    answers.append(browser.post(f"{ROLL}imports/{first.pk}/undo/").status_code)
    answers.append(browser.post(f"{ROLL}pupils/").status_code)

    assert answers == [404] * 5
    assert Pupil.objects.count() == 2


def test_another_schools_import_does_not_exist(
    first: Import, stranger: Person, signed_in: Browser
) -> None:
    browser = signed_in(stranger)

    answer = browser.get(f"/school/birch/people/roll/imports/{first.pk}/")

    assert answer.status_code == 404


def test_a_preview_says_nothing_of_who_is_never_shown(
    first: Import, office: Person, dsl: Person, signed_in: Browser, at: datetime
) -> None:
    text = pupils("A1,Aisha,Ash,,Elm,7")
    handed_in(first.school, "pupils", text, by=office, at=at)
    browser = signed_in(office)
    before = browser.get(f"{ROLL}pupils/").content.decode()
    aisha = Pupil.objects.get(key="A1")
    signed_in(dsl).post(f"/school/elm/people/never-shown/{aisha.pk}/bar/")

    after = browser.get(f"{ROLL}pupils/").content.decode()

    assert _plain(after) == _plain(before)


def _plain(page: str) -> str:
    """A page without what is of the hour: tokens, and the number of the roll."""
    lines = page.replace("<input", "\n<input").splitlines()
    return "\n".join(line for line in lines if "value=" not in line)


@pytest.mark.parametrize("page", ["", "pupils/", "imports/{}/"])
def test_a_page_of_lists_costs_the_same_however_many_pupils(
    page: str,
    grown: Import,
    desk: Client,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(10):
        answer = desk.get(ROLL + page.format(grown.pk))

    assert answer.status_code == 200


def test_what_was_kept_goes_when_a_worker_is_told_to(first: Import) -> None:
    Import.objects.update(at=timezone.now() - timedelta(days=8))

    forget_old_lists(timezone.now())

    assert bytes(Import.objects.get().sealed) == b""


def test_who_left_can_still_be_put_on_the_list_of_the_never_shown(
    first: Import, dsl: Person, signed_in: Browser
) -> None:
    Pupil.objects.filter(key="A1").update(left_on=first.at.date())

    answer = signed_in(dsl).get("/school/elm/people/never-shown/?name=Aisha")

    assert "Aisha Khan, left" in answer.content.decode()
