"""From which birthday a pupil answers for themselves, by nation (law B14)."""

from datetime import date

from schoolgate.policyfile.nations import nations


def old_enough(born_on: date | None, nation: str, on: date) -> bool:
    """Whether a pupil's own word is wanted; not where no birthday is known."""
    if born_on is None:
        return False
    return age_on(born_on, on) >= nations()[nation].own_consent_age


def age_on(born_on: date, on: date) -> int:
    """Whole years on a day; who was born on 29 February is older on 1 March."""
    before = (on.month, on.day) < (born_on.month, born_on.day)
    return on.year - born_on.year - before
