"""Who may see an alarm, and that the person it is about sees the same as without it."""

from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.do_step import do_step
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.actions.let_in import let_in
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.tests.staffed import Staffed
from schoolgate.web.concerns.tests.test_kept_from import worded
from schoolgate.web.people.models import Person

Browser = Callable[[Person], Client]
SCHOOL = "/school/elm/"
ALARMS = f"{SCHOOL}concerns/alarms/"
FORM = "application/x-www-form-urlencoded"
EVERYBODY = [
    "office",
    "teacher",
    "governor",
    "head",
    "dsl",
    "deputy",
    "chair",
    "trust-officer",
]
OF_A_CASE = ["", "end/", "keep-from/", "let-in/"]
POSTED = ["end/", "keep-from/", "let-in/", "read/"]
# All that a leader or an overseer can open, but what shows a case.
PAGES = [
    SCHOOL,
    ALARMS,
    f"{SCHOOL}journal/",
    f"{SCHOOL}alarm/",
    f"{SCHOOL}alarm/numbers/",
    f"{SCHOOL}concerns/threat/",
    f"{SCHOOL}concerns/threat/times/",
    f"{SCHOOL}people/",
    f"{SCHOOL}posts/",
    "/public/elm/something-is-wrong/",
]


def case_of(threat: Threat) -> str:
    return f"{SCHOOL}concerns/case/{threat.key}/"


# About whom; who reads it.
READ = [
    (("nobody",), {"dsl", "head"}),
    (("head",), {"chair"}),
    (("dsl",), {"head"}),
    (("head", "dsl"), {"chair"}),
    (("head", "chair"), {"trust-officer"}),
]


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(("about", "reads"), READ)
def test_an_alarm_is_there_for_its_readers_and_for_nobody_else(
    about: tuple[str, ...],
    reads: set[str],
    who: str,
    here: Staffed,
    now: datetime,
    signed_in: Browser,
) -> None:
    threat = here.raised(*about)
    browser = signed_in(here.people[who])

    seen = {browser.get(case_of(threat) + page).status_code for page in OF_A_CASE}
    today = browser.get(SCHOOL).content.decode()
    listed = browser.get(ALARMS).content.decode()

    assert seen == ({200} if who in reads else {404})
    assert ("Somebody needs you now" in today) is (who in reads)
    assert (case_of(threat) in listed) is (who in reads)


@pytest.mark.parametrize("who", EVERYBODY)
@pytest.mark.parametrize(("about", "reads"), READ)
def test_nobody_but_a_reader_changes_anything_of_it(
    about: tuple[str, ...],
    reads: set[str],
    who: str,
    here: Staffed,
    signed_in: Browser,
) -> None:
    threat = here.raised(*about)
    browser = signed_in(here.people[who])

    sent = {
        browser.post(case_of(threat) + page, "note=x", FORM).status_code
        for page in POSTED
    }

    if who not in reads:
        assert sent == {404}
        assert not Step.objects.exclude(done_at=None).exists()
    else:
        assert 404 not in sent


def test_another_school_s_leader_and_a_parent_find_no_alarm(
    here: Staffed, stranger: Person, parent: Person, signed_in: Browser
) -> None:
    threat = here.raised()

    for person in (stranger, parent):
        assert signed_in(person).get(case_of(threat)).status_code == 404
        assert signed_in(person).get(ALARMS).status_code == 404
    assert "/sign-in/" in Client().get(case_of(threat))["Location"]


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize(
    ("subject", "about", "words", "reader"),
    [
        ("head", ("head",), "It is the one", "chair"),
        ("head", ("other",), "Hester Quill hit a child", "dsl"),
        ("head", ("nobody",), "Mrs Quill hit a child", "dsl"),
        ("dsl", ("dsl",), "It is the one", "head"),
        ("dsl", ("head", "dsl"), "It is both", "chair"),
        ("deputy", ("leader",), "It is one of them", "dsl"),
        ("chair", ("head", "chair"), "It is both", "trust-officer"),
        # Nor does a deputy of the head it is about.
        ("deputy", ("head",), "It is the one", "chair"),
        ("governor", ("nobody",), "It is about money", "dsl"),
        ("office", ("nobody",), "It is about money", "dsl"),
    ],
)
def test_the_person_it_is_about_finds_every_page_as_it_was_before(
    subject: str,
    about: tuple[str, ...],
    words: str,
    reader: str,
    address: str,
    here: Staffed,
    now: datetime,
    signed_in: Browser,
) -> None:
    browser, reads = signed_in(here.people[subject]), here.people[reader]
    browser.get(address)
    before = worded(browser, address)
    threat = here.raised(*about, words=words, by="teacher")
    do_step(threat.steps.get(key="read"), "Read", by=reads, at=here.at)
    more = "chair" if subject != "chair" else "dsl"
    let_in(threat, {here.people[more]} - {reads}, by=reads, at=here.at)

    during = worded(browser, address)
    left = {step.key: "no need" for step in threat.steps.all()}
    end_threat(threat, CaseEnding("Over", left), by=reads, at=here.at)

    assert during == before
    assert worded(browser, address) == before


def test_no_number_in_an_address_tells_the_head_that_there_was_a_case_between(
    here: Staffed, now: datetime, signed_in: Browser
) -> None:
    browser, head = signed_in(here.people["head"]), here.people["head"]
    here.raised("head")

    own = begin_threat(here.school, "Money", by=head, at=here.at)
    address = browser.get(f"{SCHOOL}concerns/threat/")["Location"]

    assert address == case_of(own)
    page = browser.get(address).content.decode()
    assert "Another case is on" not in page


def test_the_journal_shows_an_alarm_to_its_readers_alone(
    here: Staffed, signed_in: Browser
) -> None:
    here.raised("dsl")

    def shown(who: str) -> bool:
        page = signed_in(here.people[who]).get(f"{SCHOOL}journal/").content.decode()
        return "raised an alarm" in page

    seen = {who for who in ("head", "dsl", "deputy", "chair", "governor") if shown(who)}
    assert seen == {"head"}


def test_its_page_shows_what_was_written_as_it_was_written(
    here: Staffed, signed_in: Browser
) -> None:
    words = "ایک خط: <b>ادفعوا</b>\nDaeth llythyr"
    threat = here.raised("dsl", words=words)

    page = signed_in(here.people["head"]).get(case_of(threat)).content.decode()

    assert "ایک خط: &lt;b&gt;ادفعوا&lt;/b&gt;\nDaeth llythyr" in page
    assert 'sg-said" dir="auto"' in page
    assert "Olive Stackpole told you" in page
    assert "it is about the designated safeguarding lead" in page
    assert "Kept from Delia Frostwick" in page
    assert "Do not tell the person it is about" in page


def test_a_reader_works_through_it_on_its_page(
    here: Staffed, now: datetime, signed_in: Browser
) -> None:
    threat, browser = here.raised(), signed_in(here.people["dsl"])
    case = case_of(threat)

    browser.post(f"{case}read/", "note=I+have+it", FORM)
    browser.post(f"{case}let-in/", f"people={here.people['chair'].pk}", FORM)
    page = browser.get(case).content.decode()

    assert "4 of 5 steps to do" in page
    assert "I have it" in page
    assert "Chandra Loomis, email waiting to be sent since 8:30 am" in page
    why = "&".join(f"why-{key}=no" for key in ("safe", "speak", "tell", "record"))
    browser.post(f"{case}end/", f"record=Police+have+it&{why}", FORM)
    assert "This has ended" in browser.get(case).content.decode()
    assert browser.get(f"{case}let-in/").status_code == 404


@pytest.mark.parametrize("button", ["hold/", "take-down/"])
def test_an_alarm_has_no_button_that_takes_posts_down(
    button: str, here: Staffed, signed_in: Browser
) -> None:
    threat = here.raised()

    answer = signed_in(here.people["head"]).post(
        case_of(threat) + button, "sure=on", FORM
    )

    assert answer.status_code == 404


def test_its_pages_ask_at_most_ten_times_however_many_there_are(
    here: Staffed,
    signed_in: Browser,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    threats = [here.raised(words=f"Number {n}") for n in range(6)]
    browser = signed_in(here.people["dsl"])

    for address in (ALARMS, *(case_of(threats[0]) + page for page in OF_A_CASE)):
        with django_assert_max_num_queries(10):
            assert browser.get(address).status_code == 200
