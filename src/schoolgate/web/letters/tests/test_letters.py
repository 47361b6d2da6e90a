"""The outbox: what is posted is sent once, or it is said why not."""

from collections.abc import Callable
from datetime import datetime, timedelta
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected
from typing import Any

import pytest
from django.core.mail.backends.locmem import EmailBackend
from django.db import OperationalError, connection, transaction

from schoolgate.web.letters import send
from schoolgate.web.letters.content import (
    Content,
    TemplateError,
    content_of,
    render,
)
from schoolgate.web.letters.models import Letter
from schoolgate.web.letters.post import Envelope, post_content, post_letter
from schoolgate.web.letters.states import Form, Stage
from schoolgate.web.letters.sweeps import deal_with_letters, forget_letters
from schoolgate.web.trust.models import School

WORDS = Content("A key for you", "Open it: /link/s3cret-token/\n")
OFFICE = Envelope("office@elm.example.org")
NEXT_MINUTE = timedelta(minutes=2)
Fails = Callable[[Exception], None]


@pytest.fixture
def fails(monkeypatch: pytest.MonkeyPatch) -> Fails:
    """Let the mail server answer with an error."""

    def fail(error: Exception) -> None:
        def send_messages(_backend: Any, _messages: Any) -> int:
            raise error

        monkeypatch.setattr(EmailBackend, "send_messages", send_messages)

    return fail


@pytest.fixture
def posted(db: None, at: datetime) -> Letter:
    return post_content("people/invitation", OFFICE, WORDS, at=at)


def sent(at: datetime) -> int:
    return send.send_due("a worker", lambda: at)


def stage_of(letter: Letter) -> str:
    return Letter.objects.get(pk=letter.pk).stage


def test_a_letter_is_sent_once(
    posted: Letter, at: datetime, mailoutbox: list[Any]
) -> None:
    assert sent(at) == 1
    assert sent(at + timedelta(days=1)) == 0

    [mail] = mailoutbox
    assert (mail.to, mail.subject, mail.body) == ([OFFICE.to], *_words())
    assert mail.extra_headers["Message-ID"] == posted.message_id
    assert stage_of(posted) == Stage.SENT


def _words() -> tuple[str, str]:
    return WORDS.subject, WORDS.body


def test_no_table_holds_its_words_in_clear(posted: Letter, at: datetime) -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            assert "s3cret" not in repr([_shown(row) for row in cursor]), table
    assert content_of(posted) == WORDS


def _shown(row: tuple[object, ...]) -> list[object]:
    return [bytes(one) if isinstance(one, memoryview) else one for one in row]


def test_its_words_are_gone_when_it_went(posted: Letter, at: datetime) -> None:
    sent(at)

    assert not Letter.objects.exclude(sealed=b"").exists()


def test_a_letter_goes_only_if_its_reason_was_written(db: None) -> None:
    with transaction.atomic():
        post_content("people/invitation", OFFICE, WORDS)
        transaction.set_rollback(True)

    assert not Letter.objects.exists()


def test_where_no_server_answers_everything_waits(
    posted: Letter,
    at: datetime,
    monkeypatch: pytest.MonkeyPatch,
    mailoutbox: list[Any],
) -> None:
    def unreachable(_backend: EmailBackend) -> None:
        raise ConnectionRefusedError

    with monkeypatch.context() as broken:
        broken.setattr(EmailBackend, "open", unreachable)
        for minutes in range(0, 60 * 24 * 5, 60):
            sent(at + timedelta(minutes=minutes))
    assert (stage_of(posted), mailoutbox) == (Stage.WAITING, [])

    assert sent(at + timedelta(days=5)) == 1


def test_a_server_that_says_later_is_asked_later(
    posted: Letter, at: datetime, fails: Fails
) -> None:
    fails(SMTPRecipientsRefused({OFFICE.to: (451, b"greylisted")}))
    sent(at)
    letter = Letter.objects.get()
    assert (letter.stage, letter.due_at) == (Stage.WAITING, at + timedelta(minutes=1))
    assert "later (451)" in letter.trouble

    for hours in range(1, 80, 7):
        sent(at + timedelta(hours=hours))

    assert stage_of(posted) == Stage.REFUSED


@pytest.mark.parametrize(
    ("error", "of_address"),
    [
        (SMTPRecipientsRefused({OFFICE.to: (550, b"no such user")}), True),
        (UnicodeError("no address"), True),
    ],
)
def test_what_is_refused_for_good_is_not_sent_again(
    error: Exception, of_address: bool, posted: Letter, at: datetime, fails: Fails
) -> None:
    fails(error)
    sent(at)

    letter = Letter.objects.get()
    assert (letter.stage, letter.due_at) == (Stage.REFUSED, None)
    assert (letter.for_good, letter.takes_none) == (True, of_address)


def test_a_server_that_broke_off_may_have_taken_it(
    posted: Letter, at: datetime, fails: Fails, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context():
        fails(SMTPServerDisconnected("gone"))
        sent(at)
        assert stage_of(posted) == Stage.SENDING
        sent(at + NEXT_MINUTE)
        assert stage_of(posted) == Stage.UNSURE


def test_a_letter_whose_worker_died_goes_once_more_under_its_first_id(
    posted: Letter, at: datetime, mailoutbox: list[Any], settings: Any
) -> None:
    posted.lease("dead worker", at)
    Letter.objects.update(stage=Stage.SENDING)
    assert sent(at + timedelta(seconds=1)) == 0

    assert sent(at + timedelta(seconds=settings.HOLD)) == 1
    assert mailoutbox[0].extra_headers["Message-ID"] == posted.message_id


def test_a_full_disk_doubles_no_letter(
    posted: Letter,
    at: datetime,
    mailoutbox: list[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    waits: list[float] = []
    finish = Letter.finish

    def full(self: Letter, *changed: str) -> None:
        if len(waits) < 3:
            raise OperationalError("database or disk is full")
        finish(self, *changed)

    monkeypatch.setattr(Letter, "finish", full)
    monkeypatch.setattr("time.sleep", waits.append)

    assert sent(at) == 1
    assert (len(mailoutbox), len(waits), stage_of(posted)) == (1, 3, Stage.SENT)


def test_a_letter_whose_key_is_not_here_waits_for_it(
    posted: Letter, at: datetime
) -> None:
    Letter.objects.update(sealed=b"\x01" + b"other key" * 9)

    sent(at)

    letter = Letter.objects.get()
    assert (letter.stage, letter.takes_none) == (Stage.WAITING, False)
    assert "old key" in letter.trouble


def test_a_digest_joins_what_is_due_to_one_reader(
    school: School, at: datetime, mailoutbox: list[Any]
) -> None:
    for number in (1, 2):
        words = Content(f"Post {number}", f"Words {number}\n")
        envelope = Envelope(OFFICE.to, school)
        post_content("posts/author", envelope, words, form=Form.DIGEST, at=at)
    later = Envelope("head@elm.example.org", school)
    tomorrow = at + timedelta(days=1)
    post_content("posts/author", later, WORDS, form=Form.DIGEST, at=tomorrow)

    deal_with_letters(at)
    sent(at + timedelta(days=300))

    [mail] = mailoutbox
    assert mail.subject == f"This week: {school.name}"
    assert mail.body == "Post 1\n\nWords 1\n\nPost 2\n\nWords 2\n"
    assert Letter.objects.filter(stage=Stage.JOINED).count() == 2


def test_a_letter_on_paper_is_not_sent(db: None, at: datetime) -> None:
    post_content("consent/asked", OFFICE, WORDS, form=Form.PAPER)

    assert sent(at + timedelta(days=300)) == 0


def test_a_template_has_a_subject_and_a_body(db: None) -> None:
    facts = {"school": "St Mary & Co <Elm>", "address": "https://x/?a=1&b=2"}

    content = render("people/invitation", "en", facts)

    assert content.subject == "Your place in Schoolgate: St Mary & Co <Elm>"
    assert "https://x/?a=1&b=2" in content.body


def test_a_line_break_in_a_name_gets_into_no_header(
    db: None, at: datetime, mailoutbox: list[Any]
) -> None:
    facts = {"school": "Elm\nBcc: everyone@example.org", "address": "https://x/"}
    post_letter("people/invitation", OFFICE, facts, at=at)

    assert sent(at) == 1
    assert mailoutbox[0].recipients() == [OFFICE.to]
    assert "\n" not in mailoutbox[0].subject


def test_a_template_without_a_subject_is_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Page:
        def render(self, _context: object) -> str:
            return "Dear office\n"

    monkeypatch.setattr(
        "schoolgate.web.letters.content.loader.get_template", lambda _path: Page()
    )

    with pytest.raises(TemplateError, match="Subject"):
        render("people/invitation", "en", {})


def test_whom_we_wrote_to_is_forgotten_in_time(posted: Letter, at: datetime) -> None:
    sent(at)
    Letter.objects.update(posted_at=at - timedelta(days=91))

    forget_letters(at)

    assert not Letter.objects.exists()


def test_what_waits_is_not_forgotten(posted: Letter, at: datetime) -> None:
    Letter.objects.update(posted_at=at - timedelta(days=91))

    forget_letters(at)

    assert Letter.objects.exists()


@pytest.mark.parametrize("stage", set(Stage) - {Stage.SENDING})
def test_what_has_ended_does_not_wait_again(stage: Stage) -> None:
    with pytest.raises(ValueError, match="can't become waiting"):
        Letter(stage=stage).move_to(Stage.WAITING)
