"""What can be wrong with an act on a post: each error names its cure."""

from schoolgate.engine.level import Demands


class PostError(Exception):
    """An act on a post was refused; the words are for the person who tried it."""


class ChangedMeanwhile(PostError):
    """Somebody, or another window, changed the post since it was read."""

    def __init__(self) -> None:
        super().__init__(
            "This post was changed in another window since you opened it. Your words "
            "are below, and nothing of either is lost: compare them, and save again."
        )


class NotEditable(PostError):
    """The post is out, or on its way."""

    def __init__(self, state: str) -> None:
        super().__init__(
            f"A post that is {state} can't be changed. Withdraw it, or write a new one."
        )


class NothingToSend(PostError):
    """A post without words, or without an account, was sent for approval."""


class NotReady(PostError):
    """A post was to be approved that has a stop or an open question."""


class NotTheOneAsked(PostError):
    """The person's roles meet none of the demands."""

    def __init__(self, demands: Demands) -> None:
        roles = " or ".join(sorted({r for d in demands for r in d.roles}))
        super().__init__(f"The policy asks for another person here: {roles}.")


class NotYourTurn(NotTheOneAsked):
    """A post waits for others than the person who was about to decide about it."""

    def __init__(self, waits_for: str, why: str) -> None:
        words = f"This post waits for {waits_for}, not for you." if waits_for else why
        PostError.__init__(self, words)


class Decided(PostError):
    """Somebody else was quicker: the post does not wait for a decision any longer."""

    def __init__(self, state: str, by: str) -> None:
        who = f": {by} approved it" if by else ""
        super().__init__(
            f"There is nothing left to decide. The post is {_words(state)} now{who}."
        )


def _words(state: str) -> str:
    return "a draft" if state == "draft" else state.replace("-", " ")


class NobodyCanApprove(PostError):
    """A post was sent for an approval that nobody can give now."""


class OwnPost(PostError):
    """Somebody was about to approve what they wrote."""

    def __init__(self) -> None:
        super().__init__("Nobody approves their own post. Ask another leader.")


class Twice(PostError):
    """Somebody who has approved already was about to do so again."""

    def __init__(self) -> None:
        super().__init__("You have approved this already; it waits for somebody else.")


class OldApproval(PostError):
    """The content is no longer what the approver saw."""

    def __init__(self) -> None:
        super().__init__(
            "The post was changed after you opened it. Read it again before you decide."
        )


class IsAFloor(PostError):
    """A finding that the law or a platform stands behind was to be answered away."""

    def __init__(self) -> None:
        super().__init__(
            "The law or the platform stands behind this, so no one can answer it away. "
            "Change the words or the picture."
        )


class IsStopped(PostError):
    """A post that a clause stops was to be sent, and nobody was asked about it."""

    def __init__(self, clauses: tuple[str, ...]) -> None:
        super().__init__(
            f"{', '.join(clauses) or 'A banned picture'} stops this post, so that it"
            " can't be sent. Change what is marked. If it is not what it seems, tick “I"
            " am not sure: ask a leader”, and send it again."
        )


class NoReason(PostError):
    """A finding was answered without saying why."""

    def __init__(self) -> None:
        super().__init__("Say why this is not what it seems: it stays with the post.")


class BadPicture(PostError):
    """A file was handed in that can't go out as a picture."""


class IncidentIsOn(PostError):
    """Only named people can post while an incident is on."""

    def __init__(self, what: str) -> None:
        super().__init__(
            f"“{what}” is on: until it ends, only those whom the head named can post."
        )
