"""The first school, and the person who keeps it, on a fresh installation."""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import slugify

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.trust.models import School, Trust

CODE = "first-administrator"


@dataclass(frozen=True, slots=True)
class FirstDetails:
    """What the first page asks for."""

    school: str
    slug: str
    policy: str
    forename: str
    surname: str
    email: str
    password: str
    role: str
    trust: str = ""


def code_file() -> Path:
    """Where set-up leaves the hash of its code."""
    return Path(settings.DATA) / CODE


def is_code(code: str) -> bool:
    """Whether this is the code; without its file nothing is."""
    file = code_file()
    if not file.is_file():
        return False
    given = hashlib.sha256(code.strip().encode()).hexdigest()
    return hmac.compare_digest(given, file.read_text(encoding="ascii").strip())


def open_house(asked: FirstDetails, *, at: datetime) -> School:
    """Make the first school and its administrator; never a second time this way.

    The code goes first, and whoever takes it away is alone here: of two who send the
    same page at once, one is refused. Set-up makes another code as long as nobody is
    here.
    """
    try:
        code_file().unlink()
    except FileNotFoundError:
        raise PermissionDenied("The code was used. Run “schoolgate setup”.") from None
    return _opened(asked, at)


@transaction.atomic
def _opened(asked: FirstDetails, at: datetime) -> School:
    if Person.objects.exists():
        raise PermissionDenied("There is somebody here already.")
    school = School.objects.create(
        slug=asked.slug, name=asked.school, policy=asked.policy, trust=_trust(asked)
    )
    person = Person.objects.create_named(asked.email, asked.forename, asked.surname)
    person.set_password(asked.password)
    person.save()
    for role in dict.fromkeys((asked.role, "office")):
        Holding.objects.create(person=person, school=school, role=role, since=at.date())
    write("school.opened", school, Act(school, person, at))
    return school


def _trust(asked: FirstDetails) -> Trust | None:
    if not asked.trust:
        return None
    slug = slugify(asked.trust)[:50] or "trust"
    return Trust.objects.create(slug=slug, name=asked.trust)
