"""A photograph handed in through the web: seconds of CPU until each part is ready.

``python -m benchmarks.photos_web FILE …`` in an environment that names a data folder;
``benchmarks/photos.py`` runs it. Best of three, after one to load the models.
"""

import sys
import time
from datetime import UTC, date, datetime
from pathlib import Path

import django
from django.core.management import call_command

django.setup()

from schoolgate.web.people.models import Holding, Person  # noqa: E402
from schoolgate.web.pictures.actions.add_picture import add_picture  # noqa: E402
from schoolgate.web.pictures.actions.look_for_faces import look_for_faces  # noqa: E402
from schoolgate.web.pictures.actions.read_picture import read_picture  # noqa: E402
from schoolgate.web.pictures.actions.take_likeness import take_likeness  # noqa: E402
from schoolgate.web.posts.actions.begin import begin  # noqa: E402
from schoolgate.web.trust.models import School  # noqa: E402

AT = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
TRIES = 3


def author() -> tuple[School, Person]:
    """A school and a teacher of it, in a new database."""
    call_command("migrate", verbosity=0)
    school = School.objects.create(slug="elm", name="Elm", policy="st-marys-putney")
    person = Person.objects.create_named("tamsin@elm.example.org", "Tamsin", "Example")
    since = date(2020, 9, 1)
    Holding.objects.create(person=person, school=school, role="teacher", since=since)
    return school, person


def measured(path: Path, school: School, by: Person) -> tuple[float, float]:
    """Seconds until it is there with its faces, and until it is read as well."""
    post, data = begin(school, by=by, at=AT), path.read_bytes()
    start = time.process_time()
    picture = add_picture(post, data, path.name, by=by, at=AT)
    look_for_faces(picture, at=AT)
    take_likeness(picture, at=AT)
    faces = time.process_time() - start
    read_picture(picture, at=AT)
    return faces, time.process_time() - start


def main() -> None:
    """Print the best of each file."""
    school, person = author()
    for path in map(Path, sys.argv[1:]):
        measured(path, school, person)
        tries = [measured(path, school, person) for _ in range(TRIES)]
        faces, read = (min(each) for each in zip(*tries, strict=True))
        print(f"  {path.name:<24} {faces:.2f} s with faces, {read:.2f} s read as well")


if __name__ == "__main__":
    main()
