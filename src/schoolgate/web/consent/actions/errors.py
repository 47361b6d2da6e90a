"""Why a word about consent can't be taken."""


class ConsentError(Exception):
    """What was said can't be kept; the message says why, and what to do."""


class NotYoursError(ConsentError):
    """Somebody answers for a person whom they may not answer for."""
