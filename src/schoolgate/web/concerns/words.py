"""What people write in a case: sealed wherever it stands, opened for its page alone.

A seal stands in a field for words, in base64: no field of a case can hold a file.
"""

import base64
import binascii
from typing import TypeVar

from django.db.models import Model

from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.sealing.kinds import Kind
from schoolgate.web.sealing.seal import SealError

Row = TypeVar("Row", bound=Model)
CURE = "put the older keys back: nobody else has written it down"
NO_SEAL = b"\0"
CLOSED = "These words do not open here: “schoolgate doctor” says what to do."


def in_letters(sealed: bytes) -> str:
    """A seal as words hold it."""
    return base64.b64encode(sealed).decode()


def _in_bytes(letters: str) -> bytes:
    """A seal as it was made; what is none opens nowhere."""
    try:
        return base64.b64decode(letters, validate=True)
    except binascii.Error:
        return NO_SEAL


def _what(threat: Threat, sealed: bytes) -> None:
    threat.what = in_letters(sealed)
    threat.save(update_fields=["what"])


def _record(threat: Threat, sealed: bytes) -> None:
    threat.record = in_letters(sealed)
    threat.save(update_fields=["record"])


def _note(step: Step, sealed: bytes) -> None:
    step.note = in_letters(sealed)
    step.save(update_fields=["note"])


WHAT = Kind(
    rows=lambda: Threat.objects.exclude(what=""),
    about=lambda one: f"concerns.threat.what:{one.school_id}:{one.pk}",
    called=lambda one: f"what happened in {one}",
    read=lambda one: _in_bytes(one.what),
    write=_what,
    cure=CURE,
)
RECORD = Kind(
    rows=lambda: Threat.objects.exclude(record=""),
    about=lambda one: f"concerns.threat.record:{one.school_id}:{one.pk}",
    called=lambda one: f"the record of {one}",
    read=lambda one: _in_bytes(one.record),
    write=_record,
    cure=CURE,
)
NOTE = Kind(
    rows=lambda: Step.objects.exclude(note=""),
    about=lambda one: f"concerns.step.note:{one.threat_id}:{one.pk}",
    called=lambda one: f"the note of step {one.key} of case {one.threat_id}",
    read=lambda one: _in_bytes(one.note),
    write=_note,
    cure=CURE,
)


def write_down(kind: Kind[Row], row: Row, words: str) -> None:
    """Seal words for a row and save them; nothing is kept of none."""
    plain = words.strip().encode()
    kind.write(row, kind.sealed(row, plain) if plain else b"")


def said(kind: Kind[Row], row: Row) -> str:
    """The words of a row; where no key opens them, that this is so."""
    if not kind.read(row):
        return ""
    try:
        return kind.opened(row).decode()
    except SealError:
        return CLOSED
