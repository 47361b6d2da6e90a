"""What is written in a case is sealed, and nobody who reads the database reads it."""

from datetime import datetime

import pytest
from django.db import connection

from schoolgate.web.concerns.actions.do_step import do_step
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.concerns.tests.conftest import WHAT as TOLD
from schoolgate.web.concerns.tests.conftest import Browser
from schoolgate.web.concerns.words import CLOSED, NOTE, words_or_reason
from schoolgate.web.people.models import Person
from schoolgate.web.sealing import seal as sealing


@pytest.fixture
def worded(threat: Threat, head: Person, at: datetime) -> Threat:
    """A case with a note, and ended with a record and a reason for each step."""
    do_step(threat.steps.get(key="police"), "Reference 123", by=head, at=at)
    left = {step.key: "Not here" for step in threat.steps.filter(done_at=None)}
    return end_threat(threat, CaseEnding("A hoax", left), by=head, at=at)


def test_no_word_of_it_stands_in_the_database(worded: Threat) -> None:
    with connection.cursor() as cursor:
        found = b""
        for table in ("concerns_threat", "concerns_step"):
            cursor.execute(f"SELECT * FROM {table}")
            for row in cursor.fetchall():
                found += b"".join(
                    bytes(cell)
                    if isinstance(cell, bytes | memoryview)
                    else str(cell).encode()
                    for cell in row
                )

    for words in (TOLD, "Reference 123", "Not here", "A hoax"):
        assert words.encode() not in found
    assert b"police" in found


def test_its_page_reads_it_all(
    worded: Threat, head: Person, signed_in: Browser
) -> None:
    address = f"/school/elm/concerns/case/{worded.key}/"

    page = signed_in(head).get(address).content.decode()

    assert all(w in page for w in (TOLD, "Reference 123", "Not here", "A hoax"))


def test_a_note_moved_to_another_step_does_not_open(worded: Threat) -> None:
    done, other = worded.steps.get(key="police"), worded.steps.get(key="tell")
    Step.objects.filter(pk=other.pk).update(note=done.note)
    other.refresh_from_db()

    assert words_or_reason(NOTE, other) == CLOSED


def test_without_its_key_the_page_still_opens_and_says_so(
    worded: Threat, head: Person, signed_in: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sealing, "_keys", lambda: [b"x" * 32])
    address = f"/school/elm/concerns/case/{worded.key}/"

    answer = signed_in(head).get(address)

    assert answer.status_code == 200
    assert CLOSED in answer.content.decode()


def test_nothing_is_kept_of_no_words(
    threat: Threat, head: Person, at: datetime
) -> None:
    step = do_step(threat.steps.get(key="police"), "  ", by=head, at=at)

    assert (step.note, words_or_reason(NOTE, step)) == ("", "")
