"""What a school holds beside its posts: incidents, cases, audits, its journal."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Model
from django.utils import timezone

from schoolgate.web.concerns.actions.begin_threat import begin_threat
from schoolgate.web.concerns.actions.do_step import do_step
from schoolgate.web.concerns.actions.end_threat import CaseEnding, end_threat
from schoolgate.web.concerns.actions.raise_alarm import AlarmMessage, raise_alarm
from schoolgate.web.concerns.models import Threat
from schoolgate.web.concerns.queries import running, undone
from schoolgate.web.journal.events import every_type
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.publishing.actions.declare_incident import declare_incident
from schoolgate.web.publishing.actions.end_incident import end_incident
from schoolgate.web.publishing.incidents import incident_in
from schoolgate.web.takedowns.models import Audit
from schoolgate.web.trust.models import School


class Apart:
    """Has so many of each happen in a school; ``cast`` is by role."""

    def __init__(self, school: School, cast: dict[str, Person], many: int) -> None:
        self.school = school
        self.many = many
        self.head, self.teacher = cast["head"], cast["teacher"]
        self.named = list(cast.values())

    def incidents(self) -> None:
        """Incidents that are over, and one that is on."""
        for _ in range(self.many):
            self._declared()
            self.end_incident()
        self._declared()

    def end_incident(self) -> None:
        """End the one that is on."""
        if on := incident_in(self.school):
            end_incident(on, note="All well.", by=self.head, at=timezone.now())

    def cases(self) -> tuple[UUID, UUID]:
        """Cases that are over, and one that is on: its key, and one of theirs."""
        for _ in range(self.many):
            over = self._begun()
            self.end_case()
        return self._begun(), over

    def end_case(self) -> None:
        """End the one that is on, whatever is left."""
        if on := running(standing(self.head, self.school, timezone.localdate())):
            left = {step.key: "No need." for step in undone(on)}
            end_threat(
                on, CaseEnding("It ended.", left), by=self.head, at=timezone.now()
            )

    def alarms(self) -> tuple[UUID, UUID]:
        """Alarms that are on, and others that are over: the key of one of each."""
        for number in range(self.many):
            on, over = self._raised(f"Now {number}"), self._raised(f"Before {number}")
            left = {step.key: "No need." for step in undone(over)}
            end_threat(
                over, CaseEnding("It ended.", left), by=self.head, at=timezone.now()
            )
        return on.key, over.key

    def audits(self) -> None:
        """Audits of everything with a child, a term ago and more."""
        Audit.objects.bulk_create(
            Audit(school=self.school, by=self.head, at=timezone.now(), publications=1)
            for _ in range(self.many)
        )

    def journal(self, things: Iterable[Model]) -> None:
        """So many entries about each thing."""
        for thing in things:
            label = thing._meta.label_lower
            verb = next(kind.verb for kind in every_type() if label in kind.about)
            for _ in range(self.many):
                write(verb, thing, Act(self.school, None, timezone.now()))

    def _declared(self) -> None:
        named, now = self.named, timezone.now()
        declare_incident(self.school, "Snow", can_post=named, by=self.head, at=now)

    def _raised(self, words: str) -> Threat:
        said = AlarmMessage(words, ("nobody",))
        return raise_alarm(self.school, said, by=self.teacher, at=timezone.now())

    def _begun(self) -> UUID:
        case = begin_threat(self.school, "Mail.", by=self.head, at=timezone.now())
        step = undone(case)[0]
        do_step(step, "Done.", by=self.head, at=timezone.now())
        return case.key
