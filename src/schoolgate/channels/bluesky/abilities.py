"""What Bluesky can do for a school, and what it asks for."""

from schoolgate.channels.port import Abilities, Closing, Field

ABILITIES = Abilities(
    name="Bluesky",
    closing=Closing.WITH_THE_POST,
    pictures=4,
    picture_bytes=2_000_000,
    alt_characters=2000,
    withdraws=True,
    reads_back=True,
    note=(
        "A reply to a closed post is not shown, but whoever writes one keeps it. "
        "Only a reply's author can delete it."
    ),
)
FIELDS = (
    Field("handle", "Handle", "Such as school.bsky.social"),
    Field("password", "App password", "Made in Settings, App passwords", secret=True),
    Field("server", "Server", "Leave it empty for Bluesky’s own", required=False),
)
