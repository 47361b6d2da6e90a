"""What waits today about what is out: late, by hand, perhaps of a restricted person."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.db.models import Exists, Subquery

from schoolgate.web.design.environment import url
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import (
    Counted,
    Counts,
    Item,
    Notice,
    Shown,
    counts,
    many,
    to_see_to,
    waits,
)
from schoolgate.web.takedowns.doubts import RIGHT, open_doubts
from schoolgate.web.takedowns.ledger import not_audited
from schoolgate.web.takedowns.mail import with_number as so_many
from schoolgate.web.takedowns.take_downs import (
    A_DAY,
    asked_by_hand,
    gone_by_itself,
    late,
)


@counts
def count(here: Standing, at: datetime) -> Mapping[str, Counted]:
    """Count take-downs, possible matches, and whether the term's look is due."""
    school = here.school
    overdue = late(at).filter(target__post__school=school)
    gone = gone_by_itself(school, at - A_DAY)
    return {
        "down_by_hand": many(asked_by_hand(school), of="target__post"),
        "down_late": many(overdue, of="target__post"),
        "down_late_since": Subquery(overdue.order_by("due_at").values("due_at")[:1]),
        "down_gone": many(gone, of="target__post"),
        "down_places": many(gone, of="target"),
        "down_audit_is_due": Exists(not_audited(school, at.date())),
        "down_doubts": many(open_doubts(school)),
    }


@waits
def what_is_late(here: Standing, at: datetime, counted: Counts) -> Iterator[Shown]:
    """Show what is late, what went by itself, and what a person has to take down."""
    slug = here.school.slug
    if not here.may("posts.withdraw"):
        return
    if posts := counted["down_late"]:
        is_out = "post is" if posts == 1 else "posts are"
        days = (at - counted["down_late_since"]).days
        yield Notice(
            place=20,
            key="late",
            heading=f"{posts} {is_out} still out that should be gone",
            text=f"{so_many(days, 'day')} late." if days else "Late since today.",
            url=url("posts:by_hand", school=slug),
            link="Take down by hand",
        )
    elif by_hand := counted["down_by_hand"]:
        item = Item(
            f"{by_hand} to take down by hand",
            url("posts:by_hand", school=slug),
            tag="must go",
            level="stop",
        )
        yield to_see_to(30, [item])
    if posts := counted["down_gone"]:
        yield _gone(here, posts, counted["down_places"])


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
def what_to_decide(here: Standing, _at: datetime, counted: Counts) -> Iterator[Shown]:
    """Show possible matches to whoever may see restrictions, and the term's look."""
    slug = here.school.slug
    if counted["down_doubts"] and here.may(RIGHT):
        item = Item(
            f"{counted['down_doubts']} may show someone who is never shown",
            url("posts:may_be", school=slug),
            tag="decide",
            level="stop",
        )
        yield to_see_to(31, [item])
    if counted["down_audit_is_due"] and here.may("pictures.audit"):
        item = Item(
            "Look through everything that shows a child",
            url("posts:with_children", school=slug),
            tag="each term",
        )
        yield to_see_to(32, [item])
