"""The author changes a post. Whatever was approved before is not approved any more."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.journal.write import Act, write
from schoolgate.web.people.models import Person
from schoolgate.web.people.rights import standing
from schoolgate.web.policy.in_force import in_force
from schoolgate.web.posts.actions.errors import ChangedMeanwhile, NotEditable, PostError
from schoolgate.web.posts.content import hash_of, key_of
from schoolgate.web.posts.models import Post
from schoolgate.web.posts.queries import same_as
from schoolgate.web.posts.states import EDITABLE, State

CARRIES = "posts.publishing"
MOST_TARGETS = 30
MOST_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class DraftContent:
    """What an author can change of a post, as typed.

    ``targets`` maps an account's id to the text it gets there, "" for the post's own.
    ``said`` holds declarations by the fact's name.
    """

    text: str
    targets: Mapping[int, str] = field(default_factory=dict)
    title: str = ""
    kind: str = ""
    audience: str = "public"
    said: Mapping[str, bool] = field(default_factory=dict)
    doubt: bool = False
    note: str = ""
    go_out_at: datetime | None = None


@transaction.atomic
def edit(
    post: Post, wording: DraftContent, *, version: int, by: Person, at: datetime
) -> Post:
    """Save what the author typed over the version they had before them.

    Raises ChangedMeanwhile if it is not that one any more. A draft's keystrokes are
    not journalled; that an approval fell is.
    """
    post = locked_draft(post, by=by, at=at)
    if post.version != version:
        raise ChangedMeanwhile
    _expect_bounded(wording)
    sooner = _is_sooner(post, wording)
    _put(post, wording)
    _aim(post, wording.targets)
    if sooner:
        _void(post, by=by, at=at)
    return changed(post, by=by, at=at)


def _is_sooner(post: Post, wording: DraftContent) -> bool:
    """Whether it would go out before the time that an approver saw."""
    if post.go_out_at is None:
        return False
    return wording.go_out_at is None or wording.go_out_at < post.go_out_at


def locked_draft(post: Post, *, by: Person, at: datetime) -> Post:
    """The author's own post, locked, if it can still be changed."""
    here = standing(by, post.school, at.date())
    here.require("posts.draft")
    post = Post.objects.select_for_update(of=("self",)).get(pk=post.pk, author=by)
    post.roles = sorted(here.roles)
    if State(post.state) not in EDITABLE:
        raise NotEditable(post.state)
    return post


def changed(post: Post, *, by: Person, at: datetime) -> Post:
    """Note a change: count it, and void what was decided about what was before."""
    before = post.content_hash
    post.content_hash = hash_of(post)
    post.version += 1
    post.changed_at = at
    if post.content_hash != before:
        _void(post, by=by, at=at)
    post.save()
    return post


def _void(post: Post, *, by: Person, at: datetime) -> None:
    voided = post.approvals.filter(voided_at__isnull=True).update(voided_at=at)
    if State(post.state) in (State.DRAFT, State.SENT_BACK):
        return
    was, post.sent_at = post.state, None
    post.move_to(State.DRAFT)
    clauses = in_force(post.school).setting(CARRIES, at.date())
    details = {"was": was, "approvals voided": voided}
    write("post.changed", post, Act(post.school, by, at, clauses, details))


def _expect_bounded(wording: DraftContent) -> None:
    if len(wording.targets) > MOST_TARGETS:
        raise PostError(
            f"A post can go to {MOST_TARGETS} accounts at once; this one names "
            f"{len(wording.targets)}. Write a second post for the others."
        )
    longest = max((len(wording.text), *map(len, wording.targets.values())))
    if longest > MOST_CHARACTERS:
        raise PostError(
            f"The text has {longest} characters; at most {MOST_CHARACTERS} can be "
            "kept. No platform takes as many: shorten it."
        )


def _put(post: Post, wording: DraftContent) -> None:
    post.text = clean_text(wording.text)
    post.title = " ".join(wording.title.split())[:200]
    post.kind = wording.kind
    post.audience = wording.audience
    post.said = dict(wording.said)
    post.doubt = wording.doubt
    post.note = wording.note
    post.go_out_at = wording.go_out_at
    post.text_key = key_of(post.text)
    post.same = same_as(post)


def clean_text(text: str) -> str:
    """The text with one kind of line end and without signs a database refuses."""
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _aim(post: Post, targets: Mapping[int, str]) -> None:
    """Let the post go to these accounts of its school, and to no others."""
    open_ones = Account.objects.filter(
        school=post.school, pk__in=targets, state__in=PUBLISHES
    )
    known = {account.pk for account in open_ones}
    if missing := set(targets) - known:
        raise PostError(
            f"{len(missing)} of the accounts named are not open in this school: "
            "choose among those that are shown."
        )
    post.targets.exclude(account__in=known).delete()
    for account in known:
        text = clean_text(targets[account])
        post.targets.update_or_create(
            account_id=account, defaults={"text": "" if text == post.text else text}
        )
