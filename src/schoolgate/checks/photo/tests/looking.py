"""What the tests of the photograph checks share: a cast, and a look at photographs."""

from datetime import datetime
from pathlib import Path
from types import ModuleType

from schoolgate.engine.finding import Finding, Measured, Seen, Unsaid
from schoolgate.engine.people import Person
from schoolgate.reading.post import Photo, Post
from schoolgate.reading.school import School

DAY = datetime.fromisoformat("2026-06-10T09:30")
AISHA = Person("p1", "Aisha", "Khan", known_as="Ash", roles=frozenset(("pupil",)))
ZOE = Person("p2", "Zoë", "Smith-Jones", roles=frozenset(("pupil",)))
PRIYA = Person("s1", "Priya", "O'Dell", roles=frozenset(("teacher",)))
SCHOOL = School(pupils=(AISHA, ZOE), staff=(PRIYA,))
NOWHERE = Path("class.jpg")


def photo(*in_picture: str, path: Path = NOWHERE) -> Photo:
    return Photo(path.name, path, in_picture=in_picture)


NOBODY = Photo("hall.jpg", NOWHERE, nobody=True)


def look(
    check: ModuleType, school: School, *photos: Photo, to: tuple[str, ...] = ()
) -> list[Seen]:
    post = Post("Look!", DAY, photos=photos, platforms=to)
    return list(check.look(post, school))


def found(seen: list[Seen]) -> set[str]:
    return {s.fact for s in seen if isinstance(s, Finding) and s.certain}


def unsaid(seen: list[Seen]) -> set[str]:
    asked = {s.fact for s in seen if isinstance(s, Finding) and not s.certain}
    return asked | {s.fact for s in seen if isinstance(s, Unsaid)}


def says(seen: list[Seen]) -> list[str]:
    return [s.says for s in seen if isinstance(s, Finding)]


def why(seen: list[Seen]) -> list[str]:
    return [s.why for s in seen if isinstance(s, Unsaid)]


def measured(seen: list[Seen]) -> dict[str, int]:
    return {s.fact: s.value for s in seen if isinstance(s, Measured)}
