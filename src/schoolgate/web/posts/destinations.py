"""Where a draft can go, and where it goes already: read together for its form."""

from django.db.models import FilteredRelation, Q

from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.posts.models import Post, Target


def destinations(post: Post) -> tuple[list[Account], list[Target]]:
    """The accounts that a post can go to, and where it goes already. One question."""
    here = FilteredRelation("targets", condition=Q(targets__post=post.pk))
    accounts = Account.objects.filter(school=post.school_id).annotate(here=here)
    found = accounts.filter(Q(state__in=PUBLISHES) | Q(here__isnull=False))
    # The stubs know no relation that a query makes.
    rows = list(found.select_related("here"))  # type: ignore[misc]
    # What goes nowhere yet has no such attribute at all.
    goes = (_of(row, row.here) for row in rows if hasattr(row, "here"))
    targets = sorted(goes, key=lambda target: target.pk)
    return [row for row in rows if row.state in PUBLISHES], targets


def _of(account: Account, target: Target) -> Target:
    target.account = account
    return target
