"""The event types of accounts: what the journal can say about them."""

from schoolgate.web.journal.events import register

register(
    "accounts.account",
    {
        "account.reviewed": "reviewed the settings of an account",
        "account.access_removed": "removed a person's access to an account",
        "account.conditions_checked": "checked the conditions of an account",
        "account.fake_listed": "listed a fake account",
        "account.quasi_listed": "listed a quasi-account",
        "account.closed": "closed an account",
        "account.asked_again": "asked again for an account",
        "account.connected": "connected an account",
        "account.disconnected": "disconnected an account",
        "account.connection_tried": "tested the connection of an account",
        "account.permitted": "permitted an account",
        "account.refused": "refused an account",
        "account.corrected": "corrected the register of accounts",
        "account.opened": "opened an account",
        "account.keeper_added": "added a person to an account",
        "account.training_noted": "noted a training for an account",
        "account.asked_for": "asked for an account",
        "account.warned": "was warned about an account",
    },
)
