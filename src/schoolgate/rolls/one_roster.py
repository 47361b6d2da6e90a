"""A OneRoster 1.2 zip as lists: pupils with class and year, staff, and their families.

A pupil's class is their homeroom, of the term that ends last where they have several.
Families are the users that a pupil names as agents. A parent or guardian is taken to
have parental responsibility, a relative is not.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from pathlib import Path

from schoolgate.engine.record import identity_record, replace
from schoolgate.rolls.days import day_of
from schoolgate.rolls.errors import BadLine, RollError, enough
from schoolgate.rolls.lists import LONGEST, Adult, ListedPerson, Lists, Tied, year_name
from schoolgate.rolls.one_roster_files import Files, Line, read_files
from schoolgate.rolls.people import FAMILY, name_fault

STUDENT = "student"
HOMEROOM = "homeroom"
BIRTHDAYS = "demographics.csv"
RESPONSIBLE = frozenset(("parent", "guardian"))
ROLES = FAMILY | frozenset(
    (
        STUDENT,
        "aide",
        "counselor",
        "districtadministrator",
        "principal",
        "proctor",
        "siteadministrator",
        "systemadministrator",
        "teacher",
    )
)


@identity_record
class _Read:
    """What the files say of each user, by the user's sourcedId."""

    users: Mapping[str, Line]
    roles: Mapping[str, frozenset[str]]
    forms: Mapping[str, str]
    born: Mapping[str, date | None]


def read_one_roster(path: Path, raw: bytes) -> Lists:
    """The lists of one school. RollError names all that is wrong, and none is taken."""
    files = read_files(path, raw)
    bad = enough(chain(files.bad, _faults(files)))
    if bad:
        raise RollError(path, tuple(sorted(bad, key=lambda b: (b.file, b.line))))
    read = _Read(
        users={line["sourcedId"]: line for line in files["users.csv"]},
        roles=_roles(files),
        forms=_forms(files),
        born={d["sourcedId"]: day_of(d["birthDate"]) for d in files[BIRTHDAYS]},
    )
    return Lists(
        pupils=tuple(_pupil(line, read) for line in _who(read, {STUDENT})),
        staff=tuple(_listed(line) for line in _who(read, ROLES - FAMILY - {STUDENT}))
        or None,
        contacts=tuple(_contacts(read)) or None,
    )


def _faults(files: Files) -> Iterator[BadLine]:
    """All that is wrong in the rows themselves, or between one file and another."""
    yield from _doubled(files)
    yield from _no_names(files)
    yield from _strange_roles(files)
    yield from _no_days(files)
    if not files.bad:
        yield from _between(files)


def _between(files: Files) -> Iterator[BadLine]:
    """What one file says of another; of a file that is half read it can't be told."""
    yield from _dangling(files, "roles.csv", "userSourcedId", "users.csv")
    yield from _dangling(files, "roles.csv", "orgSourcedId", "orgs.csv")
    yield from _dangling(files, "enrollments.csv", "classSourcedId", "classes.csv")
    yield from _dangling(files, "enrollments.csv", "userSourcedId", "users.csv")
    yield from _roleless(files)
    yield from _schools(files)


def _doubled(files: Files) -> Iterator[BadLine]:
    for name in ("users.csv", "classes.csv", "orgs.csv"):
        seen: dict[str, int] = {}
        for line in files[name]:
            key = line["sourcedId"]
            if not key or len(key) > LONGEST:
                what = f"the id is longer than {LONGEST} letters" if key else "no id"
                yield BadLine(line.number, what, "Mend the id", name, "sourcedId")
            elif key in seen:
                what = f"“{key}” stands on line {seen[key]} too"
                yield BadLine(line.number, what, "Take one out", name, "sourcedId")
            seen.setdefault(key, line.number)


def _no_names(files: Files) -> Iterator[BadLine]:
    for line in files["users.csv"]:
        given, family = line["givenName"], line["familyName"]
        what = name_fault(given, family)
        if what is not None:
            column = "givenName" if name_fault(given, "Name") else "familyName"
            cure = "Write the name in letters, or take the user out"
            yield BadLine(line.number, what, cure, "users.csv", column)
        for column, cell in line.cells.items():
            if len(cell) > LONGEST and column != "agentSourcedIds":
                what = f"“{cell[:20]}…” is longer than {LONGEST} letters"
                yield BadLine(line.number, what, "Shorten it", "users.csv", column)


def _strange_roles(files: Files) -> Iterator[BadLine]:
    for line in files["roles.csv"]:
        if line["role"].lower() not in ROLES:
            what = f"“{line['role'][:40]}” is no role of OneRoster"
            cure = "Write one such as student, teacher or parent"
            yield BadLine(line.number, what, cure, "roles.csv", "role")


def _no_days(files: Files) -> Iterator[BadLine]:
    for line in files[BIRTHDAYS]:
        if line["birthDate"] and day_of(line["birthDate"]) is None:
            what = f"“{line['birthDate'][:20]}” is no day"
            cure = "Write it as 2014-09-01, or leave it empty"
            yield BadLine(line.number, what, cure, BIRTHDAYS, "birthDate")


def _dangling(files: Files, name: str, column: str, of: str) -> Iterator[BadLine]:
    """Rows that point at what is not in the file where it should be."""
    known = {line["sourcedId"] for line in files[of]}
    for line in files[name]:
        if line[column] not in known:
            what = f"“{line[column][:40]}” is not in {of}"
            yield BadLine(line.number, what, "Export the zip anew", name, column)


def _roleless(files: Files) -> Iterator[BadLine]:
    having = {line["userSourcedId"] for line in files["roles.csv"]}
    for line in files["users.csv"]:
        if line["sourcedId"] and line["sourcedId"] not in having:
            what = "no row of roles.csv says what this user is"
            cure = "Give the user a role, or take the user out"
            yield BadLine(line.number, what, cure, "users.csv", "sourcedId")


def _schools(files: Files) -> Iterator[BadLine]:
    """Pupils of a second school: a list is taken by one school alone."""
    names = {line["sourcedId"]: line["name"] for line in files["orgs.csv"]}
    pupils = [r for r in files["roles.csv"] if r["role"].lower() == STUDENT]
    first = pupils[0]["orgSourcedId"] if pupils else ""
    for line in pupils:
        if line["orgSourcedId"] != first:
            other = names.get(line["orgSourcedId"], "another school")[:60]
            what = f"this pupil is at {other}, others at {names.get(first, '')[:60]}"
            cure = "Export each school by itself"
            yield BadLine(line.number, what, cure, "roles.csv", "orgSourcedId")
            return


def _roles(files: Files) -> Mapping[str, frozenset[str]]:
    held: dict[str, set[str]] = defaultdict(set)
    for line in files["roles.csv"]:
        held[line["userSourcedId"]].add(line["role"].lower())
    return {user: frozenset(roles) for user, roles in held.items()}


def _forms(files: Files) -> Mapping[str, str]:
    """The homeroom of each pupil."""
    ends = {
        line["sourcedId"]: line["endDate"] for line in files["academicSessions.csv"]
    }
    homerooms = {
        line["sourcedId"]: (_last_day(line, ends), line["title"][:LONGEST])
        for line in files["classes.csv"]
        if line["classType"].lower() == HOMEROOM
    }
    found: dict[str, tuple[str, str]] = {}
    for line in files["enrollments.csv"]:
        room = homerooms.get(line["classSourcedId"])
        if room and line["role"].lower() == STUDENT:
            user = line["userSourcedId"]
            found[user] = max(room, found.get(user, room))
    return {user: title for user, (_, title) in found.items()}


def _last_day(line: Line, ends: Mapping[str, str]) -> str:
    terms = _several(line["termSourcedIds"])
    return max((ends.get(term, "") for term in terms), default="")


def _who(read: _Read, roles: Iterable[str]) -> Iterator[Line]:
    wanted = frozenset(roles)
    return (
        line
        for user, line in read.users.items()
        if wanted & read.roles.get(user, frozenset())
    )


def _listed(line: Line) -> ListedPerson:
    given, family = line["givenName"], line["familyName"]
    known_as, known_surname = line["preferredGivenName"], line["preferredFamilyName"]
    return ListedPerson(
        line=line.number,
        key=line["sourcedId"],
        forename=given,
        surname=family,
        known_as="" if known_as == given else known_as,
        known_surname="" if known_surname == family else known_surname,
    )


def _pupil(line: Line, read: _Read) -> ListedPerson:
    one = _listed(line)
    grades = _several(line["grades"])
    year = year_name(grades[0]) if grades else ""
    form, born = read.forms.get(one.key, ""), read.born.get(one.key)
    return replace(one, form=form, year=year, born=born)


def _contacts(read: _Read) -> Iterator[Adult]:
    """Every user of a family whom a pupil names, with what they are to each pupil."""
    pupils: dict[str, list[str]] = defaultdict(list)
    for line in _who(read, {STUDENT}):
        for agent in _several(line["agentSourcedIds"]):
            pupils[agent].append(line["sourcedId"])
    for line in _who(read, FAMILY):
        theirs = pupils.get(line["sourcedId"], [])
        if theirs:
            yield _adult(line, theirs, read.roles[line["sourcedId"]] & FAMILY)


def _adult(line: Line, pupils: Iterable[str], roles: frozenset[str]) -> Adult:
    role, responsible = min(roles), bool(roles & RESPONSIBLE)
    return Adult(
        line=line.number,
        key=line["sourcedId"],
        forename=line["givenName"],
        surname=line["familyName"],
        email=line["email"].lower(),
        phone=line["sms"] or line["phone"],
        ties=tuple(Tied(pupil, role, responsible) for pupil in pupils),
    )


def _several(cell: str) -> list[str]:
    return [word.strip() for word in cell.split(",") if word.strip()]
