"""A school in which every role of an alarm is held, by people of different names."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from schoolgate.web.concerns.actions.raise_alarm import AlarmMessage, raise_alarm
from schoolgate.web.concerns.models import Threat
from schoolgate.web.people.models import Absence, Holding, Person
from schoolgate.web.trust.models import School

CAST = (
    ("Delia", "Frostwick", "dsl"),
    ("Hester", "Quill", "head"),
    ("Devorah", "Attwood", "deputy"),
    ("Chandra", "Loomis", "chair"),
    ("Olive", "Stackpole", "office"),
    ("Tamsin", "Brookes", "teacher"),
    ("Gwen", "Harrow", "governor"),
)
WORDS = "A letter came: pay, or pictures of pupils go round."


@dataclass(frozen=True, slots=True, eq=False)
class Staffed:
    """The school, and its people by their role."""

    school: School
    people: dict[str, Person]
    at: datetime

    def raised(
        self,
        *about: str,
        words: str = WORDS,
        by: str = "office",
        at: datetime | None = None,
    ) -> Threat:
        """An alarm by the holder of a role; about nobody here, if nothing is said."""
        alarm = AlarmMessage(words, about or ("nobody",))
        return raise_alarm(self.school, alarm, by=self.people[by], at=at or self.at)

    def without(self, *roles: str) -> None:
        """Nobody holds these roles any more."""
        Holding.objects.filter(role__in=roles).delete()

    def away(self, *roles: str) -> None:
        """The holders of these roles are away today."""
        for role in roles:
            Absence.objects.create(
                person=self.people[role],
                school=self.school,
                since=self.at.date(),
                until=self.at.date(),
            )

    def also(self, role: str, more: str) -> None:
        """The holder of a role holds another one too."""
        Holding.objects.create(
            person=self.people[role],
            school=self.school,
            role=more,
            since=self.at.date(),
        )

    def roles_of(self, people: list[Person]) -> set[str]:
        """What each of some people is here."""
        by_person = {person: role for role, person in self.people.items()}
        return {by_person[person] for person in people}


def staffed(school: School, somebody: Callable[..., Person], at: datetime) -> Staffed:
    """Give every role of an alarm its holder, and the trust its officer."""
    people = {}
    for forename, surname, role in CAST:
        people[role] = _named(somebody(forename, school, role), surname)
    officer = _named(somebody("Tobias", school), "Crane")
    Holding.objects.create(
        person=officer, trust=school.trust, role="trust-officer", since=at.date()
    )
    return Staffed(school, {**people, "trust-officer": officer}, at)


def _named(person: Person, surname: str) -> Person:
    person.surname = surname
    person.save(update_fields=["surname"])
    return person


def told(threat: Threat) -> list[Person]:
    """The people who were written to of an alarm."""
    rows = threat.readers.exclude(told_at=None).select_related("person")
    return [row.person for row in rows]


def readers(threat: Threat) -> list[Person]:
    """The people who may read an alarm."""
    return [row.person for row in threat.readers.select_related("person")]
