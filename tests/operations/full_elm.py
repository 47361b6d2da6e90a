"""An invented school, filled for the backup of 0.4.0; Django has to be set up first."""

from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.test import Client

from schoolgate.web.conftest import LONG_AGO
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.posts.models import Picture, Video
from schoolgate.web.tests.full_school import fill
from schoolgate.web.tests.walk import with_factors
from schoolgate.web.trust.models import School, Trust

ROLES = {
    "teacher": ("Tamsin", "teacher"),
    "leader": ("Leonie", "slt"),
    "head": ("Hester", "head"),
    "office": ("Olive", "office"),
    "deputy": ("Desmond", "deputy"),
}


@transaction.atomic
def fill_elm(many: int) -> None:
    """Fill Elm School with ``many`` of everything; pictures go where they are kept."""
    trust = Trust.objects.create(slug="canal", name="Canal Trust")
    elm = School.objects.create(
        slug="elm", name="Elm School", policy="st-marys-putney", trust=trust
    )
    cast = {who: _person(elm, *of) for who, of in ROLES.items()}
    cast["officer"] = Person.objects.create_named(
        "tobias@canal.example.org", "Tobias", "Ex"
    )
    Holding.objects.create(
        person=cast["officer"], trust=trust, role="trust-officer", since=LONG_AGO
    )
    pictures = Path(settings.MEDIA_ROOT)
    pictures.mkdir()
    fill(elm, cast, many, pictures)
    files: list[Picture | Video] = [*Picture.objects.all(), *Video.objects.all()]
    for row in files:
        # As the site names them: within their folder, wherever that stands.
        row.file.name = Path(str(row.file.name)).name
        row.save(update_fields=["file"])
    office = Client()
    office.force_login(cast["office"])
    with_factors(office, cast["office"])


def _person(school: School, forename: str, role: str) -> Person:
    email = f"{forename.lower()}@{school.slug}.example.org"
    person = Person.objects.create_named(email, forename, "Example")
    Holding.objects.create(person=person, school=school, role=role, since=LONG_AGO)
    return person
