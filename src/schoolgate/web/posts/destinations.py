"""Where a draft can go, and where it goes already: read together for its form."""

from django.db.models import F, FilteredRelation, Q

from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.states import PUBLISHES
from schoolgate.web.posts.models import Post, Target

# What a form shows of an account and what its judgement needs; the rest is wide.
SHOWN = (
    "school",
    "platform",
    "name",
    "kind",
    "audience",
    "state",
    "credentials",
    "entered",
    "youngest",
    "answered_on",
)
OF_TARGET = ("id", "post_id", "account_id", "text")


def destinations(post: Post) -> tuple[list[Account], list[Target]]:
    """The accounts that a post can go to, and where it goes already. One question.

    Each with what a form needs of it; what else is asked of them is read then.
    """
    here = FilteredRelation("targets", condition=Q(targets__post=post.pk))
    accounts = Account.objects.filter(school=post.school_id).annotate(
        here=here, goes=F("here__pk"), own_text=F("here__text")
    )
    found = accounts.filter(Q(state__in=PUBLISHES) | Q(goes__isnull=False))
    # Sorting twenty here costs less than asking for it.
    rows = sorted(found.only(*SHOWN).order_by(), key=_place)
    goes = [
        _target(post, row, (row.goes, post.pk, row.pk, row.own_text))
        for row in rows
        if row.goes is not None
    ]
    goes.sort(key=lambda target: target.pk)
    return [row for row in rows if row.state in PUBLISHES], goes


def _place(account: Account) -> tuple[str, str]:
    return account.platform, account.name


def _target(post: Post, account: Account, row: tuple[object, ...]) -> Target:
    target = Target.from_db(None, OF_TARGET, row)
    account.school = post.school
    target.account, target.post = account, post
    return target
