"""The school's own feed: what is out on it now, and nothing that was taken back."""

from django.conf import settings
from django.urls import reverse

from schoolgate.channels.feed.render import About, FeedPicture, Item
from schoolgate.web.posts.models import Picture, Target
from schoolgate.web.posts.queries import out_on
from schoolgate.web.trust.models import School

PLATFORM = "feed"
MOST = 50


def address_of_feed(school: School) -> str:
    """Under which each item has a page of its own."""
    return settings.ADDRESS + reverse("public:feed", args=[school.slug])


def about(school: School, kind: str) -> About:
    """Whose feed it is, and where it is."""
    home = address_of_feed(school)
    return About(school.name, home, f"{home}.{kind}")


def items(school: School) -> list[Item]:
    """What is out, the newest first."""
    return [item_of(target, school) for target in out_on(school, PLATFORM)[:MOST]]


def item_of(target: Target, school: School) -> Item:
    """One post, as it was approved for the feed."""
    post = target.post
    page = f"{address_of_feed(school)}/{target.key}"
    pictures = enumerate(post.pictures.all(), 1)
    return Item(
        key=str(target.key),
        text=target.text or post.text,
        address=page,
        at=target.out_at or post.changed_at,
        title=post.title,
        pictures=tuple(_shown(p, f"{page}/{number}") for number, p in pictures),
    )


def _shown(picture: Picture, address: str) -> FeedPicture:
    return FeedPicture(address, picture.media_type, picture.file.size, picture.alt)
