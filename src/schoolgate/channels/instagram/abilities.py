"""What Instagram can do for a school, and what it asks for."""

from schoolgate.channels.port import Abilities, Closing, Field

ABILITIES = Abilities(
    name="Instagram",
    closing=Closing.AFTERWARDS,
    pictures=10,
    picture_bytes=8_000_000,
    alt_characters=1000,
    withdraws=True,
    reads_back=True,
    note=(
        "Comments are closed a moment after the post is out. Instagram fetches the "
        "pictures itself, so that Schoolgate must have an address on the internet. "
        "A post without a picture is not possible."
    ),
)
KINDS = {"image/jpeg": "JPEG"}
FIELDS = (
    Field("account", "Account ID", "The number of the professional account"),
    Field(
        "token",
        "Access token",
        "Of the Page that the account is joined to, with instagram_content_publish, "
        "instagram_manage_comments and, to take posts down, instagram_manage_contents",
        secret=True,
    ),
)
