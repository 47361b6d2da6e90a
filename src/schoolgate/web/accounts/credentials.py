"""The credentials of an account, sealed, and the channel that they open."""

from collections.abc import Mapping
from datetime import datetime
from typing import cast

from django.db import transaction

from schoolgate.channels import open_channel
from schoolgate.channels.port import Channel, NotSignedIn, Standing
from schoolgate.web.accounts.models import Account
from schoolgate.web.sealing.seal import SealError

CREDENTIALS = Account.credentials.field
# A key beside the credentials that names another channel than the account's platform.
CHANNEL = "channel"


def opened(account: Account) -> Channel:
    """Open the account's channel. Raises ChannelError."""
    try:
        credentials = read(account)
    except SealError as error:
        raise NotSignedIn(str(error)) from error
    if not credentials:
        raise NotSignedIn(
            f"{account} has no credentials here", "Connect it, or publish by hand."
        )
    return open_channel(credentials.pop(CHANNEL, account.platform), credentials)


def channel_of(account: Account) -> str:
    """The channel that the account's credentials are for: mostly its platform's."""
    return read(account).get(CHANNEL, account.platform)


def store(
    account: Account, credentials: Mapping[str, str], ends: datetime | None = None
) -> None:
    """Seal an account's credentials for its own row; none at all disconnect it."""
    account.credentials = b""
    if credentials:
        CREDENTIALS.put(account, dict(credentials))
    account.credentials_end = ends
    account.save(update_fields=["credentials", "credentials_end"])


def read(account: Account) -> dict[str, str]:
    """The credentials in plain words, for a channel alone; empty where there are none.

    Raises SealError where they were changed or moved, or their key is missing.
    """
    if not account.credentials:
        return {}
    return cast("dict[str, str]", CREDENTIALS.open(account))


@transaction.atomic
def keep_renewed(account: Account, standing: Standing) -> None:
    """Keep what the platform gave us anew, and when it ends.

    Not of an account that was disconnected, or connected anew, while it was asked.
    """
    before = bytes(account.credentials)
    held = Account.objects.select_for_update(of=("self",)).get(pk=account.pk)
    if not before or bytes(held.credentials) != before:
        return
    account.warning = standing.warning
    account.save(update_fields=["warning"])
    if standing.renewed:
        store(account, read(account) | dict(standing.renewed), standing.expires)
    elif standing.expires != account.credentials_end:
        account.credentials_end = standing.expires
        account.save(update_fields=["credentials_end"])
