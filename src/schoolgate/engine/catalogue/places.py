"""Platforms, kinds of post, audiences and roles: the closed lists of the vocabulary."""

SOCIAL = frozenset(
    (
        "facebook",
        "instagram",
        "x",
        "linkedin",
        "bluesky",
        "mastodon",
        "threads",
        "youtube",
        "tiktok",
        "whatsapp",
        "another",
    )
)
PLATFORMS = SOCIAL | {"website", "newsletter"}

KINDS = (
    "event",
    "reminder",
    "vacancy",
    "activity",
    "announcement",
    "celebration",
    "link",
    "other",
)

AUDIENCES = ("public", "followers", "group", "staff")

ROLES = (
    "head",
    "principal",
    "deputy",
    "slt",
    "dsl",
    "dpo",
    "online-safety",
    "teacher",
    "support",
    "supply",
    "office",
    "technician",
    "line-manager",
    "hr",
    "governor",
    "chair",
    "trust",
    "volunteer",
    "parent",
    "pupil",
    "external",
)
