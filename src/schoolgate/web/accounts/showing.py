"""The register as it is read: a row an account, on a page, on paper, in a table."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from io import StringIO

from schoolgate.web.accounts.forms.words import KIND_WORDS, platform_words
from schoolgate.web.accounts.models import Account
from schoolgate.web.accounts.queries import (
    ends_soon,
    left_behind,
    people,
    register,
    review_due,
)
from schoolgate.web.accounts.states import (
    NOT_OURS,
    ON_ITS_WAY,
    OVER,
    PUBLISHES,
    AccountKind,
    AccountState,
    KeeperPart,
)
from schoolgate.web.trust.models import School

GROUPS = (
    ("The school’s accounts", PUBLISHES),
    ("On their way", ON_ITS_WAY),
    ("Not the school’s", NOT_OURS),
    ("Refused or closed", OVER),
)
# A cell that begins with one of these is reckoned with by a spreadsheet, not shown.
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
HEADINGS = (
    "Platform",
    "Account",
    "Kind",
    "State",
    "Address",
    "Master administration role",
    "Owners",
    "Administrators",
    "Approved posting users",
    "School e-mail",
    "Asked for",
    "Permitted",
    "Opened",
    "Closed",
    "Last review",
    "Next review",
    "Provider",
)


@dataclass(frozen=True, slots=True)
class RegisterRow:
    """An account as the register shows it.

    ``late``: its review is overdue. ``ending``: its credentials end soon, or have.
    ``left`` names who has left and could still reach it.
    """

    account: Account
    platform: str
    kind: str
    owners: tuple[str, ...]
    administrators: tuple[str, ...]
    posters: tuple[str, ...]
    permitted_on: date | None
    due: date | None
    late: bool
    ending: bool
    left: tuple[str, ...]


Group = tuple[str, tuple[RegisterRow, ...]]


def rows(school: School, at: datetime) -> tuple[RegisterRow, ...]:
    """The whole register of a school."""
    left: dict[int, list[str]] = {}
    for keeper in left_behind(school, at.date()):
        left.setdefault(keeper.account_id, []).append(keeper.person.name)
    names = platform_words()
    return tuple(
        _row(account, at, names, left.get(account.pk, ()))
        for account in register(school)
    )


def grouped(rows: Iterable[RegisterRow]) -> tuple[Group, ...]:
    """The rows by what they are to the school; a group of nothing is left out."""
    every = tuple(rows)
    groups = (
        (words, tuple(row for row in every if row.account.state in states))
        for words, states in GROUPS
    )
    return tuple((words, group) for words, group in groups if group)


def as_csv(rows: Iterable[RegisterRow]) -> str:
    """The register as a table for a spreadsheet, in which nothing is a formula."""
    file = StringIO()
    table = csv.writer(file)
    table.writerow(HEADINGS)
    table.writerows([safe(cell) for cell in _cells(row)] for row in rows)
    return file.getvalue()


def safe(cell: object) -> str:
    """A cell that a spreadsheet shows as it is."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text


def _row(
    account: Account, at: datetime, names: dict[str, str], left: Iterable[str]
) -> RegisterRow:
    due = review_due(account)
    refused = account.state == AccountState.REFUSED
    return RegisterRow(
        account=account,
        platform=names.get(account.platform, account.platform.title()),
        kind=KIND_WORDS[AccountKind(account.kind)],
        owners=_names(account, KeeperPart.OWNER),
        administrators=_names(account, KeeperPart.ADMINISTRATOR),
        posters=_names(account, KeeperPart.POSTER),
        permitted_on=None if refused else account.answered_on,
        due=due,
        late=due is not None and due < at.date(),
        ending=ends_soon(account, at),
        left=tuple(left),
    )


def _names(account: Account, part: KeeperPart) -> tuple[str, ...]:
    return tuple(keeper.person.name for keeper in people(account, part))


def _cells(row: RegisterRow) -> tuple[object, ...]:
    account = row.account
    return (
        row.platform,
        account.name,
        row.kind,
        account.state,
        account.address,
        account.master_role,
        "; ".join(row.owners),
        "; ".join(row.administrators),
        "; ".join(row.posters),
        account.email,
        account.asked_on,
        row.permitted_on,
        account.opened_on,
        account.closed_on,
        getattr(account, "reviewed_on", None),
        row.due,
        " ".join(filter(None, (account.provider, account.provider_contact))),
    )
