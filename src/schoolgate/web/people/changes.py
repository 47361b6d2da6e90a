"""What a list that was handed in would change, before anything is changed."""

import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from schoolgate.engine.people import Person as Known
from schoolgate.engine.record import record
from schoolgate.rolls.errors import BadLine, RollError
from schoolgate.rolls.people import read_forms, read_pupils, read_staff
from schoolgate.web.people.models import Pupil, StaffMember, Upload
from schoolgate.web.sealing import unseal

PUPILS, STAFF = "pupils", "staff"
KINDS = (PUPILS, STAFF)
SHOWN = 20


@record
class Listed:
    """Somebody on a list that was handed in."""

    key: str
    forename: str
    surname: str
    known_as: str = ""
    known_surname: str = ""
    form: str = ""


@record
class Changes:
    """What taking a list would do: who is new, changed, or not on it any more."""

    listed: tuple[Listed, ...]
    new: tuple[Listed, ...]
    changed: tuple[Listed, ...]
    left: tuple[str, ...]
    twice: tuple[str, ...]
    bad: tuple[BadLine, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        """Whether there is no line that is wrong, and somebody on the list."""
        return not self.bad and not self.twice and bool(self.listed)


def changes_by(upload: Upload) -> Changes:
    """Hold a list against what is there; nothing is taken where a line is wrong."""
    plain = unseal(bytes(upload.sealed), about(upload))
    try:
        people, forms = _read(plain, upload)
    except RollError as error:
        return Changes((), (), (), (), (), error.bad)
    listed, twice = _listed(people, forms)
    there = _there(upload)
    return Changes(
        listed=listed,
        new=tuple(one for one in listed if one.key not in there),
        changed=tuple(
            one for one in listed if one.key in there and there[one.key] != one
        ),
        left=tuple(sorted(there.keys() - {one.key for one in listed})),
        twice=twice,
    )


def about(upload: Upload) -> str:
    """The place that a sealed list belongs to."""
    return f"people.upload:{upload.school_id}:{upload.kind}"


def _read(plain: bytes, upload: Upload) -> tuple[tuple[Known, ...], Mapping[str, str]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list.csv"
        path.touch(mode=0o600)
        path.write_bytes(plain)
        if upload.kind == STAFF:
            return read_staff(path), {}
        return read_pupils(path), read_forms(path)


def _listed(
    people: Iterable[Known], forms: Mapping[str, str]
) -> tuple[tuple[Listed, ...], tuple[str, ...]]:
    """Each person once; a second row of a key is another surname, or a doubled key."""
    found: dict[str, Listed] = {}
    twice: list[str] = []
    for one in people:
        before = found.get(one.key)
        if before is None:
            found[one.key] = Listed(
                one.key,
                one.forename,
                one.surname,
                one.known_as,
                form=forms.get(one.key, ""),
            )
        elif (before.forename, before.known_surname) == (one.forename, ""):
            found[one.key] = Listed(
                before.key,
                before.forename,
                before.surname,
                before.known_as,
                one.surname,
                before.form,
            )
        else:
            twice.append(one.key)
    return tuple(found.values()), tuple(dict.fromkeys(twice))


def _there(upload: Upload) -> dict[str, Listed]:
    if upload.kind == STAFF:
        staff = StaffMember.objects.filter(school=upload.school)
        return {one.key: _as_listed(one, "") for one in staff}
    pupils = Pupil.objects.filter(school=upload.school)
    return {
        one.key: _as_listed(one, one.school_class.name if one.school_class else "")
        for one in pupils.select_related("school_class")
    }


def _as_listed(one: Pupil | StaffMember, form: str) -> Listed:
    return Listed(
        one.key, one.forename, one.surname, one.known_as, one.known_surname, form
    )
