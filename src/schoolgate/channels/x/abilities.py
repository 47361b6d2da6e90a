"""What X can do for a school, and what it asks for."""

from schoolgate.channels.port import Abilities, Closing, Field

ABILITIES = Abilities(
    name="X",
    closing=Closing.WITH_THE_POST,
    pictures=4,
    picture_bytes=5_000_000,
    alt_characters=1000,
    withdraws=True,
    reads_back=True,
    note=(
        "X can't close replies altogether: they are limited to the accounts that the "
        "post names, when it is published and not later. "
        "A post is charged for, one with a link more than ten times as much."
    ),
)
KINDS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP"}
FIELDS = (
    Field("client_id", "Client ID", "Of your app at X’s developer console"),
    Field("client_secret", "Client secret", "", secret=True, required=False),
    Field("access_token", "Access token", "It ends after two hours", secret=True),
    Field(
        "refresh_token",
        "Refresh token",
        "It renews the access token; it needs the scope offline.access",
        secret=True,
        required=False,
    ),
)
