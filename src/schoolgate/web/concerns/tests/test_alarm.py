"""An alarm is raised, sealed, told at once, worked through, and ended."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from pytest_django.fixtures import DjangoCaptureOnCommitCallbacks, Settings

from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.do_step import do_step
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.actions.keep_from import keep_from
from schoolgate.web.concerns.actions.let_in import let_in
from schoolgate.web.concerns.actions.raise_alarm import LONGEST
from schoolgate.web.concerns.actions.remind_of_steps import remind_of_steps
from schoolgate.web.concerns.errors import ConcernError, Ended
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.sweeps import look_at_cases
from schoolgate.web.concerns.tests.staffed import WORDS, Staffed, readers, told
from schoolgate.web.concerns.words import WHAT, words_or_reason
from schoolgate.web.journal.models import Entry
from schoolgate.web.people.models import Person
from schoolgate.web.signin.tests.browsing import IMMEDIATE

MAY = [
    "office",
    "teacher",
    "governor",
    "head",
    "dsl",
    "deputy",
    "chair",
    "trust-officer",
]
LANGUAGES = {
    "Welsh": "Daeth llythyr yn bygwth rhannu lluniau o’r disgyblion.",
    "Polish": "Przyszedł list z groźbą: zdjęcia uczniów trafią do sieci.",
    "Urdu": "ایک خط آیا ہے: پیسے دو ورنہ بچوں کی تصویریں پھیلا دیں گے۔",
    "Arabic": "وصلت رسالة: ادفعوا وإلا نشرنا صور التلاميذ.",
    "both ways": "The note says «ادفعوا» and then 500 £, twice",
    "emoji": "😱 help 👧🏽",
}


def minutes(many: int) -> timedelta:
    return timedelta(minutes=many)


@pytest.fixture
def mailed(
    settings: Settings,
    mailoutbox: list[Any],
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> Any:
    """Every mail that some act sends, as its worker would."""
    settings.TASKS = {"default": {"BACKEND": IMMEDIATE}}

    def mails(act: Any) -> list[Any]:
        before = len(mailoutbox)
        with django_capture_on_commit_callbacks(execute=True):
            act()
        return list(mailoutbox[before:])

    return mails


@pytest.mark.parametrize("by", MAY)
def test_everybody_who_works_here_or_oversees_it_raises_an_alarm(
    by: str, here: Staffed
) -> None:
    threat = here.raised(by=by)

    assert threat.begun_by == here.people[by]
    assert words_or_reason(WHAT, threat) == WORDS


def test_a_parent_and_a_stranger_raise_none(
    here: Staffed, parent: Person, stranger: Person
) -> None:
    for person in (parent, stranger):
        here.people["nobody"] = person
        with pytest.raises(PermissionDenied):
            here.raised(by="nobody")
    assert not Threat.objects.exists()


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_in_any_language_are_kept_whole_and_sealed(
    language: str, here: Staffed
) -> None:
    threat = here.raised(words=LANGUAGES[language])

    threat.refresh_from_db()
    assert words_or_reason(WHAT, threat) == LANGUAGES[language]
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM concerns_threat")
        assert LANGUAGES[language] not in str(cursor.fetchall())


@pytest.mark.parametrize("words", ["", " \n\t "])
def test_no_words_are_no_alarm(words: str, here: Staffed) -> None:
    with pytest.raises(ConcernError, match="Write what has happened"):
        here.raised(words=words)


def test_too_many_words_are_refused_with_how_many_they_are(here: Staffed) -> None:
    with pytest.raises(ConcernError, match="60,000 characters, and 20,000 are"):
        here.raised(words="x" * 60_000)

    assert words_or_reason(WHAT, here.raised(words="x" * LONGEST)) == "x" * LONGEST


def test_the_readers_are_written_to_and_the_mail_says_nothing_of_it(
    here: Staffed, mailed: Any
) -> None:
    mails = mailed(here.raised)

    people = {here.people["dsl"].email, here.people["head"].email}
    assert {mail.to[0] for mail in mails} == people
    for mail in mails:
        assert mail.subject == "Something needs you now at Elm School"
        assert "letter" not in mail.body + mail.subject
        assert "Olive" not in mail.body
        assert "alarm" not in mail.body.casefold()


def test_sent_twice_it_is_one_alarm_and_one_mail(here: Staffed, mailed: Any) -> None:
    first = here.raised()

    mails = mailed(lambda: here.raised(at=here.at + minutes(1)))

    assert Threat.objects.get() == first
    assert mails == []
    assert Entry.objects.filter(verb="alarm.raised").count() == 1


def test_pressed_again_when_nobody_came_it_is_one_alarm_and_told_again(
    here: Staffed, mailed: Any
) -> None:
    here.raised()

    mails = mailed(lambda: here.raised(at=here.at + minutes(6)))
    again = mailed(lambda: here.raised(at=here.at + minutes(7)))

    assert Threat.objects.count() == 1
    assert len(mails) == 2
    assert again == []


@pytest.mark.parametrize(
    "other",
    [
        {"words": "A letter came: pay, or pictures of pupils go round. Now!"},
        {"by": "teacher"},
        {"later": 61},
    ],
)
def test_other_words_another_sender_or_another_hour_is_another_alarm(
    other: dict[str, Any], here: Staffed
) -> None:
    here.raised()
    later = minutes(other.pop("later", 1))

    here.raised(**other, at=here.at + later)

    assert Threat.objects.count() == 2


def test_the_same_words_about_somebody_else_are_another_alarm(here: Staffed) -> None:
    here.raised()

    assert here.roles_of(readers(here.raised("head"))) == {"chair"}


def test_the_tenth_of_an_hour_is_told_and_the_eleventh_is_kept(
    here: Staffed, mailed: Any
) -> None:
    for number in range(9):
        here.raised(words=f"Number {number}")

    tenth = mailed(lambda: here.raised(words="Number nine"))
    eleventh = mailed(lambda: here.raised(words="Number ten"))

    assert len(tenth) == 2
    assert eleventh == []
    last = Threat.objects.latest("pk")
    assert here.roles_of(readers(last)) == {"dsl", "head"}
    assert told(last) == []


def test_no_one_can_open_a_case_by_threat_with_an_alarm_on(here: Staffed) -> None:
    here.raised()

    begin_threat(here.school, "Money", by=here.people["dsl"], at=here.at)

    assert Threat.objects.filter(kind="threat").count() == 1


@pytest.mark.parametrize("who", ["dsl", "head"])
def test_a_reader_does_its_steps_and_ends_it(who: str, here: Staffed) -> None:
    threat = here.raised()
    person = here.people[who]

    for step in threat.steps.all():
        do_step(step, "ادفعوا", by=person, at=here.at)
    end_threat(threat, CaseEnding("Police have it", {}), by=person, at=here.at)

    threat.refresh_from_db()
    assert threat.ended_by == person


@pytest.mark.parametrize(
    "who", ["office", "teacher", "governor", "deputy", "chair", "trust-officer"]
)
def test_nobody_else_does_a_step_of_it_ends_it_or_lets_anybody_in(
    who: str, here: Staffed
) -> None:
    threat = here.raised()
    person = here.people[who]

    with pytest.raises(PermissionDenied):
        do_step(threat.steps.get(key="read"), "", by=person, at=here.at)
    with pytest.raises(PermissionDenied):
        end_threat(threat, CaseEnding("Over", {}), by=person, at=here.at)
    with pytest.raises(PermissionDenied):
        let_in(threat, [person], by=person, at=here.at)
    with pytest.raises(PermissionDenied):
        keep_from(threat, [here.people["dsl"]], by=person, at=here.at)


def test_a_reader_whose_role_has_ended_reads_it_no_longer(here: Staffed) -> None:
    threat = here.raised()
    here.without("dsl")

    with pytest.raises(PermissionDenied):
        do_step(threat.steps.get(key="read"), "", by=here.people["dsl"], at=here.at)


def test_late_steps_are_told_to_the_readers_alone(here: Staffed, mailed: Any) -> None:
    here.raised("head")

    mails = mailed(lambda: remind_of_steps(at=here.at + minutes(21)))

    assert [mail.to[0] for mail in mails] == [here.people["chair"].email]
    assert mails[0].subject == "Something needs you now at Elm School"


def test_a_reader_lets_another_in_who_is_told_at_once(
    here: Staffed, mailed: Any
) -> None:
    threat = here.raised("nobody", words="I told Mrs Quill of the letter")
    dsl, deputy = here.people["dsl"], here.people["deputy"]

    mails = mailed(lambda: let_in(threat, [deputy], by=dsl, at=here.at))

    assert [mail.to[0] for mail in mails] == [deputy.email]
    assert here.roles_of(readers(threat)) == {"dsl", "deputy"}
    assert let_in(threat, [], by=dsl, at=here.at) == 0


@pytest.mark.parametrize("who", ["head", "teacher"])
def test_nobody_lets_in_the_person_it_is_about_or_a_teacher(
    who: str, here: Staffed
) -> None:
    threat = here.raised("head")

    with pytest.raises(ConcernError, match="Only people on the list"):
        let_in(threat, [here.people[who]], by=here.people["chair"], at=here.at)


def test_nobody_is_let_in_when_it_is_over(here: Staffed) -> None:
    threat, dsl = here.raised(), here.people["dsl"]
    left = {step.key: "no need" for step in threat.steps.all()}
    end_threat(threat, CaseEnding("Over", left), by=dsl, at=here.at)

    with pytest.raises(Ended):
        let_in(threat, [here.people["chair"]], by=dsl, at=here.at)


def test_no_reader_keeps_it_from_the_others_to_have_it_alone(here: Staffed) -> None:
    threat, head, dsl = here.raised(), here.people["head"], here.people["dsl"]

    with pytest.raises(ConcernError, match="Let somebody else read it first"):
        keep_from(threat, [dsl], by=head, at=here.at)
    let_in(threat, [here.people["chair"]], by=head, at=here.at)
    keep_from(threat, [dsl], by=head, at=here.at)

    with pytest.raises(PermissionDenied):
        do_step(threat.steps.get(key="read"), "", by=dsl, at=here.at)


def test_the_worker_finds_readers_and_reminds(
    here: Staffed, monkeypatch: pytest.MonkeyPatch
) -> None:
    threat = here.raised()
    here.without("dsl", "head")
    later = here.at + minutes(40)
    monkeypatch.setattr("django.utils.timezone.now", lambda: later)

    look_at_cases(later)

    assert here.people["deputy"] in told(threat)
    assert threat.steps.get(key="read").reminded_at == later


def test_the_journal_keeps_that_it_was_raised_and_no_word_of_it(
    here: Staffed,
) -> None:
    here.raised("head", words="Mrs Quill hit a child")

    [entry] = Entry.objects.all()
    assert entry.verb == "alarm.raised"
    assert entry.thing == "concerns.threat"
    assert entry.details == {"edition": "2026-11"}
