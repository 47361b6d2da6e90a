"""What the register says of an account, repeated in its row.

Every post is judged by it, so it comes with the account. Whatever changes who keeps
an account, or what was found of it, notes it anew; the rows remain the truth.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from schoolgate.web.accounts.models import Account


@dataclass(frozen=True, slots=True)
class KeeperRow:
    """Somebody who can reach an account; ``until`` is the day from which they can't."""

    part: str
    person: int
    since: date
    until: date | None
    trained_on: date | None

    def holds_on(self, day: date) -> bool:
        """Whether they can reach it on a day."""
        return self.since <= day and (self.until is None or day < self.until)


def keepers_of(account: Account) -> tuple[KeeperRow, ...]:
    """Everybody who keeps an account, or did."""
    rows = account.entered.get("kept", ())
    return tuple(
        KeeperRow(part, who, date.fromisoformat(since), _day(until), _day(trained))
        for part, who, since, until, trained in rows
    )


def found_of(account: Account) -> Mapping[str, bool]:
    """Whether each condition that somebody looked at is met."""
    found: Mapping[str, bool] = account.entered.get("found", {})
    return found


def note(account: Account) -> Account:
    """Repeat in its row what its keepers and its conditions say by now."""
    account.entered = said_by_rows(account)
    account.save(update_fields=["entered"])
    return account


def said_by_rows(account: Account) -> dict[str, object]:
    """What belongs into the row."""
    fields = ("part", "person_id", "since", "until", "trained_on")
    kept = account.keepers.order_by("pk").values_list(*fields)
    return {
        "kept": [
            [part, who, *(day and day.isoformat() for day in days)]
            for part, who, *days in kept
        ],
        "found": dict(account.conditions.order_by("fact").values_list("fact", "met")),
    }


def _day(said: str | None) -> date | None:
    return date.fromisoformat(said) if said else None
