"""What can be wrong with an act on an account: each error names its cure."""

from collections.abc import Iterable

from schoolgate.engine.level import Demand


class AccountError(Exception):
    """An act on an account was refused; the words are for the person who tried it."""


class AccountNotReady(AccountError):
    """An account was to be opened that lacks what the policy asks for."""

    def __init__(self, lacks: Iterable[str]) -> None:
        super().__init__(
            "The policy does not let this account be opened yet: "
            f"{'; '.join(lacks)}. Put each right in the register first."
        )


class NotAccountApprover(AccountError):
    """The policy wants somebody else to let it."""

    def __init__(self, demands: Iterable[Demand]) -> None:
        roles = " and ".join(" or ".join(demand.roles) for demand in demands)
        super().__init__(f"The policy asks for another person here: {roles}.")


class NoAccountReason(AccountError):
    """Something was refused, closed or taken away without a word of why or how."""


class NoEvidence(AccountError):
    """A condition was said to be met, and nothing shows it."""

    def __init__(self) -> None:
        super().__init__("Say how you know: where you looked, and what you saw.")


class NotOfThisSchool(AccountError):
    """Somebody who isn't at the school was to be entered."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} holds no role at this school today. Give them one in People first."
        )


class AlreadyThere(AccountError):
    """The same thing was to be entered twice."""


class NoMain(AccountError):
    """A page of a group or an event has no open account to hang under."""

    def __init__(self) -> None:
        super().__init__(
            "A group or an event has its page under an account of the school that is "
            "open on the same platform. Choose one, or open that account first."
        )


class PagesLeft(AccountError):
    """An account was to be closed under which pages are still open."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__(f"Close its pages first: {', '.join(names)}.")
