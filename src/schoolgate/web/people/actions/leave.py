"""Somebody leaves: they lose everything at once, wherever they are signed in."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import PermissionDenied
from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Holding, Person
from schoolgate.web.people.rights import ROLE_GIVERS, standing
from schoolgate.web.people.sessions import end_sessions
from schoolgate.web.trust.models import School


@transaction.atomic
def leave(person: Person, school: School, *, by: Person, at: datetime) -> Person:
    """End every role here; without one anywhere else, the person can't sign in."""
    here = standing(by, school, at.date())
    here.require("people.keep")
    if person.pk == by.pk:
        raise PermissionDenied("Nobody ends their own place: ask the head.")
    held = Holding.objects.filter(person=person, school=school)
    theirs = [role for role, givers in ROLE_GIVERS.items() if not here.roles & givers]
    if held.filter(role__in=theirs).exists():
        raise PermissionDenied("Only a head can say that somebody who leads has left.")
    held.delete()
    if not Holding.objects.filter(person=person).exists():
        person.is_active, person.left_on = False, at.date()
        person.set_unusable_password()
        person.save()
        Authenticator.objects.filter(user=person).delete()
        SocialAccount.objects.filter(user=person).delete()
    end_sessions(person)
    write("person.left", person, Act(school, by, at))
    return person
