"""People as the engine knows them, and the lists a school keeps about them."""

from datetime import date

from schoolgate.engine.record import record


@record
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


@record
class Embargo:
    """A topic that is not public until a day: the words that give it away."""

    topic: str
    words: tuple[str, ...]
    until: date | None


@record
class Consent:
    """One line of the consent list: who, for which use, the answer, and its days.

    ``use`` is a platform's name, or ``online``, ``social``, ``any``.
    """

    person: str
    use: str
    given: bool
    since: date | None = None
    until: date | None = None


@record
class Restriction:
    """A person who is never shown (``pupil``) or never named (``staff``)."""

    person: str
    kind: str = "pupil"
