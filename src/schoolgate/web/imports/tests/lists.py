"""Handing in and taking lists, as the tests of the roll do it."""

import re
from datetime import datetime

from schoolgate.web.imports.actions.hand_in import hand_in
from schoolgate.web.imports.actions.take import take
from schoolgate.web.imports.models import Upload
from schoolgate.web.imports.touched import Change
from schoolgate.web.people.models import Person
from schoolgate.web.trust.models import School

HEADINGS = "UPN,Forename,Surname,Known As,Class,Year\n"


def handed_in(
    school: School, kind: str, text: str | bytes, *, by: Person, at: datetime
) -> Upload:
    data = text if isinstance(text, bytes) else text.encode()
    return hand_in(school, kind, (f"{kind}.csv", data), by=by, at=at)


def taken(
    school: School, kind: str, text: str | bytes, *, by: Person, at: datetime
) -> Change:
    return take(handed_in(school, kind, text, by=by, at=at), by=by, at=at)


def pupils(*lines: str) -> str:
    """A list of pupils: ``pupils("A1,Aisha,Khan,,Elm,7")``."""
    return HEADINGS + "".join(f"{line}\n" for line in lines)


def seen_in(page: str) -> str:
    """What a preview's page says that it showed."""
    found = re.search(r'name="seen" value="([^"]+)"', page)
    assert found
    return found[1]
