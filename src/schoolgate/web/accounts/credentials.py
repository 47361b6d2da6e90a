"""The credentials of an account, sealed, and the channel that they open."""

import json

from schoolgate.channels import open_channel
from schoolgate.channels.port import Channel
from schoolgate.web.accounts.models import Account


def opened(account: Account) -> Channel:
    """Open the account's channel."""
    return open_channel(account.platform, json.loads(bytes(account.credentials)))
