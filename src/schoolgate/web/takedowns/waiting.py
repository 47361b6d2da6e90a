"""What waits today about what is out: late, by hand, perhaps of a restricted person."""

from collections.abc import Iterator
from datetime import datetime

from schoolgate.web.design.environment import url
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import Item, Notice, Shown, to_see_to, waits
from schoolgate.web.takedowns.doubts import RIGHT, open_doubts
from schoolgate.web.takedowns.ledger import not_audited
from schoolgate.web.takedowns.mail import with_number as so_many
from schoolgate.web.takedowns.take_downs import totals


@waits
def what_is_late(here: Standing, at: datetime) -> Iterator[Shown]:
    """Show what is late, what went by itself, and what a person has to take down."""
    slug = here.school.slug
    if not here.may("posts.withdraw"):
        return
    counted = totals(here.school, at)
    if counted.late_since is not None:
        posts = counted.late
        is_out = "post is" if posts == 1 else "posts are"
        days = (at - counted.late_since).days
        yield Notice(
            place=20,
            key="late",
            heading=f"{posts} {is_out} still out that should be gone",
            text=f"{so_many(days, 'day')} late." if days else "Late since today.",
            url=url("posts:by_hand", school=slug),
            link="Take down by hand",
        )
    elif by_hand := counted.by_hand:
        item = Item(
            f"{by_hand} to take down by hand",
            url("posts:by_hand", school=slug),
            tag="must go",
            level="stop",
        )
        yield to_see_to(30, [item])
    if counted.gone:
        yield _gone(here, counted.gone, counted.places)


def _gone(here: Standing, posts: int, places: int) -> Notice:
    where = "" if places == posts else f", in {places} places"
    them = "it" if posts == 1 else "them"
    return Notice(
        place=40,
        key="gone",
        heading="",
        text=f"Schoolgate has taken down {so_many(posts, 'post')}{where}: someone in "
        f"{them} may not be shown there.",
        url=url("posts:take_downs", school=here.school.slug),
        link="What went, and when",
        stops=False,
    )


@waits
def what_to_decide(here: Standing, at: datetime) -> Iterator[Shown]:
    """Show possible matches to whoever may see restrictions, and the term's look."""
    slug = here.school.slug
    if here.may(RIGHT) and (doubts := open_doubts(here.school).count()):
        item = Item(
            f"{doubts} may show someone who is never shown",
            url("posts:may_be", school=slug),
            tag="decide",
            level="stop",
        )
        yield to_see_to(31, [item])
    audits = here.may("pictures.audit")
    if audits and not_audited(here.school, at.date()).exists():
        item = Item(
            "Look through everything that shows a child",
            url("posts:with_children", school=slug),
            tag="each term",
        )
        yield to_see_to(32, [item])
