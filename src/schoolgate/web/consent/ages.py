"""From which birthday a pupil answers for themselves, by nation (law B14)."""

from datetime import date, timedelta

from schoolgate.engine.owed import months_on
from schoolgate.policyfile.nations import nations

A_YEAR = 12


def old_enough(born_on: date | None, nation: str, on: date) -> bool:
    """Whether a pupil's own word is wanted; not where no birthday is known."""
    if born_on is None:
        return False
    return age_on(born_on, on) >= nations()[nation].own_consent_age


def age_on(born_on: date, on: date) -> int:
    """Whole years on a day; who was born on 29 February is older on 1 March."""
    before = (on.month, on.day) < (born_on.month, born_on.day)
    return on.year - born_on.year - before


def old_enough_from(born_on: date, nation: str) -> date:
    """The day from which a pupil's own word is wanted."""
    age = nations()[nation].own_consent_age
    day = months_on(born_on, age * A_YEAR)
    return day if age_on(born_on, day) >= age else day + timedelta(days=1)


def born_by(nation: str, on: date) -> date:
    """The last birthday of those whose own word is wanted on a day."""
    return months_on(on, -nations()[nation].own_consent_age * A_YEAR)
