"""What a LinkedIn Page can do for a school, and what it asks for."""

from schoolgate.channels.port import Abilities, Closing, Field

ABILITIES = Abilities(
    name="LinkedIn",
    closing=Closing.AFTERWARDS,
    pictures=20,
    picture_bytes=10_000_000,
    alt_characters=4086,
    withdraws=True,
    reads_back=True,
    note=(
        "Comments are closed a moment after the post is out. "
        "Closing them deletes those that are there."
    ),
)
KINDS = {"image/jpeg": "JPEG", "image/png": "PNG"}
PIXELS = 36_152_320
FIELDS = (
    Field("organisation", "Page number", "The number in the address of the Page"),
    Field(
        "token",
        "Access token",
        "With w_organization_social and r_organization_social; it ends after 60 days",
        secret=True,
    ),
    Field("expires", "The token ends on", "Such as 2026-12-31", required=False),
    Field(
        "version",
        "Version of the interface",
        "Year and month; each ends after a year",
        required=False,
    ),
)
