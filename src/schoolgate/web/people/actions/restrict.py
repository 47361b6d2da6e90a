"""A pupil is put on the list of those who are never shown, or taken off it.

The journal tells that the list changed: not who it was, and not why.
"""

from datetime import datetime

from django.db import transaction

from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person, Pupil, Restriction
from schoolgate.web.people.rights import standing
from schoolgate.web.people.roll_marks import bear_again, renewed
from schoolgate.web.trust.models import School

LONGEST = 100


class NoName(ValueError):
    """What was typed is no whole name; the words say how to mend it."""


@transaction.atomic
def restrict(pupil: Pupil, *, by: Person, at: datetime) -> Restriction:
    """Put a pupil on the list, from today on."""
    standing(by, pupil.school, at.date()).require("restrictions.keep")
    restriction, _ = Restriction.objects.get_or_create(
        school=pupil.school,
        pupil=pupil,
        defaults={
            "key": pupil.key,
            "forename": pupil.forename,
            "surname": pupil.surname,
            "since": at.date(),
        },
    )
    renewed(pupil.school)
    write("restriction.changed", restriction, Act(pupil.school, by, at))
    return restriction


@transaction.atomic
def restrict_name(
    school: School, forename: str, surname: str, *, by: Person, at: datetime
) -> Restriction:
    """Put a name on the list whom no list of pupils holds, from today on.

    Where one pupil alone bears it, the restriction is theirs. Raises NoName.
    """
    standing(by, school, at.date()).require("restrictions.keep")
    name = {"forename": forename.strip(), "surname": surname.strip()}
    if not all(name.values()):
        raise NoName("Write both the forename and the surname.")
    if max(map(len, name.values())) > LONGEST:
        raise NoName(f"A name has at most {LONGEST} letters: shorten it.")
    restriction, _ = Restriction.objects.get_or_create(
        school=school, pupil=None, **name, defaults={"key": "", "since": at.date()}
    )
    bear_again(school)
    renewed(school)
    write("restriction.changed", restriction, Act(school, by, at))
    return restriction


@transaction.atomic
def unrestrict(restriction: Restriction, *, by: Person, at: datetime) -> None:
    """Take a pupil off the list."""
    school = restriction.school
    standing(by, school, at.date()).require("restrictions.keep")
    write("restriction.changed", restriction, Act(school, by, at))
    restriction.delete()
    renewed(school)
