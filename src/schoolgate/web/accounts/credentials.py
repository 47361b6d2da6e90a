"""The credentials of an account, sealed, and the channel that they open."""

import json
from collections.abc import Mapping

from schoolgate.channels import open_channel
from schoolgate.channels.port import Channel
from schoolgate.web.accounts.models import Account


def opened(account: Account) -> Channel:
    """Open the account's channel."""
    credentials = json.loads(bytes(account.credentials))
    return open_channel(credentials.pop("channel", account.platform), credentials)


def store(account: Account, credentials: Mapping[str, str]) -> None:
    """Keep an account's credentials."""
    account.credentials = json.dumps(dict(credentials)).encode()
    account.save(update_fields=["credentials"])
