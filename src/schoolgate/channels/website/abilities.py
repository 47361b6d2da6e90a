"""What a website on WordPress can do for a school, and what it asks for."""

from schoolgate.channels.port import Abilities, Closing, Field

ABILITIES = Abilities(
    name="The website",
    closing=Closing.WITH_THE_POST,
    pictures=20,
    picture_bytes=20_000_000,
    alt_characters=2000,
    withdraws=True,
    reads_back=True,
    takes_title=True,
    note="It takes a website on WordPress 5.6 or later.",
)
FIELDS = (
    Field("address", "Address", "Such as https://school.example.org"),
    Field("user", "User name", "Of an editor"),
    Field(
        "password",
        "Application password",
        "Made in WordPress under Users, Profile",
        secret=True,
    ),
)
