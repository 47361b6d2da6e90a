"""What a feed can do for a school, and what it asks for."""

from schoolgate.channels.port import Abilities, Closing, Field

ABILITIES = Abilities(
    name="The feed",
    closing=Closing.NO_COMMENTS,
    pictures=20,
    picture_bytes=20_000_000,
    alt_characters=2000,
    withdraws=True,
    reads_back=False,
    takes_title=True,
    note="A reader's program may keep what it has already fetched.",
)
FIELDS = (Field("address", "Address", "Under which each item has a page of its own"),)
