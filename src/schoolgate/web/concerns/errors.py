"""What can be wrong with an act on a case: each error names its cure."""


class ConcernError(Exception):
    """An act on a case was refused; the words are for the person who tried it."""


class Ended(ConcernError):
    """Somebody acts on a case that is over, as from a page that was open since."""

    def __init__(self) -> None:
        super().__init__("This case has ended already.")
