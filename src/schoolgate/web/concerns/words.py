"""What people write in a case: sealed wherever it stands, opened for its page alone.

A seal stands in a field for words, in base64: no field of a case can hold a file.
"""

from django.db.models import Model

from schoolgate.web.concerns.models import Step, Threat
from schoolgate.web.sealing.fields import SealedTextField
from schoolgate.web.sealing.seal import SealError

CLOSED = "These words do not open here: “schoolgate doctor” says what to do."
WHAT, RECORD = Threat.what.field, Threat.record.field
NOTE = Step.note.field


def write_down(field: SealedTextField, row: Model, words: str) -> None:
    """Seal words for a row and save them; nothing is kept of none."""
    field.put(row, words.strip())
    row.save(update_fields=[field.attname])


def words_or_reason(field: SealedTextField, row: Model) -> str:
    """The words of a row; where no key opens them, that this is so."""
    if not field.has(row):
        return ""
    try:
        return field.open(row)
    except SealError:
        return CLOSED
