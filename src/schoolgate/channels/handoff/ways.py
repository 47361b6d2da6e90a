"""How a person publishes and takes down on each platform, in its buttons' words.

These words are the platforms' own and change with them; nothing is decided by them.
"""

from collections.abc import Mapping

from schoolgate.engine.record import record


@record
class Way:
    """One platform's way: where to begin, and where to find what a school needs.

    ``remove`` is how to take a post down again.
    """

    name: str
    begin: str
    alts: str
    comments: str
    address: str
    remove: str


ELSEWHERE = Way(
    name="the platform",
    begin="Begin a new post in the school’s own account.",
    alts="Give each picture its alternative text, where there is a field for it.",
    comments="Close the comments, if there is a setting for it.",
    address="Open the post by itself and copy its address.",
    remove="Open the post in the school’s account and delete it.",
)
WAYS: Mapping[str, Way] = {
    "facebook": Way(
        name="Facebook",
        begin="Switch to the school’s Page and choose “What’s on your mind?”.",
        alts="On each picture choose “Edit”, then “Alternative text”.",
        comments=(
            "When it is out, choose “…” and “Who can comment on your post?”, "
            "then “Profiles and Pages you mention”."
        ),
        address="Choose the time under the Page’s name and copy the address.",
        remove="On the post choose “…”, then “Move to bin” or “Delete post”.",
    ),
    "instagram": Way(
        name="Instagram",
        begin="Choose “+” in the school’s account, then “Post”.",
        alts="Before you share, choose “Advanced settings”, then “Write alt text”.",
        comments="There too, choose “Turn off commenting”.",
        address="On the post choose “…”, then “Copy link”.",
        remove="On the post choose “…”, then “Delete”. Archiving it is not enough.",
    ),
    "x": Way(
        name="X",
        begin="Choose “Post” in the school’s account.",
        alts="On each picture choose “Add description”.",
        comments="Choose “Everyone can reply”, then “Only accounts you mention”.",
        address="On the post choose “Share”, then “Copy link”.",
        remove="On the post choose “…”, then “Delete”.",
    ),
    "linkedin": Way(
        name="LinkedIn",
        begin="Open the school’s Page as an administrator and choose “Create”.",
        alts="On each picture choose “Alternative text”.",
        comments="Choose who can see it, then “Comment control”, then “No one”.",
        address="On the post choose “…”, then “Copy link to post”.",
        remove="As an administrator choose “…” on the post, then “Delete post”.",
    ),
    "bluesky": Way(
        name="Bluesky",
        begin="Choose “New post” in the school’s account.",
        alts="On each picture choose “+ ALT”.",
        comments="Choose “Anyone can interact”, then let nobody reply or quote.",
        address="On the post choose “…”, then “Copy link to post”.",
        remove="On the post choose “…”, then “Delete post”.",
    ),
    "mastodon": Way(
        name="Mastodon",
        begin="Write in the school’s account, where it says “What’s on your mind?”.",
        alts="On each picture choose “Edit”, then “Description”.",
        comments="Replies can’t be closed there: look at them when it is out.",
        address="On the post choose “…”, then “Copy link to post”.",
        remove="On the post choose “…”, then “Delete”.",
    ),
    "threads": Way(
        name="Threads",
        begin="Choose “New thread” in the school’s account.",
        alts="On each picture choose “Alt”.",
        comments="Choose “Reply options”, then “Mentioned only”.",
        address="On the post choose “Share”, then “Copy link”.",
        remove="On the post choose “…”, then “Delete”.",
    ),
    "youtube": Way(
        name="YouTube",
        begin="Choose “Create” in the school’s channel.",
        alts="YouTube has no alternative texts: say in the text what is shown.",
        comments="Under “Show more”, turn comments off.",
        address="Choose “Share” and copy the address.",
        remove=(
            "In YouTube Studio choose “Content”, "
            "then “…” on the video and “Delete forever”."
        ),
    ),
    "tiktok": Way(
        name="TikTok",
        begin="Choose “+” in the school’s account.",
        alts="Give each picture its alternative text, where there is a field for it.",
        comments="Before you post, turn “Allow comments” off.",
        address="On the post choose “Share”, then “Copy link”.",
        remove="On the post choose “…”, then “Delete”.",
    ),
    "whatsapp": Way(
        name="WhatsApp",
        begin="Open the school’s channel, or its group in which only admins write.",
        alts="WhatsApp has no alternative texts: say in the text what is shown.",
        comments="In a group, let only admins send messages.",
        address="In a channel, hold the post and copy its link; a group has none.",
        remove="Hold the message, choose “Delete”, then “Delete for everyone”.",
    ),
    "website": Way(
        name="the website",
        begin="Begin a new post on the school’s website.",
        alts="Give each picture its alternative text.",
        comments="Turn comments off for this post.",
        address="Open the post and copy its address.",
        remove="Delete the post, and its pictures from the media library.",
    ),
}
# Of these nobody publishes by hand, but a person has to see to what is out.
NOT_TO_DELETE: Mapping[str, str] = {
    "newsletter": (
        "An email can’t be called back. Take the letter out of any archive, and write "
        "to its readers if they must not keep it."
    ),
}


def how_to_remove(platform: str) -> str:
    """What a person does to take a post down on a platform."""
    return NOT_TO_DELETE.get(platform) or WAYS.get(platform, ELSEWHERE).remove
