"""Who is in a photograph, as its author says, held against the school's rolls."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from schoolgate.engine.people import Person
from schoolgate.engine.record import record
from schoolgate.reading.post import Photo
from schoolgate.reading.school import School


@record
class PeopleInPhoto:
    """The people in one photograph: who is on a roll, and which names are on none.

    ``is_said`` is false where the author has said neither who is in it, nor that
    nobody is.
    """

    file: str
    pupils: tuple[Person, ...] = ()
    staff: tuple[Person, ...] = ()
    unknown: tuple[str, ...] = ()
    is_said: bool = True

    @property
    def why_unsaid(self) -> str:
        """Why it is open who is shown; empty where everybody is known."""
        if not self.is_said:
            return f"nobody has said who is in {self.file}"
        if self.unknown:
            names = " and ".join(f"“{name}”" for name in self.unknown)
            return f"{names} in {self.file} is on no roll given: check the spelling"
        return ""


def match_people(photo: Photo, school: School) -> PeopleInPhoto:
    """Hold the names that an author gives against the rolls of pupils and staff."""
    names = {folded(name): name for name in photo.in_picture}
    pupils = _on_roll(school.pupils or (), names)
    staff = _on_roll(school.staff or (), names)
    known = frozenset[str]().union(*map(names_of, (*pupils, *staff)))
    return PeopleInPhoto(
        file=photo.file,
        pupils=pupils,
        staff=staff,
        unknown=tuple(said for name, said in names.items() if name not in known),
        is_said=bool(names) or photo.nobody,
    )


def names_of(person: Person) -> frozenset[str]:
    """Every full name of a person, and their key, each as it is compared."""
    forenames = {person.forename, person.known_as or person.forename}
    full = (folded(f"{forename} {person.surname}") for forename in forenames)
    return frozenset((*full, folded(person.key)))


def folded(name: str) -> str:
    """A name as it is compared: small letters, no accents, one space between words."""
    apart = unicodedata.normalize("NFKD", name).casefold()
    letters = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(re.sub(r"[’‘ʼ`']", "", letters).replace("-", " ").split())


def _on_roll(roll: Sequence[Person], names: Iterable[str]) -> tuple[Person, ...]:
    wanted = frozenset(names)
    return tuple(p for p in roll if wanted and wanted & names_of(p))
