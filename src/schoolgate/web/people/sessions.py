"""Where somebody is signed in: which sessions live, and how they end."""

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from schoolgate.web.people.models import Person


def live_sessions(person: Person) -> QuerySet[UserSession]:
    """A person's sessions that are still good, oldest first. One question."""
    live = Session.objects.filter(expire_date__gt=timezone.now())
    mine: QuerySet[UserSession] = UserSession.objects.filter(user=person)
    return mine.filter(session_key__in=live.values("session_key")).order_by("pk")


def end_sessions(person: Person, *, but: str | None = None) -> None:
    """End all of a person's sessions, on every machine, but perhaps this one."""
    ending = UserSession.objects.filter(user=person).exclude(session_key=but or "")
    keys = list(ending.values_list("session_key", flat=True))
    Session.objects.filter(session_key__in=keys).delete()
    ending.delete()
