"""So many trips and events: coming, past, marked, and asked for."""

from datetime import date, timedelta

from django.utils import timezone

from schoolgate.web.events.models import Event, Filming, Presence
from schoolgate.web.events.states import EventState
from schoolgate.web.people.models import Group, Membership, Person, Pupil
from schoolgate.web.trust.models import School

SINCE = date(2020, 9, 1)


class Events:
    """Puts so many events into a school, about today; ``cast`` is by role."""

    def __init__(self, school: School, cast: dict[str, Person], many: int) -> None:
        self.school = school
        self.cast = cast
        self.many = many
        self.today = timezone.localdate()

    def groups(self, there: list[Pupil]) -> list[Group]:
        """Trips with everybody in them."""
        made = [
            Group.objects.create(school=self.school, kind="trip", name=f"Trip {number}")
            for number in range(self.many)
        ]
        for group in made:
            Membership.objects.bulk_create(
                Membership(group=group, pupil=pupil, since=SINCE) for pupil in there
            )
        return made

    def planned(self, groups: list[Group]) -> Event:
        """Events of each trip, and some of nobody's; the one of tomorrow."""
        for group in (*groups, None):
            for days in (-1, 0, 1):
                last = self._event(group, days)
        return last

    def marked(self, groups: list[Group], there: list[Pupil]) -> Event:
        """Events of yesterday at which half of a trip was; one of them."""
        for group in groups:
            event = self._event(group, -1)
            event.marked_at, event.marked_by = timezone.now(), self.cast["teacher"]
            event.save()
            Presence.objects.bulk_create(
                Presence(event=event, pupil=pupil) for pupil in there[::2]
            )
        return event

    def asked(self, groups: list[Group]) -> Event:
        """Events that somebody asked for; one of them."""
        for group in groups:
            event = self._event(group, 1)
            event.state, event.asked_by = EventState.ASKED, self.cast["teacher"]
            event.save()
        return event

    def _event(self, group: Group | None, days: int) -> Event:
        return Event.objects.create(
            school=self.school,
            name=f"Concert of {group}, {days}",
            on=self.today + timedelta(days=days),
            group=group,
            filming=Filming.NONE,
        )
