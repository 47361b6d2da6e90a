"""What a list changes beside its rows: the roll's version, and who is restricted."""

from schoolgate.web.people.models import Pupil, Restriction, Roll
from schoolgate.web.trust.models import School


def renewed(school: School) -> Roll:
    """The school's roll with its version counted up, so that no old index is asked."""
    roll, _ = Roll.objects.select_for_update().get_or_create(school=school)
    roll.version += 1
    roll.save()
    return roll


def bear_again(school: School) -> None:
    """Find who bears a restriction that nobody bears: by key and name, or name alone.

    Whom nobody bears stays on the list, and is held against pictures by name.
    """
    for one in Restriction.objects.filter(school=school, pupil=None):
        named = Pupil.objects.filter(
            school=school,
            forename=one.forename,
            surname=one.surname,
            left_on=None,
            restriction=None,
        )
        found = list(named.filter(key=one.key)) or list(named)
        if len(found) == 1:
            Restriction.objects.filter(pk=one.pk).update(pupil=found[0])
