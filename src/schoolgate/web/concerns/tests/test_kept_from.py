"""A case that may be about one of those who see cases: they never learn of it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client

from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.do_step import do_step
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.actions.keep_from import keep_from
from schoolgate.web.concerns.actions.remind_of_steps import remind_of_steps
from schoolgate.web.concerns.errors import ConcernError, Ended
from schoolgate.web.concerns.models import KeptFrom, Step, Threat
from schoolgate.web.concerns.tests.conftest import WHAT, Browser
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.posts.models import Target
from schoolgate.web.trust.models import School

TODAY, JOURNAL = "/school/elm/", "/school/elm/journal/"
BEGIN = "/school/elm/concerns/threat/"
CASE = "/school/elm/concerns/case/"
FORM = "application/x-www-form-urlencoded"
PAGES = ["{key}/", "{key}/end/", "{key}/keep-from/"]
POSTED = [
    "{key}/hold/",
    "{key}/take-down/",
    "{key}/end/",
    "{key}/police/",
    "{key}/keep-from/",
]
Addressed = Callable[[], set[str]]


@pytest.fixture
def addressed(monkeypatch: pytest.MonkeyPatch) -> Addressed:
    """Everybody who was written to of a case."""
    told: list[Person] = []
    actions = "schoolgate.web.concerns.actions"
    monkeypatch.setattr(f"{actions}.begin_threat.tell", told.extend)
    monkeypatch.setattr(
        f"{actions}.remind_of_steps.remind", lambda people, _: told.extend(people)
    )
    return lambda: {person.forename for person in told}


@pytest.fixture
def about_head(
    school: School, dsl: Person, deputy: Person, head: Person, out: Target, at: datetime
) -> Threat:
    """The safeguarding lead began a case that may be about the head."""
    return begin_threat(school, WHAT, by=dsl, at=at, not_for=[head])


def test_the_head_of_whom_it_may_be_finds_no_page_of_it(
    about_head: Threat, head: Person, signed_in: Browser, now: datetime
) -> None:
    browser = signed_in(head)

    seen = {browser.get(CASE + p.format(key=about_head.key)).status_code for p in PAGES}
    sent = {
        browser.post(CASE + p.format(key=about_head.key), "note=x", FORM).status_code
        for p in POSTED
    }

    assert (seen, sent) == ({404}, {404})
    assert not Step.objects.filter(threat=about_head, key="police", done_by=head)


@pytest.mark.parametrize("who", ["dsl", "deputy"])
def test_the_others_see_it_and_from_whom_it_is_kept(
    who: str,
    about_head: Threat,
    head: Person,
    signed_in: Browser,
    request: pytest.FixtureRequest,
) -> None:
    page = signed_in(request.getfixturevalue(who)).get(f"{CASE}{about_head.key}/")

    assert f"Kept from {head.name}" in page.content.decode()


@pytest.mark.parametrize("address", [TODAY, JOURNAL, BEGIN])
def test_today_the_journal_and_the_first_page_are_as_if_it_were_not(
    address: str,
    school: School,
    dsl: Person,
    head: Person,
    out: Target,
    at: datetime,
    now: datetime,
    signed_in: Browser,
) -> None:
    browser = signed_in(head)
    browser.get(address)
    before = worded(browser, address)
    case = begin_threat(school, WHAT, by=dsl, at=at, not_for=[head])
    keep_from(case, [head], by=dsl, at=at)
    do_step(case.steps.get(key="police"), "Rang", by=dsl, at=at)

    during = worded(browser, address)
    end_threat(
        case,
        CaseEnding("Over", {step.key: "no need" for step in case.steps.all()}),
        by=dsl,
        at=at,
    )

    assert during == before
    assert worded(browser, address) == before


def worded(browser: Client, address: str) -> str:
    """A page without what is new at each opening: its form's token."""
    page = browser.get(address).content.decode()
    return "\n".join(line for line in page.splitlines() if "csrf" not in line)


def test_the_journal_shows_it_to_the_others(
    about_head: Threat, dsl: Person, signed_in: Browser
) -> None:
    page = signed_in(dsl).get(JOURNAL).content.decode()

    assert "started a case" in page
    assert "excluded a person from the case" in page


def test_neither_the_beginning_nor_a_late_step_is_told_to_the_head(
    addressed: Addressed, about_head: Threat, head: Person, at: datetime
) -> None:
    begun = addressed()

    remind_of_steps(at=at + timedelta(days=30))

    assert begun == {"Dev"}
    assert head.forename not in addressed()
    assert len(addressed()) > 1


def test_what_the_head_begins_then_is_another_case(
    about_head: Threat, school: School, head: Person, dsl: Person, at: datetime
) -> None:
    own = begin_threat(school, "I got a mail", by=head, at=at)

    assert own.pk != about_head.pk
    with pytest.raises(ConcernError, match="on already"):
        begin_threat(school, "Again", by=head, at=at)
    with pytest.raises(ConcernError, match="on already"):
        begin_threat(school, "Again", by=dsl, at=at)


def test_who_sees_both_is_led_from_one_to_the_other(
    about_head: Threat,
    school: School,
    head: Person,
    dsl: Person,
    at: datetime,
    now: datetime,
    signed_in: Browser,
) -> None:
    own = begin_threat(school, "I got a mail", by=head, at=at)

    page = signed_in(dsl).get(f"{CASE}{own.key}/").content.decode()
    heads = signed_in(head).get(f"{CASE}{own.key}/").content.decode()

    assert f"{CASE}{about_head.key}/" in page
    assert f"{CASE}{about_head.key}/" not in heads
    assert "Another case" not in heads


def test_the_page_offers_the_others_alone(
    dsl: Person, head: Person, deputy: Person, teacher: Person, signed_in: Browser
) -> None:
    page = signed_in(dsl).get(BEGIN).content.decode()

    assert head.name in page
    assert deputy.name in page
    assert f'value="{dsl.pk}"' not in page
    assert teacher.name not in page


def test_a_case_is_begun_by_the_page_without_the_head(
    dsl: Person, head: Person, signed_in: Browser
) -> None:
    signed_in(dsl).post(BEGIN, f"what=Money&not_for={head.pk}", FORM)

    assert KeptFrom.objects.get().person == head


def test_somebody_who_is_not_offered_is_refused(
    dsl: Person, head: Person, teacher: Person, signed_in: Browser
) -> None:
    answer = signed_in(dsl).post(BEGIN, f"what=Money&not_for={teacher.pk}", FORM)

    assert answer.status_code == 422
    assert not Threat.objects.exists()


def test_a_case_that_is_on_is_kept_from_somebody_more(
    about_head: Threat, dsl: Person, deputy: Person, signed_in: Browser
) -> None:
    address = f"{CASE}{about_head.key}/"

    signed_in(dsl).post(f"{address}keep-from/", f"not_for={deputy.pk}", FORM)

    assert signed_in(deputy).get(address).status_code == 404


def test_twice_is_once(
    about_head: Threat, head: Person, dsl: Person, at: datetime
) -> None:
    before = Entry.objects.count()

    assert keep_from(about_head, [head], by=dsl, at=at) == 0
    assert Entry.objects.count() == before


def test_nobody_keeps_it_from_themselves(
    about_head: Threat, dsl: Person, at: datetime
) -> None:
    with pytest.raises(ConcernError, match="yourself"):
        keep_from(about_head, [dsl], by=dsl, at=at)


def test_nobody_buries_a_case_by_keeping_it_from_who_began_it(
    about_head: Threat, dsl: Person, deputy: Person, signed_in: Browser, at: datetime
) -> None:
    address = f"{CASE}{about_head.key}/keep-from/"

    with pytest.raises(ConcernError, match="who began it"):
        keep_from(about_head, [dsl], by=deputy, at=at)
    sent = signed_in(deputy).post(address, f"not_for={dsl.pk}", FORM)

    assert sent.status_code == 422
    assert signed_in(dsl).get(f"{CASE}{about_head.key}/").status_code == 200


def test_whoever_sees_no_case_keeps_it_from_nobody(
    about_head: Threat, deputy: Person, teacher: Person, head: Person, at: datetime
) -> None:
    for by in (teacher, head):
        with pytest.raises(PermissionDenied):
            keep_from(about_head, [deputy], by=by, at=at)


def test_the_head_can_do_and_end_nothing_of_it(
    about_head: Threat, head: Person, at: datetime
) -> None:
    with pytest.raises(PermissionDenied):
        do_step(about_head.steps.get(key="police"), "", by=head, at=at)
    with pytest.raises(PermissionDenied):
        end_threat(about_head, CaseEnding("Over", {}), by=head, at=at)


def test_a_case_that_is_over_stays_as_it_was_seen(
    about_head: Threat, dsl: Person, deputy: Person, at: datetime
) -> None:
    left = {step.key: "no need" for step in about_head.steps.all()}
    end_threat(about_head, CaseEnding("Over", left), by=dsl, at=at)

    with pytest.raises(Ended):
        keep_from(about_head, [deputy], by=dsl, at=at)
