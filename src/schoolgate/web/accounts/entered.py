"""What the register says of an account, repeated in its row.

Every post is judged by it, so it comes with the account. Whatever changes who keeps
an account, or what was found of it, notes it anew; the rows remain the truth.
"""

from schoolgate.web.accounts.models import Account


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
