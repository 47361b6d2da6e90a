"""What e-mail can do for a school, and what it asks for."""

from schoolgate.channels.port import Abilities, Closing, Field

ABILITIES = Abilities(
    name="The newsletter",
    closing=Closing.NO_COMMENTS,
    pictures=10,
    picture_bytes=2_000_000,
    alt_characters=2000,
    withdraws=False,
    reads_back=False,
    takes_title=True,
    note="An e-mail can't be taken back, nor read again once it is sent.",
)
FIELDS = (
    Field("host", "Mail server", "Such as mail.example.org"),
    Field("port", "Port", "587, or 465", required=False),
    Field("user", "User name", required=False),
    Field("password", "Password", secret=True, required=False),
    Field("from", "From", "Such as Oak School <news@example.org>"),
    Field(
        "unsubscribe",
        "Where readers unsubscribe",
        "An https address, in which {recipient} stands for the reader’s own, "
        "or an e-mail address",
    ),
    Field("recipients", "Recipients", "One e-mail address a line"),
)
