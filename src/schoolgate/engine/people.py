"""People as the engine knows them: a key, their names and their roles."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Person:
    """One person on a roll or on the staff.

    ``known_as`` is the forename in use where it differs from the legal one.
    Roles are a set: the head may be the safeguarding lead as well.
    """

    key: str
    forename: str
    surname: str
    known_as: str = ""
    roles: frozenset[str] = frozenset()
    absent: bool = False
