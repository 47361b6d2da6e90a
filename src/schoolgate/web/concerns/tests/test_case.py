"""The life of a case, each act tried by who may and by who may not."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import models
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from schoolgate.web.concerns import models as rows
from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.do_step import do_step
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.actions.remind_of_steps import remind_of_steps
from schoolgate.web.concerns.actions.tick_steps import tick_steps
from schoolgate.web.concerns.case import case
from schoolgate.web.concerns.errors import ConcernError
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.playbook import newest
from schoolgate.web.concerns.sweeps import look_at_cases
from schoolgate.web.concerns.tests.conftest import WHAT, PutOut
from schoolgate.web.concerns.words import NOTE, RECORD, words_or_reason
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Absence, Person
from schoolgate.web.posts.models import Target
from schoolgate.web.posts.states import Sending
from schoolgate.web.publishing import outbox
from schoolgate.web.publishing.actions.declare_incident import declare_incident
from schoolgate.web.signin.tests.browsing import IMMEDIATE
from schoolgate.web.takedowns.actions.take_down import take_all_down
from schoolgate.web.trust.models import School
from schoolgate.web.work.sweeps import registered

MAY = ["head", "dsl", "deputy"]
MAY_NOT = ["teacher", "leader", "office", "dpo", "governor", "stranger"]


def minutes(many: int) -> timedelta:
    return timedelta(minutes=many)


def goes(target: Target, at: datetime) -> None:
    """The platform says that it is gone."""
    taken = outbox.take(target.pk, worker="w1", at=at)
    assert taken is not None
    outbox.is_gone(taken, at=at)


def reasons(threat: Threat) -> dict[str, str]:
    return {step.key: "Not here" for step in threat.steps.filter(done_at=None)}


@pytest.mark.parametrize("who", MAY)
def test_the_head_the_safeguarding_lead_and_a_deputy_begin_a_case(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    threat = begin_threat(school, "", by=request.getfixturevalue(who), at=at)

    due = {step.key: step.due_at - at for step in threat.steps.all()}
    assert due == {key: step.within for key, step in newest("threat").steps.items()}


@pytest.mark.parametrize("who", MAY_NOT)
def test_nobody_else_begins_one(
    who: str, school: School, at: datetime, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(PermissionDenied):
        begin_threat(school, "", by=request.getfixturevalue(who), at=at)


def test_one_case_is_on_at_a_time(
    threat: Threat, school: School, dsl: Person, at: datetime
) -> None:
    with pytest.raises(ConcernError, match="on already"):
        begin_threat(school, "", by=dsl, at=at)


@pytest.mark.parametrize("who", MAY)
def test_a_step_is_done_with_a_note(
    who: str, threat: Threat, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)
    step = threat.steps.get(key="police")

    do_step(step, " Reference 123 ", by=person, at=at + minutes(40))

    step.refresh_from_db()
    assert (step.done_by, words_or_reason(NOTE, step)) == (person, "Reference 123")
    [line] = [x for x in case(threat, at + minutes(90)).lines if x.step == step]
    assert (line.clock.stands, line.clock.by) == ("done late", "by 10 minutes")


@pytest.mark.parametrize("who", MAY_NOT)
def test_nobody_else_does_a_step(
    who: str, threat: Threat, at: datetime, request: pytest.FixtureRequest
) -> None:
    step = threat.steps.get(key="police")

    with pytest.raises(PermissionDenied):
        do_step(step, "", by=request.getfixturevalue(who), at=at)


def test_a_step_is_done_once(
    threat: Threat, head: Person, dsl: Person, at: datetime
) -> None:
    step = threat.steps.get(key="tell")
    do_step(step, "", by=head, at=at)

    with pytest.raises(ConcernError, match="done this already"):
        do_step(step, "", by=dsl, at=at)


@pytest.mark.parametrize("key", ["hold", "down"])
def test_what_schoolgate_sees_for_itself_is_nobodys_to_tick(
    key: str, threat: Threat, head: Person, at: datetime
) -> None:
    with pytest.raises(ConcernError, match="by itself"):
        do_step(threat.steps.get(key=key), "", by=head, at=at)


def test_the_incident_ticks_its_step(
    threat: Threat, school: School, head: Person, at: datetime
) -> None:
    assert tick_steps(threat, at=at) == 0
    declare_incident(school, "Nothing goes out", can_post=(), by=head, at=at)

    assert tick_steps(threat, at=at + minutes(1)) == 1
    assert tick_steps(threat, at=at + minutes(2)) == 0
    step = threat.steps.get(key="hold")
    assert (step.done_at, step.done_by) == (at + minutes(1), None)


def test_taking_down_is_done_when_all_of_it_is_gone(
    threat: Threat, out: Target, put_out: PutOut, head: Person, at: datetime
) -> None:
    more = put_out()
    take_all_down(threat.school, by=head, at=at)
    down = threat.steps.get(key="down")

    goes(out, at + minutes(5))
    tick_steps(threat, at=at + minutes(5))
    half = case(threat, at + minutes(5)).going
    down.refresh_from_db()
    assert (half.gone, half.all, down.done_at) == (1, 2, None)

    goes(more, at + minutes(9))
    tick_steps(threat, at=at + minutes(9))
    down.refresh_from_db()
    assert down.done_at == at + minutes(9)


def test_what_a_worker_is_sending_is_not_gone(
    threat: Threat, out: Target, at: datetime
) -> None:
    Target.objects.filter(pk=out.pk).update(state=Sending.BEGUN)

    assert tick_steps(threat, at=at) == 0


def test_what_was_gone_before_the_case_is_not_counted(
    threat: Threat, put_out: PutOut, at: datetime
) -> None:
    Target.objects.filter(pk=put_out().pk).update(
        state=Sending.GONE, gone_at=at - minutes(1)
    )

    assert case(threat, at).going.all == 1


@pytest.mark.parametrize("who", MAY)
def test_a_case_is_ended_with_a_record_and_a_reason_for_each_open_step(
    who: str, threat: Threat, at: datetime, request: pytest.FixtureRequest
) -> None:
    person = request.getfixturevalue(who)

    ending = CaseEnding("It was a hoax", reasons(threat))
    ended = end_threat(threat, ending, by=person, at=at + minutes(60))

    assert (words_or_reason(RECORD, ended), ended.ended_by) == ("It was a hoax", person)
    assert not threat.steps.filter(done_at=None, note="").exists()
    lines = case(ended, at + timedelta(days=9)).lines
    assert {line.clock.stands for line in lines} == {"left open"}


@pytest.mark.parametrize("who", MAY_NOT)
def test_nobody_else_ends_one(
    who: str, threat: Threat, at: datetime, request: pytest.FixtureRequest
) -> None:
    ending = CaseEnding("It was a hoax", reasons(threat))

    with pytest.raises(PermissionDenied):
        end_threat(threat, ending, by=request.getfixturevalue(who), at=at)


def test_a_case_is_not_ended_while_a_step_is_open_for_no_reason(
    threat: Threat, head: Person, at: datetime
) -> None:
    given = {**reasons(threat), "police": " "}

    with pytest.raises(ConcernError, match="1 open steps have no reason"):
        end_threat(threat, CaseEnding("Over", given), by=head, at=at)

    threat.refresh_from_db()
    assert threat.ended_at is None
    assert not threat.steps.exclude(note="").exists()


def test_a_case_is_not_ended_without_a_record(
    threat: Threat, head: Person, at: datetime
) -> None:
    with pytest.raises(ConcernError, match="the record of the case"):
        end_threat(threat, CaseEnding(" ", reasons(threat)), by=head, at=at)


def test_an_ended_case_stands_as_it_is(
    threat: Threat, head: Person, school: School, at: datetime
) -> None:
    end_threat(threat, CaseEnding("Over", reasons(threat)), by=head, at=at)
    declare_incident(school, "Nothing goes out", can_post=(), by=head, at=at)

    with pytest.raises(ConcernError, match="ended already"):
        do_step(threat.steps.get(key="tell"), "", by=head, at=at)
    with pytest.raises(ConcernError, match="ended already"):
        end_threat(threat, CaseEnding("Again", {}), by=head, at=at)
    assert tick_steps(threat, at=at) == 0


def test_the_others_are_told_that_something_waits_and_nothing_more(
    school: School,
    head: Person,
    dsl: Person,
    teacher: Person,
    at: datetime,
    settings: Settings,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}

    with django_capture_on_commit_callbacks(execute=True):
        begin_threat(school, WHAT, by=head, at=at)

    [mail] = mailoutbox
    assert mail.to == [dsl.email]
    assert mail.subject == "Something waits for you in Schoolgate"
    assert mail.body == f"Sign in to see it:\n\n{settings.ADDRESS}/\n"


def test_owners_of_late_steps_are_reminded_once(
    threat: Threat,
    head: Person,
    dsl: Person,
    deputy: Person,
    at: datetime,
    settings: Settings,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}
    Step.objects.exclude(key__in=("police", "report")).update(done_at=at)

    with django_capture_on_commit_callbacks(execute=True):
        assert remind_of_steps(at=at + minutes(34)) == 0
        assert remind_of_steps(at=at + minutes(36)) == 1
        assert remind_of_steps(at=at + minutes(37)) == 0

    assert sorted(mail.to[0] for mail in mailoutbox) == [dsl.email, head.email]
    assert {mail.subject for mail in mailoutbox} == {
        "Something waits for you in Schoolgate"
    }


def test_nobody_is_reminded_of_a_case_that_has_ended(
    threat: Threat, head: Person, at: datetime
) -> None:
    end_threat(threat, CaseEnding("Over", reasons(threat)), by=head, at=at)

    assert remind_of_steps(at=at + timedelta(days=9)) == 0


def test_whoever_is_away_is_not_asked_and_the_others_stand_in(
    threat: Threat, head: Person, dsl: Person, deputy: Person, at: datetime
) -> None:
    for person in (head, dsl):
        Absence.objects.create(
            school=threat.school, person=person, since=at.date(), until=at.date()
        )

    lines = {line.asked.key: line.who for line in case(threat, at).lines}

    assert lines["police"] == (deputy,)


def test_the_policys_own_words_stand_beside_a_step(
    school: School, head: Person, at: datetime
) -> None:
    school.policy = "villiers"
    school.save()
    threat = begin_threat(school, "", by=head, at=at)

    cited = {
        line.asked.key: [clause.id for clause in line.clauses]
        for line in case(threat, at).lines
    }

    assert "VP-45" in cited["devices"]
    assert "VP-41" in cited["police"]
    assert cited["tell"] == []


def test_the_journal_keeps_who_did_what_and_no_words_of_it(
    threat: Threat, head: Person, at: datetime
) -> None:
    do_step(threat.steps.get(key="police"), "Reference 123", by=head, at=at)
    end_threat(threat, CaseEnding("A hoax by K.", reasons(threat)), by=head, at=at)

    written = Entry.objects.filter(thing__startswith="concerns.")
    assert list(written.values_list("verb", flat=True)) == [
        "case.started",
        "case.step_done",
        "case.ended",
    ]
    said = str(list(written.values_list("details", flat=True)))
    assert not any(word in said for word in ("hoax", "Reference", "money"))


def test_the_worker_ticks_and_reminds(
    threat: Threat, school: School, head: Person, at: datetime, monkeypatch: Any
) -> None:
    declare_incident(school, "Nothing goes out", can_post=(), by=head, at=at)
    monkeypatch.setattr("django.utils.timezone.now", lambda: at + minutes(40))

    look_at_cases(at + minutes(40))

    assert threat.steps.get(key="hold").done_at == at + minutes(40)
    reminded = threat.steps.exclude(reminded_at=None)
    assert {step.key for step in reminded} == {"keep", "tell", "police", "devices"}


def test_the_worker_looks_at_cases() -> None:
    assert "schoolgate.web.concerns.sweeps.look_at_cases" in registered()


WORDED: tuple[type[models.Model], ...] = (
    rows.Threat,
    rows.Step,
    rows.CaseReader,
    rows.KeptFrom,
)


def test_no_row_of_a_case_can_hold_a_file() -> None:
    fields = [f for model in WORDED for f in model._meta.get_fields()]

    assert not [
        f
        for f in fields
        if isinstance(f, (models.FileField, models.BinaryField, models.JSONField))
    ]
