"""What a Facebook Page can do for a school, and what it asks for."""

from schoolgate.channels.port import Abilities, Closing, Field

ABILITIES = Abilities(
    name="Facebook",
    closing=Closing.NOT_AT_ALL,
    pictures=10,
    picture_bytes=4_000_000,
    alt_characters=1000,
    withdraws=True,
    reads_back=True,
    note=(
        "Nobody can close the comments of a Page’s post from outside: on Facebook, "
        "somebody with full control of the Page chooses who can comment."
    ),
)
KINDS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP"}
FIELDS = (
    Field("page", "Page ID", "The number in the Page’s settings, Page transparency"),
    Field(
        "token",
        "Page access token",
        "With the permissions pages_manage_posts and pages_read_engagement",
        secret=True,
    ),
)
