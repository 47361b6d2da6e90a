"""Which colleagues an alarm's words name, and which roles they speak of."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from schoolgate.policyfile.role_words import ROLES, role_words
from schoolgate.reading.colleagues import Name, Writing, is_named
from schoolgate.reading.role_titles import is_understood, roles_named
from schoolgate.web.people.identity import is_same_person
from schoolgate.web.people.models import Holding, Person, StaffMember
from schoolgate.web.people.rights import OVERSIGHT, STAFF, holds
from schoolgate.web.trust.models import School

# Who leads a trust's school under another title is meant by the same words.
CALLED_ALIKE = {"principal": "head"}


@dataclass(frozen=True, slots=True)
class Colleagues:
    """Every account of a school's staff, with all names that its person goes by."""

    names: Mapping[Person, tuple[Name, ...]]

    def find_named(self, text: Writing, *, strictly: bool) -> set[Person]:
        """Those whom a text names; ``strictly``: by surname or full name."""
        return {
            person
            for person, names in self.names.items()
            if is_named(names, text, strictly=strictly)
        }

    def accounts_of(self, people: Iterable[Person]) -> set[Person]:
        """Some people, with every account that is one of theirs."""
        meant = set(people)
        return meant | {
            one
            for one in self.names
            if any(is_same_person(one, other) for other in meant)
        }


def colleagues(school: School, on: date) -> Colleagues:
    """Read the staff of a school on a day, and its governors. Two queries."""
    held = Holding.objects.filter(holds(school, on), role__in=STAFF | OVERSIGHT)
    people = Person.objects.filter(pk__in=held.values("person"), is_active=True)
    listed = StaffMember.objects.filter(person__in=people.order_by())
    names: dict[Person, list[Name]] = {
        person: [Name(person.forename, person.surname)]
        for person in people.order_by("pk")
    }
    by_pk = {person.pk: person for person in names}
    for one in listed.order_by("pk"):
        if one.person_id is not None:
            names[by_pk[one.person_id]] += _also_known_as(one)
    return Colleagues({person: tuple(known) for person, known in names.items()})


def roles_in(text: Writing) -> frozenset[str]:
    """The roles that an alarm's words speak of, in any of the known languages."""
    rows = role_words()
    phrases = {
        role: [one for row in rows for one in row.phrases[role]] for role in ROLES
    }
    return roles_named(text, phrases)


def is_readable(text: Writing) -> bool:
    """Whether names and roles would be found in an alarm's words."""
    return is_understood(text, [one for row in role_words() for one in row.common])


def spoken_of(held: Holding, roles: Collection[str]) -> bool:
    """Whether some roles that were spoken of are somebody's."""
    return CALLED_ALIKE.get(held.role, held.role) in roles


def _also_known_as(one: StaffMember) -> list[Name]:
    """The names of the staff list: maiden names, and what colleagues say."""
    surnames = [one.surname, *filter(None, [one.known_surname])]
    forenames = [one.forename, *filter(None, [one.known_as])]
    return [Name(first, last) for first in forenames for last in surnames]
