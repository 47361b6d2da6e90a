"""What Mastodon's servers can do for a school, and what they ask for."""

from schoolgate.channels.port import Abilities, Closing, Field

ABILITIES = Abilities(
    name="Mastodon",
    closing=Closing.NOT_AT_ALL,
    pictures=4,
    picture_bytes=16_777_216,
    alt_characters=1500,
    withdraws=True,
    reads_back=True,
    note=(
        "Replies can't be closed or hidden, only quotes can; a reply can be reported "
        "and its author blocked. Each server has limits of its own, which it is asked."
    ),
)
FIELDS = (
    Field("server", "Server", "Such as https://social.example.org"),
    Field(
        "token",
        "Access token",
        "From Preferences, Development: read:accounts, read:statuses, "
        "write:statuses, write:media",
        secret=True,
    ),
)
