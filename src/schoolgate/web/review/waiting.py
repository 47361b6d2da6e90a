"""Which posts wait for a person: to decide, to read again, to finish, to see out."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from schoolgate.engine.record import NOTHING
from schoolgate.web.design.environment import moment, url
from schoolgate.web.people.rights import Standing
from schoolgate.web.people.waiting import Item, Section, Shown, waits
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.states import State
from schoolgate.web.review.turns import ahead, turns

SHOWN = 10
TO_EDIT = frozenset({State.DRAFT, State.SENT_BACK, State.FAILED, State.EXPIRED})
MISSED = frozenset({State.FAILED, State.EXPIRED})


@waits
def whose_turn(here: Standing, at: datetime) -> Iterator[Shown]:
    """Show the posts that wait for this person, and this person's that wait."""
    turn = turns(here, at)
    if turn.to_decide:
        yield Section(10, "To decide", _items(here, turn.to_decide[:SHOWN]))
    if turn.own:
        items = _items(here, turn.own[:SHOWN], turn.waits_for)
        yield Section(50, "Mine, waiting for others", items)


@waits
def what_is_ahead(here: Standing, _at: datetime) -> Iterator[Shown]:
    """Show what this person began, what changed in it, and what is to go out."""
    found = ahead(here, SHOWN)
    if found.to_read_again:
        yield Section(
            20,
            "Mine, to read again",
            _items(here, found.to_read_again),
            text="The school list changed for someone in these posts.",
        )
    if found.unfinished or here.may("posts.draft"):
        yield Section(
            40,
            "Mine, unfinished",
            _items(here, found.unfinished),
            empty="You have no unfinished posts.",
        )
    yield Section(
        60,
        "Coming",
        _items(here, found.coming),
        empty="Nothing is scheduled.",
    )


def _items(
    here: Standing, posts: Iterable[Post], waits_for: Mapping[int, str] = NOTHING
) -> tuple[Item, ...]:
    return tuple(_item(here, post, waits_for.get(post.pk, "")) for post in posts)


def _item(here: Standing, post: Post, waits_for: str) -> Item:
    edits = post.state in TO_EDIT and post.author_id == here.person.pk
    page = "posts:edit" if edits else "posts:post"
    about = post.author.name
    if post.go_out_at:
        was = "was to go out" if post.state in MISSED else "to go out"
        about += f" · {was} {moment(post.go_out_at)}"
    return Item(
        post.title or post.text[:80] or "Empty draft",
        url(page, school=here.school.slug, pk=post.pk),
        state=post.state,
        about=(about, waits_for) if waits_for else (about,),
    )
