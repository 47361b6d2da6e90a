"""Words that may mean a reader: kept from them at once, and the sender is asked."""

from collections.abc import Callable
from datetime import datetime, timedelta
from html import unescape
from urllib.parse import urlencode

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from schoolgate.web.concerns.actions.answer_question import answer_question
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.actions.keep_from import keep_from
from schoolgate.web.concerns.actions.reach_readers import reach_readers
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.tests.staffed import Staffed, readers, told
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Holding, Person

Browser = Callable[[Person], Client]
PAGE = "/school/elm/alarm/"
RECEIVED = f"{PAGE}received/"
FORM = "application/x-www-form-urlencoded"
HEADED = "The head hit Zofia in the hall"

# What was ticked and written, and who may be meant.
DOUBTED = [
    ("nobody", HEADED, {"head"}),
    ("other", HEADED, {"head"}),
    ("other", "HT hit a boy", {"head"}),
    ("nobody", "y pennaeth", {"head"}),
    ("nobody", "dyrektorka uderzyła dziecko", {"head"}),
    ("nobody", "директор ударил ребенка в школе", {"head"}),
    ("nobody", "Хестер Квилл ударила ребенка", {"head"}),
    ("nobody", "quill hit a boy", {"head"}),
    ("nobody", "Mrs Quil hit a boy", {"head"}),
    ("nobody", "Mrs Qui-ll hit a boy", {"head"}),
    ("other", "Mrs Q hit a boy", {"head"}),
    ("dsl", "Hester hit a boy", {"head"}),
    ("nobody", "Delia touched a child", {"dsl"}),
    ("other", "Our DSL touched a child", {"dsl"}),
    ("nobody", "Ms Frostwick and Mrs Quill know of it", {"dsl", "head"}),
    ("nobody", "Hiệu trưởng đánh học sinh trước lớp học", {"dsl", "head"}),
    ("other", "ضرب المدير طفلا في المدرسة", {"dsl", "head"}),
]


def asked(threat: Threat) -> list[Person]:
    rows = threat.doubted.filter(answered_at=None).select_related("person")
    return [row.person for row in rows]


@pytest.mark.parametrize(("ticked", "words", "meant"), DOUBTED)
def test_whom_the_words_may_mean_is_asked_about_and_reads_nothing(
    ticked: str, words: str, meant: set[str], here: Staffed
) -> None:
    threat = here.raised(ticked, words=words)

    assert here.roles_of(asked(threat)) == meant
    assert here.roles_of(told(threat))
    assert not here.roles_of(readers(threat)) & meant
    assert reach_readers(at=here.at) == 0


@pytest.mark.parametrize(
    ("ticked", "words"),
    [
        ("head", HEADED),
        ("nobody", "A letter came: pay, or pictures of pupils go round."),
        ("nobody", "He hit the child with a chair"),
        ("nobody", "A boy was hit on the head"),
        ("other", "Mrs Brookes shouts at children"),
        ("nobody", "Mae dyn wrth y giât yn tynnu lluniau plant"),
    ],
)
def test_who_is_ticked_or_not_meant_is_not_asked_about(
    ticked: str, words: str, here: Staffed
) -> None:
    threat = here.raised(ticked, words=words)

    assert not asked(threat)
    assert told(threat)


def test_a_no_lets_them_read_it_and_tells_them_at_once(here: Staffed) -> None:
    threat = here.raised(words="Ms Frostwick told me: a man is at the gate")
    assert here.roles_of(readers(threat)) == {"head"}

    answer_question(threat, [], by=here.people["office"], at=here.at)

    assert here.roles_of(told(threat)) == {"head", "dsl"}
    assert not threat.kept_from.exists()
    assert not asked(threat)


def test_a_yes_keeps_it_for_good_and_tells_the_chair(here: Staffed) -> None:
    threat = here.raised("other", words=HEADED)

    head, office = here.people["head"], here.people["office"]
    answer_question(threat, [head], by=office, at=here.at)
    answer_question(threat, [], by=office, at=here.at)

    assert here.roles_of(told(threat)) == {"dsl", "chair"}
    assert threat.kept_from.get().person == head
    assert Threat.objects.get().ticked == ("head", "other")
    assert reach_readers(at=here.at) == 0


def test_the_same_words_again_after_an_answer_are_the_same_alarm(here: Staffed) -> None:
    threat = here.raised(words=HEADED)
    head, office = here.people["head"], here.people["office"]
    answer_question(threat, [head], by=office, at=here.at)

    here.raised(words=HEADED)

    assert Threat.objects.count() == 1


@pytest.mark.parametrize("who", ["head", "dsl", "teacher", "chair"])
def test_nobody_but_its_sender_may_answer(who: str, here: Staffed) -> None:
    threat = here.raised(words=HEADED)

    with pytest.raises(PermissionDenied):
        answer_question(threat, [], by=here.people[who], at=here.at)

    assert here.roles_of(asked(threat)) == {"head"}


def test_a_sender_who_walks_away_leaves_it_with_the_others(here: Staffed) -> None:
    threat = here.raised(words=HEADED)
    later = here.at + timedelta(days=3)
    here.away("dsl")

    reach_readers(at=later)

    assert "head" not in here.roles_of(readers(threat))
    assert here.roles_of(readers(threat)) >= {"dsl"}


def test_where_nobody_else_is_left_it_is_kept_and_the_sender_told_to_ring(
    here: Staffed, signed_in: Browser, now: datetime
) -> None:
    here.without("dsl", "deputy", "chair", "trust-officer")
    office = signed_in(here.people["office"])

    office.post(PAGE, urlencode({"what": HEADED, "about": "nobody"}), FORM)
    page = unescape(office.get(RECEIVED).content.decode())

    assert not readers(Threat.objects.get())
    assert "Nobody has been told yet" in page
    assert "nobody could be written to just now: please ring" in page


def test_a_reader_who_keeps_it_from_them_ends_the_question(here: Staffed) -> None:
    threat = here.raised(words=HEADED)
    here.also("trust-officer", "dsl")
    dsl, head = here.people["dsl"], here.people["head"]
    threat.readers.create(
        person=here.people["trust-officer"], role="dsl", added_at=here.at
    )

    keep_from(threat, [head], by=dsl, at=here.at)
    answer_question(threat, [], by=here.people["office"], at=here.at)

    assert head not in readers(threat)
    assert threat.kept_from.filter(person=head).exists()


def test_a_no_after_the_end_lets_nobody_in(here: Staffed) -> None:
    threat = here.raised(words=HEADED)
    left = {step.key: "no" for step in threat.steps.all()}
    end_threat(threat, CaseEnding("over", left), by=here.people["dsl"], at=here.at)

    answer_question(Threat.objects.get(), [], by=here.people["office"], at=here.at)

    assert here.roles_of(readers(threat)) == {"dsl"}


def test_the_answer_is_in_the_journal_without_a_name(here: Staffed) -> None:
    threat = here.raised(words=HEADED)
    answer_question(threat, [], by=here.people["office"], at=here.at)

    entry = Entry.objects.get(verb="alarm.question_answered")
    assert entry.thing == "concerns.threat"
    assert entry.details == {"about": 0, "asked": 1}


# The page.


@pytest.fixture
def office(here: Staffed, signed_in: Browser, now: datetime) -> Client:
    return signed_in(here.people["office"])


def page_of(browser: Client) -> str:
    return unescape(browser.get(RECEIVED).content.decode())


def test_the_sender_answers_on_the_page_without_a_script(
    here: Staffed, office: Client
) -> None:
    office.post(PAGE, urlencode({"what": HEADED, "about": "nobody"}), FORM)
    page = page_of(office)

    assert "Is this about Hester Quill, the head?" in page
    assert "Others can read them already" in page
    assert "The head: waiting" not in page
    answer = office.post(RECEIVED, "about=none", FORM)
    assert answer["Location"] == RECEIVED
    after = page_of(office)
    assert "Is this about" not in after
    assert "The head: waiting to be sent" in after


def test_a_question_about_several_is_one_question(
    here: Staffed, office: Client
) -> None:
    words = "Ms Frostwick and Mrs Quill know of it"
    office.post(PAGE, urlencode({"what": words, "about": "nobody"}), FORM)
    page = page_of(office)

    assert "Is this about one of these people?" in page
    assert "Hester Quill, the head" in page
    body = urlencode({"about": [here.people["head"].pk, "none"]}, doseq=True)
    office.post(RECEIVED, body, FORM)
    threat = Threat.objects.get()
    assert here.roles_of(told(threat)) == {"chair"}
    assert threat.kept_from.get().person == here.people["head"]


@pytest.mark.parametrize("sent", ["x=1", "about=", "about=9999", "about=x"])
def test_no_answer_leaves_the_question_and_tells_nobody(
    sent: str, here: Staffed, office: Client
) -> None:
    office.post(PAGE, urlencode({"what": HEADED, "about": "nobody"}), FORM)

    answer = office.post(RECEIVED, sent, FORM)

    assert answer.status_code == 422
    assert "Is this about Hester Quill, the head?" in unescape(answer.content.decode())
    assert "head" not in here.roles_of(readers(Threat.objects.get()))


def test_a_page_without_a_token_answers_nothing(here: Staffed, office: Client) -> None:
    office.post(PAGE, urlencode({"what": HEADED, "about": "nobody"}), FORM)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(here.people["office"])

    answer = strict.post(RECEIVED, "about=none", FORM)

    assert answer.status_code == 403
    assert "Not answered yet" in answer.content.decode()
    assert here.roles_of(asked(Threat.objects.get())) == {"head"}


def test_an_answer_within_the_hour_is_taken_and_nobody_else_gives_it(
    here: Staffed,
    office: Client,
    signed_in: Browser,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    office.post(PAGE, urlencode({"what": HEADED, "about": "nobody"}), FORM)
    later = here.at + timedelta(minutes=50)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    for who in ("head", "teacher", "dsl"):
        signed_in(here.people[who]).post(RECEIVED, "about=none", FORM)
    assert here.roles_of(asked(Threat.objects.get())) == {"head"}
    assert office.get(RECEIVED)["Location"] == PAGE
    office.post(RECEIVED, "about=none", FORM)

    assert "The head: waiting to be sent" in page_of(office)


def test_the_readers_see_that_the_sender_was_asked(
    here: Staffed, office: Client, signed_in: Browser
) -> None:
    office.post(PAGE, urlencode({"what": HEADED, "about": "nobody"}), FORM)
    case = f"/school/elm/concerns/case/{Threat.objects.get().key}/"

    page = signed_in(here.people["dsl"]).get(case).content.decode()

    assert "was asked whether it is about Hester Quill" in page
    assert signed_in(here.people["head"]).get(case).status_code == 404


def test_the_page_with_a_question_asks_at_most_fifteen_times(
    here: Staffed, office: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    words = "Ms Frostwick and Mrs Quill know of it"
    office.post(PAGE, urlencode({"what": words, "about": "nobody"}), FORM)

    with django_assert_max_num_queries(15):
        assert office.get(RECEIVED).status_code == 200


def test_a_second_account_is_asked_about_once_and_goes_with_the_first(
    here: Staffed, office: Client
) -> None:
    twin = Person.objects.create_named("hq@example.net", "Hester", "Quill")
    Holding.objects.create(
        person=twin, school=here.school, role="dsl", since=here.at.date()
    )
    office.post(PAGE, urlencode({"what": HEADED, "about": "nobody"}), FORM)
    threat = Threat.objects.get()

    assert twin not in readers(threat)
    assert "Is this about Hester Quill" in page_of(office)
    office.post(RECEIVED, "about=none", FORM)
    assert {twin, here.people["head"]} <= set(readers(threat))
