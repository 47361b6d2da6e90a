"""What can go wrong in the engine, each with its cure."""


class EngineError(ValueError):
    """The base of what the engine refuses."""


class UnknownFact(EngineError):
    """A fact that the vocabulary does not hold; the message names the nearest."""


class UnknownControl(EngineError):
    """A control that the catalogue does not hold; the message names the nearest."""


class BadValue(EngineError):
    """A value that a control does not take; the message lists those it does."""


class EmptyDemand(EngineError):
    """An approval that nobody can give; name the roles in the clause's ``approver``."""


class TooManyBoxes(EngineError):
    """The question would take more than 20,000 boxes: it stays undecided."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} boxes and counting; this is not decided")
