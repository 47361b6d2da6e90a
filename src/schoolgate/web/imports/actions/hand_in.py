"""The office hands in a list; nothing is taken of it yet."""

from datetime import datetime

from django.db import transaction

from schoolgate.rolls.reading import KINDS
from schoolgate.web.imports.before import forget
from schoolgate.web.imports.changes import UPLOADS
from schoolgate.web.imports.models import Upload
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.trust.models import School

MOST_BYTES = 20 * 1024 * 1024


class BadList(Exception):
    """A file can't be a list: it is too large, empty, or of no known kind."""


@transaction.atomic
def hand_in(
    school: School, kind: str, file: tuple[str, bytes], *, by: Person, at: datetime
) -> Upload:
    """Keep a list, sealed, until it is taken or another one is handed in."""
    standing(by, school, at.date()).require("roll.import")
    name, data = file
    if kind not in KINDS or not data:
        raise BadList(f"{name or 'The file'} is empty: export the list again.")
    if len(data) > MOST_BYTES:
        raise BadList(f"{name} is larger than 20 MB: export one list alone.")
    forget(at)
    Upload.objects.filter(school=school, kind=kind).delete()
    upload = Upload(school=school, kind=kind, name=name[:200], by=by, at=at)
    UPLOADS.put(upload, data)
    upload.save()
    return upload
