"""The channel that does nothing itself and says so."""

from schoolgate.channels.port import (
    Abilities,
    Closing,
    Comments,
    Message,
    Out,
    ReadBack,
    Refused,
    Standing,
    Steps,
    Unsure,
)

ABILITIES = Abilities(
    name="Hand-off",
    closing=Closing.NOT_AT_ALL,
    pictures=20,
    picture_bytes=40_000_000,
    alt_characters=10_000,
    withdraws=False,
    reads_back=False,
    by_hand=True,
    takes_title=True,
    note=(
        "A person publishes this, closes its comments and tells us its address. "
        "Schoolgate can neither see nor change what is out."
    ),
)
FIELDS = ()
PERSON = "Somebody who can sign in to the account does this."


class ByHand:
    """An account that only people can reach."""

    def publish(self, message: Message, steps: Steps) -> Out:
        """Refuse: the post is handed over, and not sent."""
        del message, steps
        raise Refused("A person publishes this one", PERSON)

    def find(self, message: Message, steps: Steps) -> Out | None:
        """Only the person knows whether it is out."""
        del message, steps
        raise Unsure("Only who published it knows whether it is out", PERSON)

    def close_comments(self, out: Out) -> Comments:
        """Refuse: a person closes them."""
        del out
        raise Refused("A person closes the comments of this one", PERSON)

    def read_back(self, out: Out) -> ReadBack:
        """Nothing can be read without signing in."""
        del out
        raise Unsure("Only a person can see what is out", PERSON)

    def withdraw(self, out: Out) -> None:
        """Refuse: a person takes it down."""
        raise Refused(f"A person takes this one down: {out.address}", PERSON)

    def standing(self) -> Standing:
        """There are no credentials, and so none that could end."""
        return Standing("published by hand")
