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

TITLES = {
    "head": "the head",
    "principal": "the principal",
    "deputy": "a deputy head",
    "slt": "a senior leader",
    "dsl": "the designated safeguarding lead",
    "dpo": "the data protection officer",
    "online-safety": "the online-safety lead",
    "teacher": "a teacher",
    "support": "support staff",
    "supply": "supply staff",
    "office": "the office",
    "technician": "the ICT technician",
    "line-manager": "the line manager",
    "hr": "human resources",
    "governor": "a governor",
    "chair": "the chair",
    "trust": "the trust",
    "volunteer": "a volunteer",
    "parent": "a parent",
    "pupil": "a pupil",
    "external": "somebody from outside",
}
"""How a role is said where neither the nation nor the policy has a word of its own."""

ROLES = tuple(TITLES)

# Who approves nothing for a school; and what one person at a time is.
OUTSIDERS = frozenset(("parent", "pupil", "external"))
HELD_BY_ONE = frozenset(("head", "principal", "chair", "dpo"))
